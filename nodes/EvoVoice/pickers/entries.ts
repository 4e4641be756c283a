import type { ILoadOptionsFunctions, INode, INodeListSearchItems } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Session } from '../session';
import { evoVoiceRequest, fieldValue } from '../transport';

/** Keeps the entries that contain what was typed into the search, in whatever case. */
export function matching(filter = ''): (entry: INodeListSearchItems) => boolean {
	const typed = filter.trim().toLowerCase();
	return ({ name, value }) => `${name} ${value}`.toLowerCase().includes(typed);
}

/**
 * Why a list is empty. Thrown, since n8n has no words for an empty list; in place of the list it
 * shows the message alone, so everything stands in it.
 */
export function explainEmpty(node: INode, what: string, why: string) {
	return new NodeOperationError(node, `${what}. ${why}`);
}

/**
 * The session that is chosen in the node, for the lists that depend on it.
 *
 * @throws NodeOperationError when none is chosen, or when an expression decides it while running
 */
export async function chosenSession(this: ILoadOptionsFunctions, what: string): Promise<Session> {
	const locator = this.getCurrentNodeParameter('sessionId') ?? '';
	const chosen = String(
		typeof locator === 'object' ? ((locator as { value?: unknown }).value ?? '') : locator,
	);
	if (chosen === '') {
		throw explainEmpty(
			this.getNode(),
			"Choose a 'Session' first",
			`The list shows the ${what} of the session that is chosen above.`,
		);
	}
	if (chosen.startsWith('=')) {
		throw explainEmpty(
			this.getNode(),
			"'Session' is set by an expression",
			`Which session it is shows when the workflow runs, so its ${what} cannot be listed. Enter an ID or an expression here too.`,
		);
	}
	const sessionId = fieldValue(() => this.getNode(), 'sessionId', chosen) ?? '';
	return (await evoVoiceRequest.call(
		this,
		{ method: 'GET', url: `/sessions/${encodeURIComponent(sessionId)}` },
		{ sessionId },
	)) as Session;
}
