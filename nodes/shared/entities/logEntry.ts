import { NAMED_LIST, entity } from './entity';

/** What somebody changed in an account, as its log tells it (LogEntryInfo). */
export const logEntry = entity({
	label: 'log entry',
	plural: 'log entries',
	missing: 'Take the ID of another one from Get Many.',
	fields: {
		id: 'text',
		dateCreated: 'text',
		userName: 'text',
		description: 'text',
		customerId: 'text',
		customerName: 'text',
		customerBreadcrumb: NAMED_LIST,
		accountId: 'text',
		accountName: 'text',
		dateLastModified: 'text',
		createdBy: 'text',
		lastModifiedBy: 'text',
	},
	simplified: [
		'id',
		'dateCreated',
		'userName',
		'description',
		'customerId',
		'customerName',
		'accountId',
		'accountName',
	],
});
