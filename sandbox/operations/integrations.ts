import { badArgument } from '../framework/failures';
import type { Operation, UserCall } from '../framework/operation';
import { INTEGRATION_FIELDS, type IntegrationInfo } from '../office/integrations';
import { inOrder } from '../office/model';
import { customerIn, forOffice, found, isWithin } from './belonging';
import { LIST_FIELDS, listResponse } from './lists';
import { accountsOf, contains, textOf } from './reach';

const written = (integration: IntegrationInfo) => inOrder(integration, INTEGRATION_FIELDS);

function listIntegrations(call: UserCall): object {
	const { request, office } = call;
	const accounts = accountsOf(call);
	const matching = office.integrations
		.list()
		.filter(
			(one) =>
				accounts.includes(one.accountId) &&
				contains(one.name, request.nameFilter) &&
				isWithin(one.customerBreadcrumb, request.customerIds, request.shallowParent),
		);
	return listResponse(matching, request, written);
}

const integrationOf = (call: UserCall) =>
	found(call, 'Integration', call.request.integrationId, call.office.integrations.list());

/**
 * Assumption: the shape of the answer; the text is looked for in names, numbers and addresses; one
 * whose login ran out is refused.
 */
function searchContacts(call: UserCall): object {
	const integration = integrationOf(call);
	if (!integration.isAuthorized) {
		throw badArgument('IntegrationId', `${integration.name} is not authorized.`);
	}
	const { request, office } = call;
	const customer = customerIn(call, integration.accountId, textOf(request.customerId));
	return office.integrations
		.contacts(integration)
		.filter(({ customerId }) => !customer || customerId === customer.id)
		.filter((contact) => contains(Object.values(contact).join('\n'), request.query))
		.map(({ id, name, phoneNumber, emailAddress }) => ({ id, name, phoneNumber, emailAddress }));
}

/** Assumption: it answers with the integration as it is then. */
function sync(call: UserCall): object {
	const integration = integrationOf(call);
	call.office.log.add(call.user.emailAddress, `${integration.name} was synchronized`, integration);
	return written(call.office.integrations.sync(integration));
}

// Assumption: the names of the operations but the first, and that all want the roles of the office.
export const integrationOperations: Operation[] = [
	forOffice({
		name: 'ListIntegrations',
		routes: [['GET', '/integrations']],
		fields: {
			...LIST_FIELDS,
			accountIds: 'list',
			nameFilter: 'text',
			customerIds: 'list',
			shallowParent: 'bool',
		},
		handle: listIntegrations,
	}),
	forOffice({
		name: 'GetIntegration',
		routes: [['GET', '/integrations/{integrationId}']],
		fields: { integrationId: 'text' },
		handle: (call) => written(integrationOf(call)),
	}),
	forOffice({
		name: 'SearchIntegrationContacts',
		routes: [['GET', '/integrations/{integrationId}/contacts']],
		fields: { integrationId: 'text', customerId: 'text', query: 'text' },
		handle: searchContacts,
	}),
	forOffice({
		name: 'SyncIntegration',
		routes: [['POST', '/integrations/{integrationId}/sync']],
		fields: { integrationId: 'text' },
		handle: sync,
	}),
];
