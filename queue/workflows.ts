import { setTimeout as pause } from 'node:timers/promises';
import { MAIN_LINE } from '../sandbox/office/people';
import { post, type Visit } from '../demo/ask/visit';
import type { N8n } from '../demo/n8n';
import type { WorkflowJson, WorkflowNode } from '../demo/rest';
import type { Cluster } from './cluster';

type Node = Pick<WorkflowNode, 'name' | 'type' | 'typeVersion' | 'parameters'> & {
	webhookId?: string;
};

// n8n publishes in the background.
const PUBLISHED_WITHIN_MS = 30_000;

/** A workflow whose nodes follow each other. */
export function chain(name: string, ...nodes: Node[]): WorkflowJson {
	const links = nodes.slice(1).map((node, place) => {
		return [nodes[place].name, { main: [[{ node: node.name, type: 'main', index: 0 }]] }];
	});
	return {
		name,
		settings: { executionOrder: 'v1' },
		nodes: nodes.map((node, place) => ({ id: node.name, position: [place * 220, 0], ...node })),
		connections: Object.fromEntries(links),
	};
}

/** Starts a workflow when it is called; the caller gets the last node's answer, or none. */
export const webhook = (path: string, responseMode = 'lastNode'): Node => ({
	name: 'Webhook',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	parameters: { path, httpMethod: 'POST', responseMode, options: {} },
	webhookId: path,
});

export const evoVoice = (name: string, parameters: Node['parameters']): Node => ({
	name,
	type: 'n8n-nodes-evovoice.evoVoice',
	typeVersion: 1,
	parameters,
});

/** Sends a text from the main line. */
export const sendText = (toAddress: string, body: string, more: object = {}): Node =>
	evoVoice('Send', {
		resource: 'message',
		operation: 'send',
		sendTo: 'number',
		endpointId: { __rl: true, mode: 'id', value: MAIN_LINE.id },
		toAddress,
		body,
		...more,
	});

/** All that a number was texted, oldest first. */
export const textsTo = ({ sandbox }: Pick<Cluster, 'sandbox'>, number: string): string[] =>
	sandbox.office.messages
		.all()
		.filter(({ direction, otherAddress }) => direction === 'Outgoing' && otherAddress === number)
		.map(({ text }) => text);

/**
 * Calls a webhook at main or at the webhook processor.
 * @throws Error when n8n knows no such webhook within half a minute
 */
export async function call({ url }: N8n, path: string, fields: object = {}): Promise<Visit> {
	const deadline = Date.now() + PUBLISHED_WITHIN_MS;
	const json = { 'content-type': 'application/json' };
	for (;;) {
		const visit = await post(`${url}/webhook/${path}`, JSON.stringify(fields), json);
		if (visit.status !== 404) return visit;
		if (Date.now() > deadline) throw new Error(`n8n has not published ${path}`);
		await pause(250);
	}
}

/** Waits until something is so. @throws Error that says what was waited for */
export async function until(
	what: string,
	isSo: () => boolean | Promise<boolean>,
	withinMs: number,
): Promise<void> {
	const deadline = Date.now() + withinMs;
	while (!(await isSo())) {
		if (Date.now() > deadline) throw new Error(`${what}: not within ${withinMs / 1000} s`);
		await pause(100);
	}
}
