import { setTimeout as pause } from 'node:timers/promises';
import type { Sandbox } from '../../sandbox';
import type { Finding } from '../finding';
import type { Execution, WorkflowJson } from '../rest';

/** What is done to see an example work that waits for something to happen. */
export interface Scene {
	/** What is changed in the workflow so that the scene is short and apart from the others. */
	adapt?(workflow: WorkflowJson): WorkflowJson | Promise<WorkflowJson>;
	/** What the other side of the line does. */
	happen(sandbox: Sandbox): void | Promise<void>;
	/** Whether every expected effect may have happened by now. */
	isOver(executions: Execution[], sandbox: Sandbox): boolean;
	judge(executions: Execution[], sandbox: Sandbox): Finding[];
}

/** Interval of every trigger here, in seconds. */
export const CHECK_EVERY = 5;

const WITHIN_MS = 60_000;

/** Waits up to a minute for a condition. @returns whether it came true */
export async function until(
	isSo: () => boolean | Promise<boolean>,
	everyMs = 300,
): Promise<boolean> {
	const deadline = Date.now() + WITHIN_MS;
	while (!(await isSo())) {
		if (Date.now() > deadline) return false;
		await pause(everyMs);
	}
	return true;
}

/** Lets the trigger watch one line only. */
export function onLine(workflow: WorkflowJson, endpointId: string): WorkflowJson {
	return withTrigger(workflow, {
		filters: { endpointId: { __rl: true, mode: 'id', value: endpointId } },
	});
}

/** The workflow with other parameters in its trigger. */
export function withTrigger(workflow: WorkflowJson, parameters: object): WorkflowJson {
	const nodes = workflow.nodes.map((node) => {
		if (node.type !== 'n8n-nodes-evovoice.evoVoiceTrigger') return node;
		return { ...node, parameters: { ...node.parameters, ...parameters } };
	});
	return { ...workflow, nodes };
}

/** The workflow with so many minutes in one of its Wait nodes. */
export function withWait(workflow: WorkflowJson, name: string, minutes: number): WorkflowJson {
	const nodes = workflow.nodes.map((node) => {
		if (node.name !== name) return node;
		return { ...node, parameters: { ...node.parameters, amount: minutes } };
	});
	return { ...workflow, nodes };
}
