import { session } from '../../../shared/entities/session';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { callSid } from '../fields/callLeg';
import { sessionId } from '../fields/objectIds';
import { callerIdNamed, destination } from '../fields/phoneNumber';

/** AddConferenceMember: makes a conference of the call where it is none yet, and dials somebody into it. */
export const add: Operation = {
	name: 'Add Member',
	value: 'add',
	action: 'Add member to conference call',
	description: 'Dial a member into a conference; a live call becomes one if it is none yet',
	method: 'POST',
	path: '/sessions/{sessionId}/conference/members',
	sessionChannel: 'Voice',
	fields: [sessionId, callSid, destination, callerIdNamed('fromNumber')],
	answer: one(session),
};
