import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { failureOf } from '../api/failure';
import { readList } from '../api/response';
import { OFFICE_ROLES } from '../api/roles';
import { evoVoiceRequest } from '../api/send';
import type { Conversation } from '../entities/message';
import type { Session } from '../entities/session';
import { explainEmpty, matching, entry } from './listEntries';
import { chosenAccountIds, loginStatus } from './searchAccounts';
import { searchPhoneNumbers } from './searchPages';

async function conversationsOf(context: ILoadOptionsFunctions): Promise<Conversation[]> {
	const qs = { accountIds: await chosenAccountIds.call(context) };
	const request = { method: 'GET', url: '/conversations', qs } as const;
	return readList(
		context.getNode(),
		await evoVoiceRequest.call(context, request),
		'conversations',
	) as Conversation[];
}

/** The conversations of the accounts, by who writes, on which number, and the newest message. */
export async function searchConversations(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const found = (await conversationsOf(this)).filter(({ id }) => id);
	const results = found.map(({ id, otherAddress, mostRecentMessage }) => ({
		name: entry(otherAddress, mostRecentMessage?.endpointDisplayName, mostRecentMessage?.text),
		value: String(id),
	}));
	return { results: results.filter(matching(filter)) };
}

/**
 * The numbers to write from, by name and number. Those who may write, phone users, may not list
 * numbers unless they are managers, too; they get the numbers that were in use: those of their
 * accounts' conversations and of the newest calls that came in.
 *
 * @throws NodeApiError that says why there is nothing to choose from
 */
export async function searchNumbers(
	this: ILoadOptionsFunctions,
	filter?: string,
	page?: string,
): Promise<INodeListSearchResult> {
	const { roles, managerAccess } = await loginStatus(this);
	const mayList = OFFICE_ROLES.some((role) => (roles as unknown[])?.includes(role));
	if (!mayList && !managerAccess) return await numbersInUse.call(this, filter);
	return await searchPhoneNumbers.call(this, filter, page).catch(async (error: unknown) => {
		if (failureOf(error)?.status !== 403) throw error;
		return await numbersInUse.call(this, filter);
	});
}

/** The newest sessions are enough to know the numbers that calls come in on. */
const SESSIONS_READ = 100;

async function numbersInUse(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const numbers = new Map<string, { name?: string; number?: string }>();
	const calls = (await newestSessions(this)).filter(
		({ direction, channel }) => direction === 'Incoming' && channel === 'Voice',
	);
	for (const { endpointId, endpointName: name, toAddress: number } of calls) {
		if (endpointId && number?.startsWith('+')) numbers.set(endpointId, { name, number });
	}
	for (const { endpointId, mostRecentMessage } of await conversationsOf(this)) {
		if (!endpointId) continue;
		const name = mostRecentMessage?.endpointDisplayName;
		numbers.set(endpointId, { name, number: numbers.get(endpointId)?.number });
	}
	if (numbers.size === 0) {
		throw explainEmpty(
			this.getNode(),
			'This login may not list numbers, and none has been in use yet',
			'Enter the ID of the number, which Get Many of Endpoint returns with the login of a manager.',
		);
	}
	const results = [...numbers].map(([value, { name, number }]) => ({
		name: entry(name, number) || value,
		value,
	}));
	return { results: results.filter(matching(filter)) };
}

async function newestSessions(context: ILoadOptionsFunctions): Promise<Session[]> {
	const qs = {
		accountIds: await chosenAccountIds.call(context),
		sortField: 'dateCreated',
		sortOrder: 'Descend',
		page: 0,
		countPerPage: SESSIONS_READ,
		simplifiedPaging: true,
	};
	const answer = await evoVoiceRequest.call(context, { method: 'GET', url: '/sessions', qs });
	return readList(context.getNode(), answer, 'items');
}
