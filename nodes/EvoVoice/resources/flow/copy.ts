import { OFFICE_ROLES } from '../../../shared/api/roles';
import { flow } from '../../../shared/entities/flow';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { flowId } from '../fields/objectIds';

/** CopyFlow: answers the new flow. */
export const copy: Operation = {
	name: 'Copy',
	value: 'copy',
	action: 'Copy flow',
	description: 'Copy a flow, and return the new one',
	roles: OFFICE_ROLES,
	method: 'POST',
	path: '/flows/{flowId}/copy',
	fields: [flowId],
	answer: one(flow),
};
