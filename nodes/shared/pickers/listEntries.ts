import type { ILoadOptionsFunctions, INode, INodeListSearchItems } from 'n8n-workflow';

import { evoVoiceRequest } from '../api';
import type { Session } from '../entities/session';
import { session } from '../entities/session';
import { readField } from '../fields/field';
import { id } from '../fields/ids';
import { refused } from '../fields/refusal';

/** Keeps the entries that contain what was typed into the search; upper or lower case does not matter. */
export function matching(filter = ''): (entry: INodeListSearchItems) => boolean {
	const typed = filter.trim().toLowerCase();
	return ({ name, value }) => `${name} ${value}`.toLowerCase().includes(typed);
}

/**
 * Why a list is empty. Thrown, since n8n has no words for an empty list; in place of the list it
 * shows the message alone, so everything stands in it.
 */
export function explainEmpty(node: INode, what: string, why: string) {
	return refused(node, `${what}. ${why}`, '');
}

/**
 * What was picked. The editor evaluates expressions before it asks for a list; one that returns
 * nothing yet, because the previous step has not run, has the value `null` or none at all.
 */
export const valueOf = (picked: unknown): unknown =>
	typeof picked === 'object' && picked !== null ? (picked as { value?: unknown }).value : picked;

const SESSION = { property: { displayName: 'Session', name: 'sessionId' } as never, read: id };

/**
 * The session that is chosen in the node, for the lists that depend on it.
 *
 * @throws NodeApiError when none is chosen, or when an expression decides it while running
 */
export async function chosenSession(this: ILoadOptionsFunctions, what: string): Promise<Session> {
	const chosen = valueOf(this.getCurrentNodeParameter('sessionId') ?? '');
	if (chosen === undefined || chosen === null) {
		throw explainEmpty(
			this.getNode(),
			"The expression in 'Session' returns nothing yet",
			`Run the previous step first, so that there is a session whose ${what} can be listed; or enter an ID or an expression here too.`,
		);
	}
	if (chosen === '') {
		throw explainEmpty(
			this.getNode(),
			"Choose a 'Session' first",
			`The list shows the ${what} of the session that is chosen above.`,
		);
	}
	if (String(chosen).startsWith('=')) {
		throw explainEmpty(
			this.getNode(),
			"'Session' is set by an expression",
			`Which session it is shows when the workflow runs, so its ${what} cannot be listed. Enter an ID or an expression here too.`,
		);
	}
	const sessionId = readField(() => this.getNode(), SESSION, chosen) as string;
	const url = `/sessions/${encodeURIComponent(sessionId)}`;
	const about = { entity: session, id: sessionId };
	return (await evoVoiceRequest.call(this, { method: 'GET', url }, { about })) as Session;
}
