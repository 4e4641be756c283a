import { logEntry } from '../../../shared/entities/logEntry';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';
import { accountIds } from '../fields/account';
import { endDate, pickerFilter, specificIds, startDate, textFilter } from '../fields/filters';
import { sortedBy } from '../fields/sorting';

/** ListLogEntries, which has no route of its own and is called by its name. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many log entries of accounts',
	description: 'Retrieve many log entries of accounts: what was changed, when and by whom',
	method: 'GET',
	path: '/json/reply/ListLogEntries',
	defaults: { sortField: 'dateCreated', sortOrder: 'Descend' },
	fields: [
		accountIds,
		pickerFilter(
			'searchCustomers',
			'customerIds',
			'Customer',
			'Only entries about this customer. The ID <code>_</code> stands for those about the account itself',
		),
		textFilter(
			'description',
			'Description Contains',
			'Only entries whose description contains this',
			'e.g. flow',
		),
		endDate,
		specificIds,
		startDate,
		...sortedBy(logEntry),
	],
	answer: many(logEntry),
};
