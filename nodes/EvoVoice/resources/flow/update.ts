import { OFFICE_ROLES } from '../../../shared/api/roles';
import { flow } from '../../../shared/entities/flow';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { changesOfFlow } from '../fields/flow';
import { flowId } from '../fields/objectIds';
import { checkingWholeFlow } from '../steps/checkWholeFlow';

/** PatchFlow: changes what is sent; a list replaces the whole list. */
export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update flow from json',
	description: 'Change a flow: its name, nodes or other parts; calls use it at once',
	roles: OFFICE_ROLES,
	method: 'PATCH',
	path: '/flows/{flowId}',
	fields: [flowId, changesOfFlow],
	answer: checkingWholeFlow(one(flow)),
};
