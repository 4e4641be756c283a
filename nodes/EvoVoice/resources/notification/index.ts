import type { Resource } from '../../operation/operation';
import { getAll } from './getAll';
import { resend } from './resend';

export const notification: Resource = {
	name: 'Notification',
	value: 'notification',
	description: 'An email, text message, push message or call that told somebody something',
	default: getAll.value,
	operations: [getAll, resend],
};
