import { OFFICE_ROLES } from '../../../shared/api/roles';
import { notification } from '../../../shared/entities/notification';
import { NOTIFICATION_TYPES } from '../../../shared/fields/enums';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';
import { accountIds } from '../fields/account';
import {
	enumFilter,
	textFilter,
	endDate,
	fromFilter,
	customerFilter,
	specificIds,
	startDate,
	toFilter,
} from '../fields/filters';
import { sortedBy } from '../fields/sorting';

/** ListNotifications: what was sent to people, and whether it got there. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many notifications',
	description: 'Retrieve many notifications, such as emails, and if they arrived',
	roles: OFFICE_ROLES,
	method: 'GET',
	path: '/notifications',
	fields: [
		accountIds,
		customerFilter,
		endDate,
		fromFilter('fromFilter'),
		specificIds,
		startDate,
		textFilter(
			'subjectFilter',
			'Subject Contains',
			'Only notifications whose subject contains this',
			'e.g. voice message',
		),
		toFilter('toFilter'),
		enumFilter(NOTIFICATION_TYPES, 'type', 'Type', 'Only notifications that were sent in this way'),
		...sortedBy(notification),
	],
	answer: many(notification),
};
