import { OFFICE_ROLES } from '../../../shared/api/roles';
import { notification } from '../../../shared/entities/notification';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { notificationId } from '../fields/objectIds';

/** ResendNotification: sends it once more, to the same recipients. */
export const resend: Operation = {
	name: 'Resend',
	value: 'resend',
	action: 'Resend notification to its recipients',
	description: 'Send a notification once more, to everybody who was to get it',
	roles: OFFICE_ROLES,
	method: 'POST',
	path: '/notifications/{notificationId}/resend',
	fields: [notificationId],
	answer: one(notification),
};
