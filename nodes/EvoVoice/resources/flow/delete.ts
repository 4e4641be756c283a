import { OFFICE_ROLES } from '../../../shared/api/roles';
import { deleted } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { flowId } from '../fields/objectIds';

/** Takes a flow out of the account. */
export const deleteFlow: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete flow permanently',
	description: 'Delete a flow permanently; what uses it is left without one',
	roles: OFFICE_ROLES,
	method: 'DELETE',
	path: '/flows/{flowId}',
	fields: [flowId],
	answer: deleted,
};
