import { PHONE_USER_ROLES } from '../../../shared/api/roles';
import { message } from '../../../shared/entities/message';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { fromNumber } from '../fields/endpoint';
import { body, sendTo, toAddress } from '../fields/message';
import { sessionId } from '../fields/objectIds';

/** SendMessage: a text from one of the own numbers, or into a chat. */
export const send: Operation = {
	name: 'Send',
	value: 'send',
	action: 'Send text message to number or into chat',
	description: 'Send a text message (SMS) from your number, or write into a live chat',
	roles: PHONE_USER_ROLES,
	method: 'POST',
	// 'Send To' chooses between the two routes.
	path: '/messages',
	sessionChannel: 'Chat',
	fields: [...sendTo, fromNumber, toAddress, sessionId, body],
	answer: one(message),
};
