import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { RESOURCES } from '../nodes/EvoVoice/resources';
import type { DemoCredential } from './open';
import type { WorkflowJson, WorkflowNode } from './rest';

const FOLDER = join(__dirname, '..', 'examples');
const OWN_NODES = 'n8n-nodes-evovoice.';
/** How the nodes are named that work in another account than the others. */
const OTHER_ACCOUNT = ' over there';
const FOLDER_NODE = 'Where to keep them';

/** A workflow of `examples/`, by the name of its file without ending. */
export interface Example {
	key: string;
	workflow: WorkflowJson;
}

/** All workflows of `examples/`, in the order of their file names. */
export function readExamples(): Example[] {
	const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
	return files.sort().map((file) => ({
		key: basename(file, '.json'),
		workflow: JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as WorkflowJson,
	}));
}

/** The workflow with the credential chosen in each Evo Voice node that has none, as a user does after importing. */
export function withCredential(
	workflow: WorkflowJson,
	credential: Pick<DemoCredential, 'id' | 'name' | 'type'> & Partial<DemoCredential>,
): WorkflowJson {
	const { id, name, type, forManagers, forOtherAccount } = credential;
	const nodes = workflow.nodes.map((node) => {
		if (!node.type.startsWith(OWN_NODES)) return node;
		const isElsewhere = node.name.endsWith(OTHER_ACCOUNT);
		const manager = (isElsewhere && forOtherAccount) || forManagers;
		const chosen = manager && isForManagers(node) ? manager : { id, name };
		return { credentials: { [type]: chosen }, ...node };
	});
	return { ...workflow, nodes };
}

/** Whether what a node does is not for a phone user, by the roles that the operation names. */
export function isForManagers({ parameters }: Pick<WorkflowNode, 'parameters'>): boolean {
	const { source, resource = 'session', operation } = parameters;
	if (source !== undefined) return source !== 'mySessions';
	const asked = RESOURCES.find(({ value }) => value === resource)?.operations.find(
		({ value }) => value === operation,
	);
	return asked?.roles !== undefined && !asked.roles.includes('User');
}

/** What somebody chooses who has imported an example, beside the credential. */
export interface Chosen {
	accountId: string;
	/** Endpoint id of the number that texts are sent from. */
	numberId: string;
	flowId: string;
	/** Where files are written. */
	folder: string;
}

/** The workflow as it is after somebody has imported it and chosen what the notes on it ask for. */
export function filledIn(
	workflow: WorkflowJson,
	credential: DemoCredential,
	chosen: Chosen,
): WorkflowJson {
	const nodes = withCredential(workflow, credential).nodes.map((node) => {
		if (node.name === FOLDER_NODE) return withFolder(node, chosen.folder);
		return { ...node, parameters: chooseIn(node.parameters, chosen) };
	});
	return { ...workflow, nodes };
}

function chooseIn(
	parameters: WorkflowNode['parameters'],
	{ accountId, numberId, flowId }: Chosen,
): WorkflowNode['parameters'] {
	const picked: Record<string, unknown> = { endpointId: numberId, flowId };
	const entries = Object.entries(parameters).map(([name, value]) => {
		if (name === 'accounts') return [name, [accountId]];
		const isEmpty = (value as { value?: unknown } | undefined)?.value === '';
		return [name, isEmpty ? { __rl: true, mode: 'id', value: picked[name] } : value];
	});
	return Object.fromEntries(entries) as WorkflowNode['parameters'];
}

function withFolder(node: WorkflowNode, folder: string): WorkflowNode {
	const { assignments } = node.parameters.assignments as { assignments: object[] };
	const inFolder = assignments.map((each) => ({ ...each, value: folder }));
	return {
		...node,
		parameters: { ...node.parameters, assignments: { assignments: inFolder } },
	};
}

/** The workflow with other values in one of its nodes Edit Fields, as somebody types them who tries it out. */
export function withValues(
	workflow: WorkflowJson,
	name: string,
	values: Record<string, unknown>,
): WorkflowJson {
	const nodes = workflow.nodes.map((node) => {
		if (node.name !== name) return node;
		const parameters = structuredClone(node.parameters) as {
			assignments: { assignments: Array<{ name: string; value: unknown }> };
		};
		for (const each of parameters.assignments.assignments) {
			if (each.name in values) each.value = values[each.name];
		}
		return { ...node, parameters };
	});
	return { ...workflow, nodes };
}

/** Node types of this package in a workflow. */
export function ownTypes(workflow: WorkflowJson): string[] {
	const types = workflow.nodes.map((node) => node.type);
	return types.filter((type) => type.startsWith(OWN_NODES));
}

const STARTS = ['n8n-nodes-base.manualTrigger', 'n8n-nodes-base.scheduleTrigger'];

/**
 * The name of the node that a person can start the workflow from, a button or a schedule; undefined
 * where it waits for something to happen.
 */
export function startOf(workflow: WorkflowJson): string | undefined {
	return workflow.nodes.find((node) => STARTS.includes(node.type))?.name;
}
