import { PHONE_USER_ROLES } from '../../../shared/api/roles';
import { done } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { sessionId } from '../fields/objectIds';
import { callerId, destination } from '../fields/phoneNumber';

/** RedirectSession: passes a call on. */
export const redirect: Operation = {
	name: 'Transfer',
	value: 'redirect',
	action: 'Transfer call session to number or user',
	description: 'Transfer a call session to a number, a phone user or a team',
	roles: PHONE_USER_ROLES,
	method: 'POST',
	path: '/sessions/{sessionId}/redirect',
	sessionChannel: 'Voice',
	fields: [sessionId, destination, callerId],
	answer: done,
};
