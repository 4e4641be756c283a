import type { Fields } from '../framework/binding';
import { badArgument, missing } from '../framework/failures';
import type { Operation, UserCall } from '../framework/operation';
import { FLOW_FIELDS, FLOW_ROLES, type FlowInfo, type FlowRole } from '../office/directoryModel';
import { faultOf } from '../office/flowGraph';
import { availableNodes } from '../office/flowNodes';
import { ENTITY_FIELDS, inOrder } from '../office/model';
import {
	accountOf,
	customerIn,
	forOffice,
	found,
	hasTags,
	isWithin,
	tagsOf,
	without,
} from './belonging';
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
const READ_APART = ['flowId', 'accountId', 'customerId', 'tagIds'];

/**
 * The fields of a flow that were sent.
 *
 * Assumption: a list that is sent as something else, and roles that do not exist, are ignored; a
 * customer and tags can be given as to an endpoint (the vendor's client does so).
 */
function sentFields(call: UserCall, accountId: string): Partial<FlowInfo> {
	const { request } = call;
	const fields: Partial<FlowInfo> = without(request, READ_APART);
	for (const name of LISTS) if (!Array.isArray(request[name])) delete fields[name];
	if (fields.roles) fields.roles = fields.roles.filter((role) => FLOW_ROLES.includes(role));
	if (request.customerId !== undefined) {
		fields.customerId = customerIn(call, accountId, request.customerId)?.id;
	}
	if (request.tagIds) fields.tags = tagsOf(call, request.tagIds as string[]);
	return fields;
}

/** @throws ServiceFailure 400 for a flow that cannot run */
function checked(flow: Pick<FlowInfo, 'nodes' | 'parameters' | 'exits'>): void {
	const fault = faultOf(flow);
	if (fault) throw badArgument('Nodes', fault);
}

/** Assumption: the account and a name are needed. */
function newFlow(call: UserCall): object {
	const { office, request, user } = call;
	const accountId = accountOf(call);
	const name = String(request.name ?? '').trim();
	if (!name) throw missing('Name');
	const fields = { nodes: [], parameters: [], exits: [], ...sentFields(call, accountId) };
	checked(fields);
	const createdBy = user.emailAddress;
	const flow = office.directory.addFlow({ ...fields, name, accountId, createdBy });
	office.log.add(createdBy, `Flow ${name} was created`, flow);
	return written(flow);
}

function patchFlow(call: UserCall): object {
	const flow = flowOf(call);
	const fields = sentFields(call, flow.accountId);
	checked({ ...flow, ...fields });
	return written(call.office.directory.change(flow, fields, call.user.emailAddress));
}

function deleteFlow(call: UserCall): undefined {
	const { office, user } = call;
	const flow = flowOf(call);
	office.directory.removeFlow(flow.id);
	office.log.add(user.emailAddress, `Flow ${flow.name} was deleted`, flow);
}

/** Assumption: without a flow, the nodes for the flows of all accounts of the login. */
function listAvailableNodes(call: UserCall): object {
	const { office, request, user } = call;
	const asking = request.flowId ? flowOf(call) : undefined;
	const accounts = asking ? [asking.accountId] : user.accountIds;
	const others = office.directory.flows.filter(
		(flow) => accounts.includes(flow.accountId) && flow !== asking,
	);
	return availableNodes(others);
}

const CHANGEABLE: Fields = {
	name: 'text',
	customerId: 'text',
	description: 'text',
	notes: 'text',
	parameters: 'object',
	exits: 'object',
	nodes: 'object',
	roles: 'list',
	tagIds: 'list',
	ui: 'object',
};

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
		name: 'NewFlow',
		routes: [['POST', '/flows']],
		fields: { accountId: 'text', ...CHANGEABLE },
		handle: newFlow,
	}),
	forOffice({
		name: 'PatchFlow',
		routes: [['PATCH', '/flows/{flowId}']],
		fields: { flowId: 'text', ...CHANGEABLE },
		handle: patchFlow,
	}),
	// Assumption: the names of these two, and that they want the roles of the others.
	forOffice({
		name: 'DeleteFlow',
		routes: [['DELETE', '/flows/{flowId}']],
		fields: { flowId: 'text' },
		handle: deleteFlow,
	}),
	forOffice({
		name: 'GetAvailableNodes',
		routes: [['GET', '/flows/available-nodes']],
		fields: { flowId: 'text' },
		handle: listAvailableNodes,
	}),
];
