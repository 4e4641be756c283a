import type { IDataObject } from 'n8n-workflow';

import { flow as entity } from '../entities/flow';
import { FLOW_ROLES } from './enums';
import type { Reader } from './field';
import { jsonObject, isObject } from './json';
import { Refusal, quoted } from './refusal';
import { anyOf } from './values';

/** What can be set of a flow (NewFlow, PatchFlow); the last three are known from the vendor's client. */
const SETTABLE = [
	'name',
	'description',
	'notes',
	'roles',
	'parameters',
	'exits',
	'nodes',
	'customerId',
	'tagIds',
	'ui',
];

const LISTS = ['nodes', 'parameters', 'exits'] as const;

const HOW_TO_GET_ONE = 'Get returns a flow in this form when Simplify is off.';

/**
 * A new flow as JSON. What the service sets by itself, such as the ID, is left out, so that a flow
 * that was read can be created again.
 *
 * @throws Refusal for what cannot be a flow
 */
export const newFlow: Reader = (value) => {
	const found = settable(value);
	if (String(found.name ?? '').trim() === '') {
		throw new Refusal('has no name', `Add a field "name". ${HOW_TO_GET_ONE}`);
	}
	checkFlow(found);
	return found;
};

/** Changes of a flow as JSON. What leads from nodes to exits shows only with both at hand. */
export const flowChanges: Reader = (value) => {
	const found = settable(value);
	if (Object.keys(found).length === 0) {
		throw new Refusal(
			'has nothing to change',
			`Use at least one of these fields: ${SETTABLE.join(', ')}. ${HOW_TO_GET_ONE}`,
		);
	}
	if (!isPart(found)) checkFlow(found);
	return found;
};

/** Whether only one of nodes and exits is there, so that the other one decides what leads somewhere. */
export const isPart = ({ nodes, exits }: IDataObject) =>
	(nodes === undefined) !== (exits === undefined);

/**
 * A package of flows as Export returns it, or one that holds such a package.
 *
 * @throws Refusal that names the flow, for one that could not run
 */
export function flowPackage(value: unknown): IDataObject {
	const given = jsonObject(value) as IDataObject;
	const found = Array.isArray(given.flows) ? given : (given.package as IDataObject | undefined);
	const flows = found?.flows;
	if (!found || !Array.isArray(flows) || flows.length === 0) {
		throw new Refusal(
			'has no flows',
			'A package is a JSON object with a list "flows", as Export returns it.',
		);
	}
	for (const each of flows as unknown[]) {
		if (!isObject(each)) throw new Refusal('has a flow that is no JSON object', HOW_TO_GET_ONE);
		checkFlow(each, `, in the flow ${quoted(each.name)}`);
	}
	return found;
}

function settable(value: unknown): IDataObject {
	const given = jsonObject(value) as IDataObject;
	const unknown = Object.keys(given).find((name) => {
		return !SETTABLE.includes(name) && !Object.hasOwn(entity.fields, name);
	});
	if (unknown !== undefined) {
		throw new Refusal(
			`has the unknown field ${quoted(unknown)}`,
			`Use these fields: ${SETTABLE.join(', ')}. Those that Evo Voice sets itself are left out.`,
		);
	}
	const found = Object.fromEntries(
		SETTABLE.filter((name) => (given[name] ?? undefined) !== undefined).map((name) => [
			name,
			given[name],
		]),
	);
	if (found.roles) found.roles = anyOf(FLOW_ROLES)(found.roles) as string[];
	return found;
}

/**
 * Checks what is known of a flow: its lists are lists, every node has an ID of its own and says what
 * it does, exactly one of them is the start, and what leads on leads somewhere.
 *
 * @param where the flow is, for a message about one of several
 * @throws Refusal that names the node
 */
export function checkFlow(flow: IDataObject, where = ''): void {
	for (const name of LISTS) {
		const list = flow[name] ?? [];
		if (Array.isArray(list) && list.every(isObject)) continue;
		throw new Refusal(`needs a list of objects in '${name}'${where}`, HOW_TO_GET_ONE);
	}
	const nodes = (flow.nodes ?? []) as IDataObject[];
	const exits = ((flow.exits ?? []) as IDataObject[]).map(({ name }) => name);
	if (nodes.length === 0) return;
	const ids = nodes.map(({ id }) => id);
	for (const node of nodes) checkNode(node, ids, where);
	checkStart(nodes, where);
	for (const node of nodes) checkTransitions(node, [...ids, ...exits], where);
}

function checkNode(node: IDataObject, ids: unknown[], where: string): void {
	const { id, spec } = node;
	if (typeof id !== 'string' || id === '') {
		throw new Refusal(`has no ID in the node ${nameOf(node)}${where}`, 'Give every node an "id".');
	}
	if (ids.indexOf(id) !== ids.lastIndexOf(id)) {
		throw new Refusal(
			`has several nodes with the ID ${quoted(id)}${where}`,
			'Give every node an "id" of its own, and let transitions lead to it.',
		);
	}
	if (isObject(spec) && typeof spec.url === 'string' && spec.url !== '') return;
	throw new Refusal(
		`does not say what the node ${nameOf(node)} does${where}`,
		'Every node needs a "spec" with a "url". Get Available Nodes lists those that there are.',
	);
}

function checkStart(nodes: IDataObject[], where: string): void {
	const starts = nodes.filter(({ isStartNode }) => isStartNode === true);
	if (starts.length === 1) return;
	throw new Refusal(
		starts.length === 0
			? `has no start node${where}`
			: `has several start nodes${where}: ${starts.map(nameOf).join(', ')}`,
		'Set "isStartNode" to true in exactly one node.',
	);
}

function checkTransitions(node: IDataObject, ends: unknown[], where: string): void {
	for (const [name, parameter] of parametersOf(node.parameters)) {
		const target = isObject(parameter.value) ? parameter.value.stringValue : undefined;
		if (parameter.type !== 'Transition' || !target || ends.includes(target)) continue;
		throw new Refusal(
			`has a transition that leads nowhere${where}: ${quoted(name)} of the node ${nameOf(node)} names ${quoted(target)}`,
			`Let it lead to the ID of a node or to the name of an exit: ${ends.join(', ')}.`,
		);
	}
}

/** The settings of a node, those within lists and objects included. */
function parametersOf(parameters: unknown): Array<[string, IDataObject]> {
	if (!isObject(parameters)) return [];
	return Object.entries(parameters).flatMap(([name, parameter]) => {
		if (!isObject(parameter)) return [];
		const { listParameters, structParameters } = parameter;
		const inner = [...(Array.isArray(listParameters) ? listParameters : []), structParameters];
		return [[name, parameter] as [string, IDataObject], ...inner.flatMap(parametersOf)];
	});
}

/** How people know a node: by its name, by what it does, or else by its ID. */
function nameOf({ name, spec, id }: IDataObject): string {
	const { name: kind, typeName } = isObject(spec) ? spec : {};
	return quoted(name || kind || typeName || id || 'without a name');
}
