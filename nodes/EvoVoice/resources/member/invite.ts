import { PHONE_USER_ROLES } from '../../../shared/api/roles';
import { session } from '../../../shared/entities/session';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { sessionId } from '../fields/objectIds';
import { callerId, whom } from '../fields/phoneNumber';

/** InviteChatMember: adds somebody to a chat session. */
export const invite: Operation = {
	name: 'Invite',
	value: 'invite',
	action: 'Invite member to chat session',
	description: 'Bring a member into a live chat: a colleague or a mobile number',
	roles: PHONE_USER_ROLES,
	method: 'POST',
	path: '/sessions/{sessionId}/members',
	sessionChannel: 'Chat',
	fields: [
		sessionId,
		whom(
			'memberToAdd',
			'Member to Invite',
			'Who to bring in: the email of an Evo Voice user, or a mobile number with its country code',
		),
		callerId,
	],
	answer: one(session),
};
