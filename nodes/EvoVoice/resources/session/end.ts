import { PHONE_USER_ROLES } from '../../../shared/api/roles';
import { inQuery, optional, additional } from '../../../shared/fields/field';
import { id } from '../../../shared/fields/ids';
import { done } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { callLeg } from '../fields/callLeg';
import { sessionId } from '../fields/objectIds';

/** EndSession: hangs up, or closes a chat. */
export const end: Operation = {
	name: 'End',
	value: 'end',
	action: 'End session by hanging up call or closing chat',
	description: 'End a session: hang up a live call or close a live chat',
	roles: PHONE_USER_ROLES,
	method: 'DELETE',
	path: '/sessions/{sessionId}',
	fields: [
		sessionId,
		additional(
			inQuery(callLeg('Whose phone hangs up, where only one is to leave the call'), optional(id)),
		),
	],
	answer: done,
};
