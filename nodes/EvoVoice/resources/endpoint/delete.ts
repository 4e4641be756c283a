import { OFFICE_ROLES } from '../../../shared/api/roles';
import { deleted } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { endpointId } from '../fields/objectIds';

/** Takes an endpoint out of the account. */
export const deleteEndpoint: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete endpoint permanently',
	description: 'Delete an endpoint permanently; a phone number is given up for good',
	roles: OFFICE_ROLES,
	method: 'DELETE',
	path: '/endpoints/{endpointId}',
	fields: [endpointId],
	answer: deleted,
};
