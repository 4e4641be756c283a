import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { evoVoiceRequest } from '../EvoVoice/transport';
import { readPage } from './source';

/** The accounts that the login reaches. @throws NodeOperationError when it reaches none */
export async function getAccounts(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const status = await evoVoiceRequest.call(this, { method: 'GET', url: '/auth/status' });
	const ids = (status.accountIds ?? []) as string[];
	const names = (status.accountNames ?? []) as string[];
	if (ids.length === 0) {
		throw new NodeOperationError(this.getNode(), 'This login reaches no account', {
			description:
				'Check the email and password in the credential, or ask an administrator of Evo Voice to give the login access to an account.',
		});
	}
	return ids.map((id, at) => ({ name: names[at] || id, value: id }));
}

/** Endpoints (phone numbers, users, teams) by name. */
export async function searchEndpoints(
	this: ILoadOptionsFunctions,
	filter?: string,
	page?: string,
): Promise<INodeListSearchResult> {
	return await search.call(this, '/endpoints', filter, page, ({ displayName, type }) =>
		[displayName, type].filter(Boolean).join(' · '),
	);
}

/** Customers by name. */
export async function searchCustomers(
	this: ILoadOptionsFunctions,
	filter?: string,
	page?: string,
): Promise<INodeListSearchResult> {
	return await search.call(this, '/customers', filter, page, ({ name }) => String(name ?? ''));
}

async function search(
	this: ILoadOptionsFunctions,
	url: string,
	filter: string | undefined,
	page = '0',
	nameOf: (item: IDataObject) => string,
): Promise<INodeListSearchResult> {
	const chosen = this.getCurrentNodeParameter('accounts');
	const accounts =
		Array.isArray(chosen) && chosen.length
			? chosen
			: (await getAccounts.call(this)).map(({ value }) => value);
	const query = { accountIds: accounts.join(','), ...(filter && { nameFilter: filter }) };
	const { items, hasMore } = await readPage(this, url, query, Number(page));
	return {
		results: items
			.filter(({ id }) => id)
			.map((item) => ({ name: nameOf(item) || String(item.id), value: String(item.id) })),
		paginationToken: hasMore ? String(Number(page) + 1) : undefined,
	};
}
