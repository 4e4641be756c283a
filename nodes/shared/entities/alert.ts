import { RECORD_FIELDS, entity } from './entity';

/** A warning about the number or the cost of calls (AlertInfo). */
export const alert = entity({
	label: 'alert',
	plural: 'alerts',
	missing: 'It may have been deleted. Take the ID of another one from Get Many.',
	fields: {
		id: 'text',
		name: 'text',
		trigger: 'text',
		windowHours: 'number',
		threshold: 'number',
		// One address per line.
		notificationEmailAddresses: 'text',
		customerSelection: 'text',
		customerIds: { list: 'text' },
		accountId: 'text',
		...RECORD_FIELDS,
	},
	simplified: [
		'id',
		'name',
		'trigger',
		'windowHours',
		'threshold',
		'notificationEmailAddresses',
		'customerSelection',
		'customerIds',
		'accountId',
		'dateCreated',
	],
});
