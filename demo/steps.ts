import { withCredential } from './examples';
import type { Demo } from './open';
import type { StoredWorkflow, WorkflowNode } from './rest';

/** A node of a workflow that goes straight on: an Evo Voice node unless its type says otherwise. */
export type Step = Partial<WorkflowNode> & Pick<WorkflowNode, 'parameters'>;

/** Name of the node that a person starts the workflow from. */
export const START = 'Start';

/**
 * Stores a workflow that hands items to one node after another.
 * @param steps by the names of the nodes
 */
export async function storeSteps(
	{ n8n, credential }: Demo,
	name: string,
	items: object[],
	steps: Record<string, Step>,
): Promise<StoredWorkflow> {
	const names = [START, ...Object.keys(steps)];
	const nodes = names.map((each, index): WorkflowNode => ({
		id: `step-${index}`,
		name: each,
		type: index === 0 ? 'n8n-nodes-base.manualTrigger' : 'n8n-nodes-evovoice.evoVoice',
		typeVersion: 1,
		position: [index * 200, 0],
		...(steps[each] ?? { parameters: {} }),
	}));
	const to = (next: string) => ({ main: [[{ node: next, type: 'main', index: 0 }]] });
	const connections = Object.fromEntries(
		names.slice(1).map((each, index) => [names[index], to(each)]),
	);
	const pinData = { [START]: items.map((json) => ({ json })) };
	const settings = { executionOrder: 'v1' };
	const workflow = { name, settings, nodes, connections, pinData };
	return await n8n.rest.createWorkflow(withCredential(workflow, credential));
}
