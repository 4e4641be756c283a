import { OFFICE_ROLES } from '../../../shared/api/roles';
import { flow } from '../../../shared/entities/flow';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { flowId } from '../fields/objectIds';

/** GetFlow: one flow with its nodes. */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get flow',
	description: 'Retrieve a flow; its nodes and exits come with Simplify off',
	roles: OFFICE_ROLES,
	method: 'GET',
	path: '/flows/{flowId}',
	fields: [flowId],
	answer: one(flow),
};
