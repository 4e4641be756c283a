import type { FlowInfo, FlowNode, FlowParameter } from './directoryModel';

/** A flow, or what was sent as one: the lists are there, what is in them can be anything. */
type Graph = Pick<FlowInfo, 'nodes' | 'parameters' | 'exits'>;

/** The address under which a node of a flow starts another flow. */
const STARTS_FLOW = /^\/flows\/start\?flowId=([^&]+)$/i;

// Values of these types are IDs of objects of one account.
const ACCOUNT_TYPES = [
	'AudioFile',
	'PhoneNumber',
	'User',
	'Endpoint',
	'File',
	'FaxNumber',
	'EmailAccount',
	'Customer',
	'Flow',
	'Team',
	'Assistant',
	'SipTrunk',
];

/**
 * What keeps a flow from being saved, as a sentence; undefined where nothing does.
 *
 * Assumption: the service refuses what the vendor's client calls invalid (`flow validate`, which
 * says of itself that it follows the service), and a flow without nodes is saved.
 */
export function faultOf({ nodes, parameters, exits }: Graph): string | undefined {
	const starts = nodes.filter(({ isStartNode }) => isStartNode === true).length;
	if (nodes.length > 0 && starts !== 1) {
		return `Flow must have exactly one start node; found ${starts}.`;
	}
	if (nodes.some(({ id }) => !id)) return 'Every node needs an id.';
	if (nodes.some(({ spec }) => !spec?.url)) return 'Every node spec needs a URL.';
	const ids = nodes.map(({ id }) => id);
	const valueIds = nodes.flatMap((node) => parametersOf(node).map(([, { id }]) => id));
	if (valueIds.some((id) => !id)) return 'Every node parameter needs an id.';
	const twice = repeated(ids) ?? repeated(valueIds);
	if (twice !== undefined) return `Duplicate id ${twice}.`;
	const ends = exits.map(({ name }) => name);
	const both = parameters.find(({ name }) => ends.includes(name));
	if (both) return `Exit ${both.name} has the same name as a flow parameter.`;
	return lostTransition(nodes, [...ids, ...ends]);
}

function lostTransition(nodes: FlowNode[], ends: string[]): string | undefined {
	for (const node of nodes) {
		for (const [name, { type, value }] of parametersOf(node)) {
			const target = type === 'Transition' ? value?.stringValue : undefined;
			if (!target || ends.includes(target)) continue;
			return `Transition ${name} of node ${node.id} leads to ${target}, which does not exist.`;
		}
	}
	return undefined;
}

function parametersOf({ parameters }: FlowNode): Array<[string, FlowParameter]> {
	return Object.entries(parameters ?? {});
}

function repeated(ids: string[]): string | undefined {
	return ids.find((id, index) => ids.indexOf(id) !== index);
}

/** The IDs of the flows that a flow starts from its nodes. */
export function startedFlows({ nodes }: Graph): string[] {
	return nodes.flatMap(({ spec }) => STARTS_FLOW.exec(spec.url)?.slice(1) ?? []);
}

/** The names of the settings in which a flow names an object of its account. */
export function accountSettings({ nodes }: Graph): string[] {
	return nodes
		.flatMap(parametersOf)
		.filter(([, { type, source, value }]) => {
			return ACCOUNT_TYPES.includes(type) && source === 'Value' && Boolean(value.stringValue);
		})
		.map(([name]) => name);
}

/** A copy of the nodes in which the flows that they start have other IDs. */
export function withStartedFlows(nodes: FlowNode[], newId: Map<string, string>): FlowNode[] {
	return structuredClone(nodes).map((node) => {
		const id = newId.get(STARTS_FLOW.exec(node.spec.url)?.[1] ?? '');
		return id ? { ...node, spec: { ...node.spec, url: `/flows/start?flowId=${id}` } } : node;
	});
}
