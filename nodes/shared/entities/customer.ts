import { RECORD_FIELDS, NAMED_LIST, entity, namesOf } from './entity';

/** Who is served: a company or a person whose numbers, flows and files are kept together (CustomerInfo). */
export const customer = entity({
	label: 'customer',
	plural: 'customers',
	missing:
		'It may have been deleted, or belong to an account that this login cannot reach. Choose one from the Customer list, or take its ID from Get Many.',
	fields: {
		id: 'text',
		name: 'text',
		referenceId: 'text',
		parentCustomerId: 'text',
		breadcrumb: NAMED_LIST,
		accountId: 'text',
		accountName: 'text',
		isStaging: 'flag',
		data: 'struct',
		tags: NAMED_LIST,
		schedule: 'data',
		integrationData: 'data',
		overrideBillingSettings: 'flag',
		billingSettings: 'data',
		overrideAppSettings: 'flag',
		appSettings: 'data',
		...RECORD_FIELDS,
	},
	simplified: [
		'id',
		'name',
		'referenceId',
		'data',
		'tags',
		'parentCustomerId',
		'accountId',
		'accountName',
		'dateCreated',
		'dateLastModified',
	],
	derived: {
		tags: { shape: 'text', of: ({ tags }) => namesOf(tags) },
	},
});
