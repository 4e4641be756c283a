import type { Reader } from '../../../shared/fields/field';
import { optional, picker } from '../../../shared/fields/field';
import { ids } from '../../../shared/fields/ids';
import { Refusal } from '../../../shared/fields/refusal';
import type { OperationField } from '../../operation/operation';
import { allAccountIds, onlyAccountId } from '../steps/defaults';

const property = picker(
	'searchAccounts',
	{ placeholder: 'e.g. 64f1a0c2e4b0a1d2c3e40001' },
	{
		displayName: 'Account',
		name: 'accountId',
		description:
			'Whose data to work with. Left empty, it is the only account of the login; most lists then take all of its accounts, and By ID takes several, separated by commas.',
		hint: 'Leave it empty unless the login has several accounts',
	},
);

/** The ID of one account. @throws Refusal for those of several, which the server would take for one */
const oneAccount: Reader = (value) => {
	const found = String(ids(value));
	if (!found.includes(',')) return found;
	throw new Refusal(
		'names several accounts',
		'This operation works with one account at a time. Choose one, or run it for each of them.',
	);
};

/** The account that an operation works in; the login's only one is taken without asking. */
export const accountId = (part: 'path' | 'query' | 'body'): OperationField => ({
	property,
	to: { part, name: 'accountId', isUnrouted: true },
	read: optional(oneAccount),
	resolveDefault: onlyAccountId,
});

/** The accounts that a list is about; left empty, all that the login reaches. */
export const accountIds: OperationField = {
	property,
	to: { part: 'query', name: 'accountIds', isUnrouted: true },
	read: optional(ids),
	resolveDefault: allAccountIds,
};
