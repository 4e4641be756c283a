import { RECORD_FIELDS, NAMED_LIST, entity } from './entity';

/** The connection of an account or a customer to another system, such as a CRM (IntegrationInfo). */
export const integration = entity({
	label: 'integration',
	plural: 'integrations',
	missing:
		'It may have been deleted. Choose one from the Integration list, or take its ID from Get Many.',
	fields: {
		id: 'text',
		name: 'text',
		type: 'text',
		status: 'text',
		statusMessage: 'text',
		isAuthorized: 'flag',
		dateLastSync: 'text',
		automaticallyCreateCustomers: 'flag',
		customerId: 'text',
		customerName: 'text',
		customerBreadcrumb: NAMED_LIST,
		accountId: 'text',
		settingsDataType: 'text',
		settings: 'struct',
		features: 'data',
		...RECORD_FIELDS,
	},
	simplified: [
		'id',
		'name',
		'type',
		'status',
		'statusMessage',
		'isAuthorized',
		'dateLastSync',
		'customerName',
		'accountId',
		'dateCreated',
	],
});
