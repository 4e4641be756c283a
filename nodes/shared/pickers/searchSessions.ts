import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { evoVoiceRequest, readList } from '../api';
import { readDate } from '../entities/date';
import type { Session } from '../entities/session';
import { explainEmpty, matching } from './entries';
import { addressOf, entry, personOf, startedAt } from './words';

/** The operations of the node, as far as they say which sessions they work on. */
type Resources = ReadonlyArray<{
	value: string;
	operations: ReadonlyArray<{ value: string; works?: 'calls' | 'chats' }>;
}>;

const FITTING = {
	calls: { channel: 'Voice', nothing: 'No call is live right now' },
	chats: { channel: 'Chat', nothing: 'No chat is live right now' },
};

/**
 * The live sessions of the phone user that fit the operation, newest first, each told as a person
 * recognises it, by what stays true: who, when, at which line, with whom.
 */
export const sessionPicker = (resources: Resources) =>
	async function searchSessions(
		this: ILoadOptionsFunctions,
		filter?: string,
	): Promise<INodeListSearchResult> {
		const { resource, operation } = this.getCurrentNodeParameters() ?? {};
		const works = resources
			.find(({ value }) => value === resource)
			?.operations.find(({ value }) => value === operation)?.works;
		const fitting = works && FITTING[works];
		const answer = await evoVoiceRequest.call(
			this,
			{ method: 'GET', url: '/sessions/active' },
			{ roles: ['User'] },
		);
		const sessions = (readList(this.getNode(), answer, 'sessions') as Session[]).filter(
			({ id, channel }) => id && (!fitting || channel === fitting.channel),
		);
		if (sessions.length === 0) {
			throw explainEmpty(
				this.getNode(),
				fitting?.nothing ?? 'No session is live right now',
				'The list shows the calls and chats of the phone user whose login is in the credential. Start one, or check that it is the login of a phone user.',
			);
		}
		const newestFirst = sessions.sort((a, b) => startOf(b) - startOf(a));
		return {
			results: newestFirst
				.map((session) => ({ name: describe(session), value: String(session.id) }))
				.filter(matching(filter)),
		};
	};

const describe = (session: Session) =>
	entry(
		personOf(session),
		startedAt(session.dateCreated),
		[session.direction, session.channel?.toLowerCase()].filter(Boolean).join(' '),
		session.answeredByName && `with ${session.answeredByName}`,
		session.direction === 'Outgoing' ? session.endpointName : lineOf(session),
		addressOf(session),
	);

/** The number that was called, and whose it is. */
const lineOf = ({ endpointName, toAddress }: Session) =>
	endpointName || toAddress ? `to ${endpointName ?? toAddress}` : undefined;

const startOf = ({ dateCreated }: Session) => readDate(dateCreated) ?? 0;
