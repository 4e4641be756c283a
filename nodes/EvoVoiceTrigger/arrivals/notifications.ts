import { notification as entity } from '../../shared/entities/notification';
import type { Notification } from '../../shared/entities/notification';
import { NOTIFICATION_TYPES } from '../../shared/fields/enums';
import { customerFilter, numberFilter, optionFilter, textFilter } from '../filters';
import { OFFICE_ROLES } from '../../shared/api/roles';
import { listByDay } from '../service';
import { createdAt } from '../text';
import type { ArrivalSource } from './tracker';
import { arrivalTracker, outputOf, sampleOf } from './tracker';

const SENT = 'notificationSent';
const FAILED = 'notificationFailed';
const UNDELIVERED = 'undelivered';

/** @param before how far the notification had come; undefined for a new one */
function eventsOf({ error }: Notification, before?: string): string[] {
	if (error) return before === UNDELIVERED ? [] : [FAILED];
	return before === undefined ? [SENT] : [];
}

/** The emails, texts, push messages and calls by which Evo Voice tells people something. */
export const NOTIFICATIONS: ArrivalSource<Notification> = {
	value: 'notifications',
	name: 'Notifications',
	action: 'On notifications sent or not delivered',
	description:
		'Emails, text messages, push messages and calls by which Evo Voice tells people something; for managers',
	events: [
		{ value: SENT, description: 'Evo Voice told somebody something, such as a missed call' },
		{
			value: FAILED,
			description: 'It could not be delivered, at once or later; its error message says why',
		},
	],
	defaultEvents: [FAILED],
	hasAccounts: true,
	filters: [
		customerFilter('notifications'),
		numberFilter(
			'From Contains',
			'fromContains',
			'notifications of a call or chat whose caller',
			'from',
		),
		textFilter(
			'Subject Contains',
			'subjectContains',
			'notifications whose subject',
			'subject',
			'e.g. voice message',
		),
		numberFilter(
			'To Contains',
			'toContains',
			'notifications of a call or chat whose called number',
			'to',
		),
		optionFilter(
			{
				displayName: 'Type',
				name: 'type',
				default: 'Email',
				description: 'Only notifications that were sent in this way',
			},
			NOTIFICATION_TYPES,
			true,
		),
	],
	tracker: arrivalTracker<Notification>({
		dateOf: ({ dateCreated }) => createdAt(dateCreated),
		mark: ({ error }) => (error ? UNDELIVERED : ''),
		events: eventsOf,
	}),
	open: (service, scope, { now }) =>
		listByDay(
			service,
			{
				url: '/notifications',
				sortField: 'dateCreated',
				days: (startDate, endDate) => ({ startDate, endDate }),
				about: { roles: OFFICE_ROLES },
			},
			scope,
			now,
		),
	item: ({ thing }, simplify) => ({ notification: outputOf(entity, thing, simplify) }),
	sample: sampleOf((notification: Notification) => eventsOf(notification), {
		[SENT]: { error: false },
		[FAILED]: { error: true, errorMessage: 'The mailbox does not exist.' },
	}),
	nothing: {
		message: 'The chosen accounts have no notification of the last days',
		description:
			'Leave a voice message for somebody who is told of it by email, and execute the step again.',
	},
	plural: 'notifications',
};
