import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	IDataObject,
	INode,
} from 'n8n-workflow';

import { evoVoiceRequest } from '../api/send';
import { refused } from '../fields/refusal';
import { matching, valueOf } from './listEntries';

/** An account as an entry of a list: its name and its ID. */
interface Account {
	name: string;
	value: string;
}

/**
 * The accounts of a login, as `/auth/status` names them in two lists side by side.
 *
 * @throws NodeApiError when the login reaches no account
 */
export function readAccounts(node: INode, status: IDataObject): Account[] {
	const ids = listOf(status.accountIds);
	const names = listOf(status.accountNames);
	if (ids.length > 0) return ids.map((id, at) => ({ name: names[at] || id, value: id }));
	throw refused(
		node,
		'This login reaches no account',
		'Ask an administrator of Evo Voice to give the login access to an account, or use a credential with another login.',
	);
}

const listOf = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);

/** What the login of the credential may do, and the accounts that it reaches. */
export const loginStatus = async (context: ILoadOptionsFunctions) =>
	await evoVoiceRequest.call(context, { method: 'GET', url: '/auth/status' });

/** The accounts that the login reaches. @throws NodeApiError when it reaches none */
export async function getAccounts(this: ILoadOptionsFunctions): Promise<Account[]> {
	return readAccounts(this.getNode(), await loginStatus(this));
}

/** The same as a list to search. */
export async function searchAccounts(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return { results: (await getAccounts.call(this)).filter(matching(filter)) };
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
	return (await getAccounts.call(this)).map(({ value }) => value).join(',');
}
