import { account } from '../../../shared/entities/account';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';
import { textFilter, specificIds } from '../fields/filters';
import { sortedBy } from '../fields/sorting';
import { checkHasAccounts } from '../steps/checks';

/** ListAccounts: in practice the list of the administrator, though its page names no role. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many accounts as administrator',
	description: "Retrieve many accounts; only Evo Voice's own administrators get any",
	method: 'GET',
	path: '/accounts',
	fields: [
		textFilter(
			'nameFilter',
			'Name Contains',
			'Only accounts whose name contains this',
			'e.g. West',
		),
		specificIds,
		...sortedBy(account),
	],
	answer: many(account),
	instead:
		"This list is for Evo Voice's administrators. The accounts that your login reaches are in the operation 'Get Current' of the resource 'User'.",
	check: checkHasAccounts,
};
