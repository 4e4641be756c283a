import { badArgument, missing } from '../framework/failures';
import type { Operation, UserCall } from '../framework/operation';
import { CUSTOMER_FIELDS } from '../office/directoryModel';
import { inOrder, type CustomerInfo } from '../office/model';
import { readStruct } from '../office/struct';
import {
	accountOf,
	customerIn,
	forOffice,
	found,
	hasTags,
	isWithin,
	without,
	tagsOf,
} from './belonging';
import { LIST_FIELDS, listResponse } from './lists';
import { accountsOf, contains } from './reach';

const written = (customer: CustomerInfo) => inOrder(customer, CUSTOMER_FIELDS);

function listCustomers(call: UserCall): object {
	const { request, office } = call;
	const accounts = accountsOf(call);
	const matching = office.customers.filter((customer) => {
		const parents = customer.breadcrumb.slice(0, -1);
		return (
			accounts.includes(customer.accountId) &&
			contains(customer.name, request.nameFilter) &&
			isWithin(parents, request.parentCustomerIds, request.shallowParent) &&
			hasTags(customer.tags, request.tagIds)
		);
	});
	return listResponse(matching, request, written);
}

/** Assumption: the account and a name are needed. */
function newCustomer(call: UserCall): object {
	const { request, office, user } = call;
	const accountId = accountOf(call);
	const name = String(request.name ?? '').trim();
	if (!name) throw missing('Name');
	const parent = customerIn(call, accountId, request.parentCustomerId, 'ParentCustomerId');
	const customer = office.directory.addCustomer({
		accountId,
		name,
		parentCustomerId: parent?.id,
		referenceId: request.referenceId as string | undefined,
		data: readStruct(request.data),
		createdBy: user.emailAddress,
	});
	return written(customer);
}

const customerOf = (call: UserCall) =>
	found(call, 'Customer', call.request.customerId, call.office.customers);

/**
 * Assumption: what can be changed is what a new customer has, and the tags; an empty text takes the
 * parent away, and custom data that is sent replaces what was there.
 */
function patchCustomer(call: UserCall): object {
	const customer = customerOf(call);
	const sent = call.request;
	const fields: Partial<CustomerInfo> = without(sent, ['customerId', 'tagIds']);
	if (sent.parentCustomerId !== undefined) fields.parentCustomerId = newParent(call, customer);
	if (sent.data) fields.data = readStruct(sent.data);
	if (sent.tagIds) fields.tags = tagsOf(call, sent.tagIds as string[]);
	return written(call.office.directory.change(customer, fields, call.user.emailAddress));
}

function deleteCustomer(call: UserCall): undefined {
	call.office.directory.removeCustomer(customerOf(call).id);
}

function newParent(call: UserCall, customer: CustomerInfo): string | undefined {
	const { parentCustomerId: id } = call.request;
	const parent = customerIn(call, customer.accountId, id, 'ParentCustomerId');
	if (parent?.breadcrumb.some((step) => step.id === customer.id)) {
		throw badArgument('ParentCustomerId', 'A customer cannot be below itself.');
	}
	return parent?.id;
}

// Assumption: the names of the operations on one customer.
export const customerOperations: Operation[] = [
	forOffice({
		name: 'ListCustomers',
		routes: [['GET', '/customers']],
		fields: {
			...LIST_FIELDS,
			accountIds: 'list',
			nameFilter: 'text',
			parentCustomerIds: 'list',
			shallowParent: 'bool',
			tagIds: 'list',
		},
		handle: listCustomers,
	}),
	forOffice({
		name: 'NewCustomer',
		routes: [['POST', '/customers']],
		fields: {
			accountId: 'text',
			name: 'text',
			parentCustomerId: 'text',
			referenceId: 'text',
			data: 'object',
		},
		handle: newCustomer,
	}),
	forOffice({
		name: 'GetCustomer',
		routes: [['GET', '/customers/{customerId}']],
		fields: { customerId: 'text' },
		handle: (call) => written(customerOf(call)),
	}),
	forOffice({
		name: 'PatchCustomer',
		routes: [['PATCH', '/customers/{customerId}']],
		fields: {
			customerId: 'text',
			name: 'text',
			parentCustomerId: 'text',
			referenceId: 'text',
			data: 'object',
			tagIds: 'list',
		},
		handle: patchCustomer,
	}),
	forOffice({
		name: 'DeleteCustomer',
		routes: [['DELETE', '/customers/{customerId}']],
		fields: { customerId: 'text' },
		handle: deleteCustomer,
	}),
];
