import { PHONE_USER_ROLES } from '../../../shared/api/roles';
import { session } from '../../../shared/entities/session';
import { HOLD_REASONS, enumInBody } from '../../../shared/fields/enums';
import { additional } from '../../../shared/fields/field';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { callSid } from '../fields/callLeg';
import { sessionId } from '../fields/objectIds';

/** HoldSession: puts the other side of a call on hold. */
export const hold: Operation = {
	name: 'Hold',
	value: 'hold',
	action: 'Hold call session',
	description: 'Put a call session on hold; the other side waits until Resume',
	roles: PHONE_USER_ROLES,
	method: 'POST',
	path: '/sessions/{sessionId}/hold',
	sessionChannel: 'Voice',
	fields: [
		sessionId,
		callSid,
		additional(enumInBody(HOLD_REASONS, 'reason', 'Reason', 'Why the call is put on hold')),
	],
	answer: one(session),
};
