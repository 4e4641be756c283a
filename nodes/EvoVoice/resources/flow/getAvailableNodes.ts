import { OFFICE_ROLES } from '../../../shared/api/roles';
import { undocumented } from '../../../shared/entities/entity';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';
import { forFlow } from '../fields/flow';

/** The nodes that there are; known from the vendor's client. */
export const getAvailableNodes: Operation = {
	name: 'Get Available Nodes',
	value: 'getAvailableNodes',
	action: 'Get available nodes of flows',
	description: 'Retrieve the types of nodes that a flow can be made of',
	roles: OFFICE_ROLES,
	method: 'GET',
	path: '/flows/available-nodes',
	fields: [forFlow],
	answer: many(undocumented('name'), { isUndocumented: true }),
};
