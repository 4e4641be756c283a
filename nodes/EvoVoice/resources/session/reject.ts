import { done } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { sessionId } from '../fields/objectIds';

/** Known from the vendor's client alone: its role and its answer are not documented. */
export const reject: Operation = {
	name: 'Reject',
	value: 'reject',
	action: 'Reject ringing call session',
	description: 'Turn down a ringing call session, so that nobody answers it here',
	method: 'POST',
	path: '/sessions/{sessionId}/reject',
	sessionChannel: 'Voice',
	fields: [sessionId],
	answer: done,
};
