import { badArgument, missing } from '../framework/failures';
import { forUsers, type Operation, type UserCall } from '../framework/operation';
import { FLOW_FIELDS, type FlowInfo } from '../office/directoryModel';
import { accountSettings, faultOf, startedFlows, withStartedFlows } from '../office/flowGraph';
import { inOrder } from '../office/model';
import { accountOf, forOffice, found } from './belonging';

/** What can be packed and taken into another account. */
interface Package {
	flows: FlowInfo[];
	customerFields: object[];
	endpointFields: object[];
	systemFields: object[];
}

// Assumption: the fields of custom fields were not found; the vendor's client reads name and type.
const CUSTOM_FIELDS: Omit<Package, 'flows'> = {
	customerFields: [
		{ name: 'plan', type: 'String' },
		{ name: 'seats', type: 'Number' },
	],
	endpointFields: [{ name: 'site', type: 'String', endpointType: 'PhoneNumber' }],
	systemFields: [],
};
const NO_FIELDS: Omit<Package, 'flows'> = {
	customerFields: [],
	endpointFields: [],
	systemFields: [],
};

const NO_LISTS = { nodes: [], parameters: [], exits: [] };

/**
 * Packs flows. Without IDs there are none in it, as the vendor's client says.
 *
 * Assumption: the wording of the refusal; unless all custom fields are asked for, there are none.
 */
function exportPackage(call: UserCall): object {
	const { office, request } = call;
	const accountId = accountOf(call);
	const ids = (request.flowIds as string[] | undefined) ?? [];
	const flows = ids.map((id) => found(call, 'Flow', id, office.directory.flows));
	for (const flow of flows) {
		if (flow.accountId !== accountId) {
			throw badArgument('FlowIds', `Flow ${flow.name} is not in the account.`);
		}
		const bound = [
			...accountSettings(flow),
			...startedFlows(flow).filter((id) => !ids.includes(id)),
		];
		if (bound.length > 0) {
			const message = `Flow ${flow.name} points to objects of the account: ${bound.join(', ')}.`;
			throw badArgument('FlowIds', message);
		}
	}
	const fields = request.includeAllCustomFields === true ? CUSTOM_FIELDS : NO_FIELDS;
	const written = flows.map((flow) =>
		inOrder({ ...flow, nodeCount: flow.nodes.length }, FLOW_FIELDS),
	);
	return { flows: written, ...fields };
}

/**
 * Puts the flows of a package into an account. Their tags, customers, descriptions and roles are
 * not kept, and a flow that starts another one of the package starts the new one (both as the
 * vendor's client says).
 *
 * Assumption: the answer is the flows that were made; custom fields are taken and not shown, and
 * two flows can have the same name.
 */
function importPackage(call: UserCall): object {
	const { office, request, user } = call;
	const accountId = accountOf(call);
	const { flows: sent } = (request.package ?? {}) as { flows?: Array<Partial<FlowInfo>> };
	if (!Array.isArray(sent)) throw missing('Package');
	const flows = sent.map((flow) => ({ ...NO_LISTS, ...flow }) as FlowInfo);
	for (const flow of flows) {
		const fault = faultOf(flow);
		if (fault) throw badArgument('Package', `${flow.name}: ${fault}`);
	}
	const newIds = new Map<string, string>();
	const createdBy = user.emailAddress;
	const made = flows.map(({ id, name, notes, nodes, parameters, exits, ui }) => {
		const given = { name, notes, nodes, parameters, exits, ui, accountId, createdBy };
		const flow = office.directory.addFlow(structuredClone(given));
		newIds.set(id, flow.id);
		office.log.add(createdBy, `Flow ${name} was imported`, flow);
		return flow;
	});
	for (const flow of made) flow.nodes = withStartedFlows(flow.nodes, newIds);
	return { flows: made.map((flow) => inOrder(flow, FLOW_FIELDS)) };
}

/** Assumption: of the settings of an account only the fields that a package carries are here. */
function systemSettings(call: UserCall): object {
	return { accountId: accountOf(call), ...CUSTOM_FIELDS, emailAccounts: [] };
}

// Assumption: the names of the operations, and that packages want the roles of the flows.
export const packageOperations: Operation[] = [
	forOffice({
		name: 'ExportPackage',
		routes: [['GET', '/packages']],
		fields: { accountId: 'text', flowIds: 'list', includeAllCustomFields: 'bool' },
		handle: exportPackage,
	}),
	forOffice({
		name: 'ImportPackage',
		routes: [['POST', '/packages']],
		fields: { accountId: 'text', package: 'object' },
		handle: importPackage,
	}),
	forUsers({
		name: 'GetSystemSettings',
		routes: [['GET', '/system/settings']],
		anyRole: ['SystemAdministrator'],
		fields: { accountId: 'text' },
		handle: systemSettings,
	}),
];
