import { notification } from '../../../shared/entities/notification';
import { NOTIFICATION_TYPES } from '../../../shared/fields/choices';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';
import { accountIds } from '../fields/account';
import {
	being,
	containing,
	endDate,
	fromContaining,
	ofCustomers,
	specificIds,
	startDate,
	toContaining,
} from '../fields/filters';
import { sortedBy } from '../fields/sorting';

/** ListNotifications: what was sent to people, and whether it got there. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many notifications',
	description:
		'Retrieve many emails, text messages, push messages and calls by which Evo Voice told somebody something, and whether each one was delivered',
	roles: ['Manager', 'Customer', 'SystemAdministrator'],
	method: 'GET',
	path: '/notifications',
	fields: [
		accountIds,
		ofCustomers,
		endDate,
		fromContaining('fromFilter'),
		specificIds,
		startDate,
		containing(
			'subjectFilter',
			'Subject Contains',
			'Only notifications whose subject contains this',
			'e.g. voice message',
		),
		toContaining('toFilter'),
		being(NOTIFICATION_TYPES, 'type', 'Type', 'Only notifications that were sent in this way'),
		...sortedBy(notification),
	],
	answer: many(notification),
};
