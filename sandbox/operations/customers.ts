import { forUsers, type Operation, type UserCall } from '../framework/operation';
import { CUSTOMER_FIELDS, inOrder } from '../office/model';
import { LIST_FIELDS, listResponse } from './lists';
import { accountsOf, among, contains } from './reach';

function listCustomers(call: UserCall): object {
	const { request, office } = call;
	const accounts = accountsOf(call);
	const matching = office.customers.filter(
		(customer) =>
			accounts.includes(customer.accountId) &&
			contains(customer.name, request.nameFilter) &&
			among(customer.parentCustomerId, request.parentCustomerIds),
	);
	return listResponse(matching, request, (customer) => inOrder(customer, CUSTOMER_FIELDS));
}

export const customerOperations: Operation[] = [
	forUsers({
		name: 'ListCustomers',
		routes: [['GET', '/customers']],
		anyRole: ['SystemAdministrator', 'Manager', 'Customer'],
		fields: {
			...LIST_FIELDS,
			accountIds: 'list',
			nameFilter: 'text',
			parentCustomerIds: 'list',
		},
		handle: listCustomers,
	}),
];
