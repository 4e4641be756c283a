import { OFFICE_ROLES } from '../../../shared/api/roles';
import { deleted } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { customerId } from '../fields/objectIds';

/** Deletes one customer; the API's pages do not name the operation. */
export const remove: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete customer permanently',
	description: 'Delete a customer permanently; nothing brings it back',
	roles: OFFICE_ROLES,
	method: 'DELETE',
	path: '/customers/{customerId}',
	fields: [customerId],
	answer: deleted,
};
