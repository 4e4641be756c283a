import { done } from '../../operation/answers/done';
import type { Operation } from '../../operation/operation';
import { callerId, destination } from '../fields/number';
import { sessionId } from '../fields/session';

/** RedirectSession: passes a call on. */
export const redirect: Operation = {
	name: 'Transfer',
	value: 'redirect',
	action: 'Transfer call session to number or user',
	description: 'Pass a live call on to a number, a phone user or a team',
	roles: ['User'],
	method: 'POST',
	path: '/sessions/{sessionId}/redirect',
	works: 'calls',
	fields: [sessionId, destination, callerId],
	answer: done,
};
