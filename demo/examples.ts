import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { WorkflowJson } from './rest';

const FOLDER = join(__dirname, '..', 'examples');
const OWN_NODES = 'n8n-nodes-evovoice.';

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

/** The workflow with the credential chosen in each Evo Voice node, as a user does after importing. */
export function withCredential(
	workflow: WorkflowJson,
	credential: { id: string; name: string; type: string },
): WorkflowJson {
	const { id, name, type } = credential;
	const nodes = workflow.nodes.map((node) =>
		node.type.startsWith(OWN_NODES) ? { ...node, credentials: { [type]: { id, name } } } : node,
	);
	return { ...workflow, nodes };
}

/** Node types of this package in a workflow. */
export function ownTypes(workflow: WorkflowJson): string[] {
	const types = workflow.nodes.map((node) => node.type);
	return types.filter((type) => type.startsWith(OWN_NODES));
}

/** The name of the node that a person starts the workflow from; undefined when it starts by itself. */
export function manualTriggerOf(workflow: WorkflowJson): string | undefined {
	return workflow.nodes.find((node) => node.type === 'n8n-nodes-base.manualTrigger')?.name;
}
