import { OFFICE_ROLES } from '../../../shared/api/roles';
import { entity } from '../../../shared/entities/entity';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';
import { forFlow } from '../fields/flow';

/** A kind of node; its fields are not documented. */
const nodeKind = entity({
	label: 'node',
	plural: 'nodes',
	missing: 'Take another one from Get Available Nodes.',
	identifier: 'name',
	fields: {},
	simplified: [],
});

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
	answer: many(nodeKind, { isUndocumented: true }),
};
