import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { evoVoiceRequest, failureOf, readList } from '../api';
import type { Conversation } from '../entities/message';
import { explainEmpty, matching } from './listEntries';
import { chosenAccountIds } from './searchAccounts';
import { searchPhoneNumbers } from './searchPages';
import { entry } from './labels';

async function conversationsOf(context: ILoadOptionsFunctions): Promise<Conversation[]> {
	const qs = { accountIds: await chosenAccountIds.call(context) };
	const request = { method: 'GET', url: '/conversations', qs } as const;
	return readList(
		context.getNode(),
		await evoVoiceRequest.call(context, request),
		'conversations',
	) as Conversation[];
}

/** The conversations of the accounts, told by who writes, at which number, and what was said last. */
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
 * The numbers to write from, by name and number. The logins that may write, those of phone users,
 * may not list numbers unless they are managers, too; they get the numbers that have been written
 * from, which their conversations name.
 *
 * @throws NodeApiError that says why there is nothing to choose from
 */
export async function searchNumbers(
	this: ILoadOptionsFunctions,
	filter?: string,
	page?: string,
): Promise<INodeListSearchResult> {
	return await searchPhoneNumbers.call(this, filter, page).catch(async (error: unknown) => {
		if (failureOf(error)?.status !== 403) throw error;
		return await numbersWrittenFrom.call(this, filter);
	});
}

async function numbersWrittenFrom(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const names = new Map<string, string>();
	for (const { endpointId, mostRecentMessage } of await conversationsOf(this)) {
		if (endpointId) names.set(endpointId, mostRecentMessage?.endpointDisplayName ?? endpointId);
	}
	if (names.size === 0) {
		throw explainEmpty(
			this.getNode(),
			'This login may not list numbers, and nothing has been written from one yet',
			'Enter the ID of the number, which Get Many of Endpoint returns with the login of a manager.',
		);
	}
	const results = [...names].map(([value, name]) => ({ name, value }));
	return { results: results.filter(matching(filter)) };
}
