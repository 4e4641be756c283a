import { session } from '../../../shared/entities/session';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { sessionId } from '../fields/objectIds';

/**
 * PatchSession with the call state Connected: the API names no operation that takes a call off
 * hold, and this is the one candidate among those that it has.
 */
export const resume: Operation = {
	name: 'Resume',
	value: 'resume',
	action: 'Resume call session from hold',
	description: 'Take a call session off hold, so that both sides can talk again',
	method: 'PATCH',
	path: '/sessions/{sessionId}',
	sessionChannel: 'Voice',
	fields: [sessionId],
	defaults: { callState: 'Connected' },
	answer: one(session),
};
