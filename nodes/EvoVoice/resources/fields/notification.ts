import { notification } from '../../../shared/entities/notification';
import { objectId } from './objectId';

export const notificationId = objectId(
	notification,
	'searchNotifications',
	'Notification',
	'The email, text message, push message or call that was to tell somebody something',
	'e.g. 6d0f3b5a7c9e1d2f4a6b8c01',
);
