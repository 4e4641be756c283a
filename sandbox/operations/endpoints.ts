import { forUsers, type Operation, type UserCall } from '../framework/operation';
import { ENDPOINT_FIELDS, ENDPOINT_TYPES, inOrder } from '../office/model';
import { LIST_FIELDS, listResponse } from './lists';
import { accountsOf, among, contains } from './reach';

/** Assumption: the filters of names and numbers look for a part, without regard to case. */
function listEndpoints(call: UserCall): object {
	const { request, office } = call;
	const accounts = accountsOf(call);
	const types = (request.types as string[] | undefined)?.map((type) => type.toLowerCase());
	const matching = office.endpoints.filter(
		(endpoint) =>
			accounts.includes(endpoint.accountId) &&
			among(endpoint.customerId, request.customerIds) &&
			contains(endpoint.displayName, request.nameFilter) &&
			contains(endpoint.extraInformation, request.phoneNumberFilter) &&
			(request.type === undefined || endpoint.type === request.type) &&
			among(endpoint.type.toLowerCase(), types),
	);
	return listResponse(matching, request, (endpoint) => inOrder(endpoint, ENDPOINT_FIELDS));
}

export const endpointOperations: Operation[] = [
	forUsers({
		name: 'ListEndpoints',
		routes: [['GET', '/endpoints']],
		anyRole: ['SystemAdministrator', 'Manager', 'Customer'],
		fields: {
			...LIST_FIELDS,
			accountIds: 'list',
			customerIds: 'list',
			nameFilter: 'text',
			phoneNumberFilter: 'text',
			type: ENDPOINT_TYPES,
			types: 'list',
		},
		handle: listEndpoints,
	}),
];
