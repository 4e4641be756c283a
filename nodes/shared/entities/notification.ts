import { RECORD_FIELDS, NAMED_LIST, entity, type ObjectOf } from './entity';

/** A notification to somebody, such as an email about a missed call (NotificationInfo). */
export const notification = entity({
	label: 'notification',
	plural: 'notifications',
	missing:
		'It may belong to an account that this login cannot reach. Choose one from the Notification list, or take its ID from Get Many.',
	fields: {
		id: 'text',
		type: 'text',
		subject: 'text',
		body: 'text',
		recipients: { list: { of: { address: 'text', extra: 'text' } } },
		attachments: { list: 'data' },
		// The two ends of the call, chat or fax that it is about.
		from: 'text',
		to: 'text',
		error: 'flag',
		errorMessage: 'text',
		accountId: 'text',
		accountName: 'text',
		customerId: 'text',
		customerName: 'text',
		customerBreadcrumb: NAMED_LIST,
		...RECORD_FIELDS,
	},
	simplified: [
		'id',
		'dateCreated',
		'type',
		'subject',
		'body',
		'recipients',
		'from',
		'to',
		'error',
		'errorMessage',
	],
	derived: {
		recipients: { shape: 'text', of: addressesOf },
	},
});

export type Notification = ObjectOf<typeof notification>;

/** The addresses that a notification went to, separated by commas. */
export function addressesOf({ recipients }: { recipients?: unknown }): string {
	return (Array.isArray(recipients) ? recipients : [])
		.map((recipient) => (recipient as { address?: unknown } | null)?.address)
		.filter(Boolean)
		.join(', ');
}
