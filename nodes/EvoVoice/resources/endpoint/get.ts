import { OFFICE_ROLES } from '../../../shared/api/roles';
import { endpoint } from '../../../shared/entities/endpoint';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { endpointId } from '../fields/objectIds';

/** One endpoint by its ID; the API's pages do not name the operation. */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get endpoint such as number or phone user',
	description: 'Retrieve an endpoint by its ID: a phone number, phone user or team',
	roles: OFFICE_ROLES,
	method: 'GET',
	path: '/endpoints/{endpointId}',
	fields: [endpointId],
	answer: one(endpoint),
};
