import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { evoVoiceRequest } from '../api';
import { readAccounts } from './accounts';
import { matching, valueOf } from './listEntries';

/** What the login of the credential may do, and the accounts that it reaches. */
export const loginStatus = async (context: ILoadOptionsFunctions) =>
	await evoVoiceRequest.call(context, { method: 'GET', url: '/auth/status' });

const accountsOfLogin = async (context: ILoadOptionsFunctions) =>
	readAccounts(context.getNode(), await loginStatus(context));

/** The accounts that the login reaches. @throws NodeApiError when it reaches none */
export async function searchAccounts(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return { results: (await accountsOfLogin(this)).filter(matching(filter)) };
}

/**
 * The accounts that other lists are about: those that are chosen in the node (`accountId`, or the
 * trigger's `accounts`), or else all of the login; IDs separated by commas.
 */
export async function chosenAccountIds(this: ILoadOptionsFunctions): Promise<string> {
	const { accountId, accounts } = this.getCurrentNodeParameters() ?? {};
	const chosen = [valueOf(accountId), accounts].flat().map((each) => String(each ?? ''));
	// What an expression decides is known only when the workflow runs.
	const known = chosen.filter((each) => each !== '' && !each.startsWith('='));
	if (known.length > 0) return known.join(',');
	return (await accountsOfLogin(this)).map(({ value }) => value).join(',');
}
