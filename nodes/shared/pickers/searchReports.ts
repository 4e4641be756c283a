import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { readList } from '../api/response';
import { OFFICE_ROLES } from '../api/roles';
import { evoVoiceRequest } from '../api/send';
import type { Report } from '../entities/report';
import { matching, cameAt, entry } from './listEntries';
import { chosenAccountIds } from './searchAccounts';

/**
 * The reports that the login has run, of the account that is chosen or of all that it reaches: the
 * API lists those of one account at a time, all in one answer.
 */
export async function searchReports(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const accounts = (await chosenAccountIds.call(this)).split(',');
	const lists = await Promise.all(accounts.map(async (each) => await reportsOf.call(this, each)));
	const timezone = this.getTimezone();
	const results = (lists.flat() as Report[]).map(({ id, name, status, dateCreated }) => ({
		name: entry(name, cameAt(dateCreated, timezone), status),
		value: String(id),
	}));
	return { results: results.filter(matching(filter)) };
}

async function reportsOf(this: ILoadOptionsFunctions, accountId: string) {
	const request = { method: 'GET' as const, url: '/reports', qs: { accountId } };
	const answer = await evoVoiceRequest.call(this, request, { roles: OFFICE_ROLES });
	return readList(this.getNode(), answer, 'reports');
}
