import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Session } from '../session';
import { evoVoiceRequest, readList } from '../transport';
import { explainEmpty, matching } from './entries';
import { addressOf, duration, entry, personOf } from './words';

/**
 * The live sessions of the phone user, newest first, each told as a person recognises it.
 *
 * @throws NodeApiError or NodeOperationError that says why there is nothing to choose from
 */
export async function searchSessions(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const answer = await evoVoiceRequest.call(
		this,
		{ method: 'GET', url: '/sessions/active' },
		{ role: 'User' },
	);
	const sessions = readList(this.getNode(), answer, 'sessions') as Session[];
	if (sessions.length === 0) {
		throw explainEmpty(
			this.getNode(),
			'No session is live right now',
			'The list shows the calls and chats of the phone user whose login is in the credential. Start one, or check that it is the login of a phone user.',
		);
	}
	const newestFirst = sessions.filter(({ id }) => id).sort((a, b) => startOf(b) - startOf(a));
	return {
		results: newestFirst
			.map((session) => ({ name: describe(session), value: String(session.id) }))
			.filter(matching(filter)),
	};
}

const describe = (session: Session) =>
	entry(
		personOf(session),
		stateOf(session),
		duration(session.dateCreated, new Date()),
		[session.direction, session.channel?.toLowerCase()].filter(Boolean).join(' '),
		addressOf(session),
	);

const startOf = ({ dateCreated }: Session) => Date.parse(dateCreated ?? '') || 0;

/** A call that waits in a queue is known by that, any other one by its call state. */
const stateOf = ({ callState, queueState }: Session) =>
	queueState === 'Queued' ? 'Queued' : callState;
