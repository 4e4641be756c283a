import { OFFICE_ROLES } from '../../../shared/api/roles';
import { endpoint } from '../../../shared/entities/endpoint';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';
import { accountIds } from '../fields/account';
import { customerFilter, specificIds } from '../fields/filters';
import { sortedBy } from '../fields/sorting';
import { endpointFilters } from './filters';

const SORTABLE = [...endpoint.simplified, 'dateCreated', 'dateLastModified'];

/** ListEndpoints: numbers, phone users, teams and so on. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many endpoints such as numbers and phone users',
	description: 'Retrieve many endpoints: phone numbers, phone users, teams and so on',
	roles: OFFICE_ROLES,
	method: 'GET',
	path: '/endpoints',
	fields: [
		accountIds,
		customerFilter,
		specificIds,
		...endpointFilters,
		...sortedBy(endpoint, SORTABLE),
	],
	answer: many(endpoint),
};
