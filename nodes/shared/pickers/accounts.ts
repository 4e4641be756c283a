import type { IDataObject, INode } from 'n8n-workflow';

import { refused } from '../fields/refusal';

/**
 * The accounts of a login, as `/auth/status` names them in two lists side by side.
 *
 * @throws NodeApiError when the login reaches no account
 */
export function readAccounts(node: INode, status: IDataObject) {
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
