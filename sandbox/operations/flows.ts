import type { Operation, UserCall } from '../framework/operation';
import { FLOW_FIELDS, FLOW_ROLES, type FlowInfo, type FlowRole } from '../office/directoryModel';
import { ENTITY_FIELDS, inOrder } from '../office/model';
import { forOffice, found, hasTags, isWithin, without } from './belonging';
import { LIST_FIELDS, listResponse } from './lists';
import { accountsOf, contains } from './reach';

/** Assumption: without its nodes, a flow has an empty array in their place, and still their count. */
function written(flow: FlowInfo, withNodes = true): object {
	const nodes = withNodes ? flow.nodes : [];
	return inOrder({ ...flow, nodes, nodeCount: flow.nodes.length }, FLOW_FIELDS);
}

/** Assumption: the filter for nodes looks for a part of the type's name. */
function listFlows(call: UserCall): object {
	const { request, office } = call;
	const accounts = accountsOf(call);
	const types = ({ nodes }: FlowInfo) => nodes.map(({ spec }) => spec.typeName).join('\n');
	const matching = office.directory.flows.filter(
		(flow) =>
			accounts.includes(flow.accountId) &&
			isWithin(flow.customerBreadcrumb, request.customerIds) &&
			contains(flow.name, request.nameFilter) &&
			hasTags(flow.tags, request.tagIds) &&
			(request.role === undefined || flow.roles.includes(request.role as FlowRole)) &&
			contains(types(flow), request.nodeTypeFilter),
	);
	return listResponse(matching, request, (flow) => written(flow, request.includeNodes === true));
}

const flowOf = (call: UserCall) =>
	found(call, 'Flow', call.request.flowId, call.office.directory.flows);

/** Assumption: the copy says in its name what it is, and is nobody's flow yet. */
function copyFlow(call: UserCall): object {
	const original = flowOf(call);
	const { directory } = call.office;
	const [name, createdBy] = [`Copy of ${original.name}`, call.user.emailAddress];
	const copied = without(structuredClone(original), ENTITY_FIELDS);
	return written(directory.addFlow({ ...copied, name, createdBy }));
}

const LISTS = ['nodes', 'parameters', 'exits'] as const;

/** Assumption: a list that is sent as something else, and roles that do not exist, are ignored. */
function patchFlow(call: UserCall): object {
	const { request } = call;
	const flow = flowOf(call);
	const fields: Partial<FlowInfo> = without(request, ['flowId']);
	for (const name of LISTS) if (!Array.isArray(request[name])) delete fields[name];
	if (fields.roles) fields.roles = fields.roles.filter((role) => FLOW_ROLES.includes(role));
	return written(call.office.directory.change(flow, fields, call.user.emailAddress));
}

export const flowOperations: Operation[] = [
	forOffice({
		name: 'ListFlows',
		routes: [['GET', '/flows']],
		fields: {
			...LIST_FIELDS,
			accountIds: 'list',
			customerIds: 'list',
			nameFilter: 'text',
			tagIds: 'list',
			role: FLOW_ROLES,
			includeNodes: 'bool',
			nodeTypeFilter: 'text',
		},
		handle: listFlows,
	}),
	forOffice({
		name: 'GetFlow',
		routes: [['GET', '/flows/{flowId}']],
		fields: { flowId: 'text' },
		handle: (call) => written(flowOf(call)),
	}),
	forOffice({
		name: 'CopyFlow',
		routes: [['POST', '/flows/{flowId}/copy']],
		fields: { flowId: 'text' },
		handle: copyFlow,
	}),
	forOffice({
		name: 'PatchFlow',
		routes: [['PATCH', '/flows/{flowId}']],
		fields: {
			flowId: 'text',
			name: 'text',
			description: 'text',
			notes: 'text',
			parameters: 'object',
			exits: 'object',
			nodes: 'object',
			roles: 'list',
		},
		handle: patchFlow,
	}),
];
