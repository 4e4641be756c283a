import { PHONE_USER_ROLES } from '../../../shared/api/roles';
import { session } from '../../../shared/entities/session';
import { inQuery, picker } from '../../../shared/fields/field';
import { memberId } from '../../../shared/fields/phoneNumber';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { sessionId } from '../fields/objectIds';
import { checkMemberLeft } from '../steps/checks';

/** ServiceStack's message for the documented route; nothing was done by then. */
const UNSERVED = /^Could not find property memberId( on DeleteChatMember)?$/;

const MEMBER = picker(
	'searchMembers',
	{
		placeholder: 'e.g. nathan@example.com or +1 503 555 0100',
		hint: 'The email or number by which the member is known in the session',
	},
	{
		displayName: 'Member to Remove',
		name: 'memberId',
		required: true,
		description: 'Who to take out of the chat',
		typeOptions: { loadOptionsDependsOn: ['sessionId.value'] },
	},
);

/** DeleteChatMember: takes somebody out of a chat session. */
export const remove: Operation = {
	name: 'Remove',
	value: 'remove',
	action: 'Remove member from chat session',
	description: 'Take a member out of a live chat',
	roles: PHONE_USER_ROLES,
	method: 'DELETE',
	path: '/sessions/{sessionId}/members/{memberId}',
	sessionChannel: 'Chat',
	fields: [sessionId, inQuery(MEMBER, memberId, 'memberToRemove')],
	answer: one(session),
	// The page names the path's field `memberId` and the class' field `memberToRemove`; a server
	// that cannot match them serves the operation by its name only.
	fallback: ({ status, serverMessage }, { sessionId: chat, memberId: member }) =>
		status === 400 && UNSERVED.test(serverMessage ?? '')
			? { url: '/json/reply/DeleteChatMember', qs: { sessionId: chat, memberToRemove: member } }
			: undefined,
	check: checkMemberLeft,
};
