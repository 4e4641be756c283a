import type { Operation, UserCall } from '../framework/operation';
import { ENTITY_FIELDS, inOrder } from '../office/model';
import {
	NOTIFICATION_FIELDS,
	NOTIFICATION_TYPES,
	type NotificationInfo,
} from '../office/notifications';
import { BRIGHTWATER, FOUNDED, FOUNDER, HARBOR_DESK, HARBOR_WEST } from '../office/people';
import { dayOf, forOffice, found, isWithin } from './belonging';
import { LIST_FIELDS, listResponse } from './lists';
import { accountsOf, contains } from './reach';

const written = (notification: NotificationInfo) => inOrder(notification, NOTIFICATION_FIELDS);

/**
 * Assumption: the filters for the two ends and the subject look for a part, days are days in UTC,
 * and a customer's notifications include those of the customers below it.
 */
function listNotifications(call: UserCall): object {
	const { request, office } = call;
	const accounts = accountsOf(call);
	const first = dayOf(request.startDate, 'StartDate') ?? '';
	const last = dayOf(request.endDate, 'EndDate') ?? '9999';
	const matching = office.notifications.list().filter((notification) => {
		const day = notification.dateCreated.slice(0, 10);
		return (
			accounts.includes(notification.accountId) &&
			isWithin(notification.customerBreadcrumb, request.customerIds) &&
			contains(notification.from, request.fromFilter) &&
			contains(notification.to, request.toFilter) &&
			contains(notification.subject, request.subjectFilter) &&
			first <= day &&
			day <= last &&
			(request.type === undefined || notification.type === request.type)
		);
	});
	return listResponse(matching, request, written);
}

function resend(call: UserCall): object {
	const { notifications } = call.office;
	const { notificationId } = call.request;
	const notification = found(call, 'Notification', notificationId, notifications.list());
	return written(notifications.resend(notification, call.user.emailAddress));
}

const ALERT_FIELDS = [
	'accountId',
	'name',
	'trigger',
	'windowHours',
	'threshold',
	'notificationEmailAddresses',
	'customerSelection',
	'customerIds',
	...ENTITY_FIELDS,
];

/** They never go off, and stand still: no operation that changes alerts was found. */
const ALERTS = [
	{
		accountId: HARBOR_DESK.id,
		name: 'Many calls for Brightwater',
		trigger: 'CallCount',
		windowHours: 24,
		threshold: 200,
		customerSelection: 'IncludeCustomers',
		customerIds: [BRIGHTWATER.id],
	},
	{
		accountId: HARBOR_WEST.id,
		name: 'Costs',
		trigger: 'CallSpend',
		windowHours: 168,
		threshold: 50,
		customerSelection: 'AllCustomers',
		customerIds: [],
	},
].map((alert, index) => ({
	...alert,
	notificationEmailAddresses: FOUNDER,
	id: `6ed6f5b7d9a5f6c7b8d9000${index + 1}`,
	dateCreated: FOUNDED,
	dateLastModified: FOUNDED,
	createdBy: FOUNDER,
	lastModifiedBy: FOUNDER,
}));

function listAlerts(call: UserCall): object {
	const accounts = accountsOf(call);
	const matching = ALERTS.filter(
		({ accountId, name }) =>
			accounts.includes(accountId) && contains(name, call.request.nameFilter),
	);
	return listResponse(matching, call.request, (alert) => inOrder(alert, ALERT_FIELDS));
}

export const notificationOperations: Operation[] = [
	forOffice({
		name: 'ListNotifications',
		routes: [['GET', '/notifications']],
		fields: {
			...LIST_FIELDS,
			accountIds: 'list',
			customerIds: 'list',
			fromFilter: 'text',
			toFilter: 'text',
			subjectFilter: 'text',
			startDate: 'text',
			endDate: 'text',
			type: NOTIFICATION_TYPES,
		},
		handle: listNotifications,
	}),
	forOffice({
		name: 'ResendNotification',
		routes: [['POST', '/notifications/{notificationId}/resend']],
		fields: { notificationId: 'text' },
		handle: resend,
	}),
	forOffice({
		name: 'ListAlerts',
		routes: [['GET', '/alerts']],
		fields: { ...LIST_FIELDS, accountIds: 'list', nameFilter: 'text' },
		handle: listAlerts,
	}),
];
