import { isoDate } from './model';
import type { NotificationInfo } from './notifications';
import type { Office } from './office';
import {
	ANNA,
	BRIGHTWATER,
	CONTACTS,
	CUSTOMER_LINES,
	emailOf,
	FOREIGN_ACCOUNT,
	MARLOW,
	OKAFOR,
	OKAFOR_CUSTOMS,
	PINE_STREET,
	WEST_LINE,
} from './people';

const HOUR = 60 * 60 * 1000;

type SeededNotification = Partial<NotificationInfo> & { hoursAgo: number };

const callOf = (contact: number, line = CUSTOMER_LINES[1]) => {
	return { from: CONTACTS[contact].number, to: line.extraInformation };
};

const NOTIFICATIONS: SeededNotification[] = [
	{
		hoursAgo: 70,
		customerId: OKAFOR.id,
		type: 'Email',
		subject: 'Fax received',
		body: 'A fax of 2 pages came in.',
		recipients: [{ address: 'papers@okafor.example' }],
		...callOf(8),
	},
	{
		hoursAgo: 46,
		customerId: MARLOW.id,
		type: 'Sms',
		subject: 'New voice message',
		body: 'New voice message for Marlow Legal.',
		recipients: [{ address: '+12085550139' }],
		...callOf(9, WEST_LINE),
	},
	{
		hoursAgo: 27,
		customerId: PINE_STREET.id,
		type: 'Email',
		subject: 'Missed call',
		body: `${CONTACTS[7].name} called and nobody answered.`,
		recipients: [{ address: 'orders@pine-street.invalid' }],
		error: true,
		errorMessage: 'The address was not found.',
		...callOf(7, CUSTOMER_LINES[4]),
	},
	{
		hoursAgo: 22,
		customerId: OKAFOR_CUSTOMS.id,
		type: 'OutgoingCall',
		subject: 'Alarm call',
		body: 'A shipment waits for release.',
		recipients: [{ address: '+15035550171', extra: 'On call' }],
		...callOf(13, CUSTOMER_LINES[3]),
	},
	{
		hoursAgo: 5,
		type: 'Push',
		subject: 'Call waiting',
		body: 'A call waits in the queue Reception.',
		recipients: [{ address: emailOf(ANNA) }],
		...callOf(4),
	},
	{
		hoursAgo: 3,
		customerId: BRIGHTWATER.id,
		type: 'Email',
		subject: 'New voice message',
		body: `${CONTACTS[10].name} left a message of 24 seconds.`,
		recipients: [{ address: 'desk@brightwater.example' }, { address: 'lee@brightwater.example' }],
		error: true,
		errorMessage: 'The mail server did not answer in time.',
		...callOf(10),
	},
	{
		hoursAgo: 1,
		customerId: BRIGHTWATER.id,
		type: 'IncomingCall',
		subject: 'Incoming call',
		body: `${CONTACTS[0].name} is calling.`,
		recipients: [{ address: 'desk@brightwater.example' }],
		...callOf(0),
	},
	{
		hoursAgo: 1,
		accountId: FOREIGN_ACCOUNT.id,
		subject: 'Missed call',
		recipients: [{ address: 'lobby@tallgrass.example' }],
	},
];

/** Notifications from before the start. */
export function seedNotifications(office: Office): void {
	for (const { hoursAgo, ...given } of NOTIFICATIONS) {
		const date = isoDate(new Date(office.clock.now().getTime() - hoursAgo * HOUR));
		office.notifications.add({ ...given, dateCreated: date });
	}
}
