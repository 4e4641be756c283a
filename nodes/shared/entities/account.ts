import { RECORD_FIELDS, entity } from './entity';

/** A company in Evo Voice; everything else belongs to one (AccountInfo). */
export const account = entity({
	label: 'account',
	plural: 'accounts',
	missing:
		'This login may not reach it. Choose one from the Account list, or take its ID from the operation Get Current of the resource User.',
	fields: {
		id: 'text',
		name: 'text',
		parentAccountId: 'text',
		ancestorIds: { list: 'text' },
		maxPhoneNumbers: 'number',
		isBYOA: 'flag',
		twilioAccountSid: 'text',
		trustHubProfileSid: 'text',
		logoId: 'text',
		logoUri: 'text',
		billingSettings: 'data',
		...RECORD_FIELDS,
	},
	simplified: [
		'id',
		'name',
		'parentAccountId',
		'maxPhoneNumbers',
		'isBYOA',
		'twilioAccountSid',
		'logoUri',
		'dateCreated',
		'dateLastModified',
		'createdBy',
	],
});
