import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { failureOf } from '../api/failure';
import { readList } from '../api/response';
import type { Role } from '../api/roles';
import { PHONE_USER_ROLES } from '../api/roles';
import { evoVoiceRequest } from '../api/send';
import { readDate } from '../entities/date';
import type { Session } from '../entities/session';
import { partOfNumber } from '../fields/phoneNumber';
import { explainEmpty, matching, addressOf, entry, personOf, startedAt } from './listEntries';
import { pagePicker } from './searchPages';

type Channel = 'Voice' | 'Chat';

/** The operations of the node, as far as the picker needs them. */
type Resources = ReadonlyArray<{
	value: string;
	operations: ReadonlyArray<{
		value: string;
		sessionChannel?: Channel;
		roles?: readonly Role[];
	}>;
}>;

const NOTHING_LIVE: Record<Channel, string> = {
	Voice: 'No call is live right now',
	Chat: 'No chat is live right now',
};

/**
 * The live sessions of the phone user that fit the operation, newest first, each with what a person
 * recognizes it by: who, how it stands, since when, with whom, on which line. Other logins have none;
 * where the operation is for them, too, they get the sessions of their accounts.
 */
export const sessionPicker = (resources: Resources) =>
	async function searchSessions(
		this: ILoadOptionsFunctions,
		filter?: string,
		page?: string,
	): Promise<INodeListSearchResult> {
		const { resource, operation } = this.getCurrentNodeParameters() ?? {};
		const { sessionChannel: channel, roles } =
			resources
				.find(({ value }) => value === resource)
				?.operations.find(({ value }) => value === operation) ?? {};
		const ofAccounts = async () => await searchAll(channel).call(this, filter, page);
		// Only the list of the accounts has pages.
		if (page !== undefined) return await ofAccounts();
		return await searchLive.call(this, channel, filter).catch(async (error: unknown) => {
			const isForPhoneUsers = roles?.every((role) => PHONE_USER_ROLES.includes(role));
			if (failureOf(error)?.status !== 403 || isForPhoneUsers) throw error;
			return await ofAccounts();
		});
	};

async function searchLive(
	this: ILoadOptionsFunctions,
	only: Channel | undefined,
	filter?: string,
): Promise<INodeListSearchResult> {
	const answer = await evoVoiceRequest.call(
		this,
		{ method: 'GET', url: '/sessions/active' },
		{ roles: PHONE_USER_ROLES },
	);
	const sessions = (readList(this.getNode(), answer, 'sessions') as Session[]).filter(
		({ id, channel }) => id && (!only || channel === only),
	);
	if (sessions.length === 0) {
		throw explainEmpty(
			this.getNode(),
			only ? NOTHING_LIVE[only] : 'No session is live right now',
			'The list shows the calls and chats of the phone user whose login is in the credential. Start one, or check that it is the login of a phone user.',
		);
	}
	const newestFirst = sessions.sort((a, b) => startOf(b) - startOf(a));
	return {
		results: newestFirst
			.map((session) => ({
				name: entry(...describe(session, startedAt(session.dateCreated, this.getTimezone()))),
				value: String(session.id),
			}))
			.filter(matching(filter)),
	};
}

/** The sessions of the accounts, newest first; of calls and chats those that are live. */
const searchAll = (only: Channel | undefined) =>
	pagePicker({
		url: '/sessions',
		// The list has no filter for names: what can be searched is the number of who calls.
		filter: (typed) => ({ from: partOfNumber(typed) }),
		query: { sortField: 'dateCreated', sortOrder: 'Descend' },
		fits: ({ ended, channel }: Session) => !only || (!ended && channel === only),
		describe,
	});

const STATES: Record<string, string> = {
	Ringing: 'ringing',
	Connected: 'connected',
	Hold: 'on hold',
};

/** How a session stands; of a chat or a fax that is not over there is nothing to say. */
const stateOf = ({ ended, wasMissed, callState }: Session) =>
	ended ? (wasMissed ? 'missed' : 'over') : STATES[callState ?? ''];

/** The list cuts long entries at the end, so what tells one session from another comes first. */
const describe = (session: Session, when: string | undefined) => [
	personOf(session),
	stateOf(session),
	when,
	[session.direction, session.channel?.toLowerCase()].filter(Boolean).join(' '),
	session.answeredByName && `with ${session.answeredByName}`,
	session.direction === 'Outgoing' ? session.endpointName : lineOf(session),
	addressOf(session),
];

/** The number that was called, and whose it is. */
const lineOf = ({ endpointName, toAddress }: Session) =>
	endpointName || toAddress ? `to ${endpointName ?? toAddress}` : undefined;

const startOf = ({ dateCreated }: Session) => readDate(dateCreated) ?? 0;
