import { session } from '../../../shared/entities/session';
import { HOLD_REASONS } from '../../../shared/fields/choices';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { callSid } from '../fields/callLeg';
import { chosenOf } from '../fields/choice';
import { additional } from '../fields/collections';
import { sessionId } from '../fields/session';

/** HoldSession: lets the other side of a call wait. */
export const hold: Operation = {
	name: 'Hold',
	value: 'hold',
	action: 'Hold call session',
	description: 'Put a live call on hold, so that the other side waits until it is resumed',
	roles: ['User'],
	method: 'POST',
	path: '/sessions/{sessionId}/hold',
	works: 'calls',
	fields: [
		sessionId,
		callSid,
		additional(chosenOf(HOLD_REASONS, 'reason', 'Reason', 'Why the call is put on hold')),
	],
	answer: one(session),
};
