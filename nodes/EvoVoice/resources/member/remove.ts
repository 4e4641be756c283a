import { route } from '../../transport';
import { picker, sessionId, sessionOutput } from '../fields';
import type { Operation } from '../operations';
import { oneSession } from '../output';

/** What ServiceStack answers to the documented route before anything is carried out. */
const UNSERVED = /^Could not find property memberId( on DeleteChatMember)?$/;

/** DeleteChatMember: takes somebody out of a chat session. */
export const remove: Operation = {
	option: {
		name: 'Remove',
		value: 'remove',
		action: 'Remove member from session',
		description: 'Take somebody out of a live chat',
		routing: route({
			method: 'DELETE',
			url: '/sessions/{sessionId}/members/{memberId}',
			role: 'User',
			output: oneSession,
			// The page names the path's field `memberId` and the class' field `memberToRemove`;
			// a server that cannot match them serves the operation by its name only.
			otherwise: ({ status, serverMessage }, { sessionId, memberId }) =>
				status === 400 && UNSERVED.test(serverMessage ?? '')
					? { url: '/json/reply/DeleteChatMember', qs: { sessionId, memberToRemove: memberId } }
					: undefined,
		}),
	},
	fields: [
		sessionId,
		picker(
			'searchMembers',
			{
				placeholder: 'e.g. nathan@example.com or +15035550100',
				hint: 'The email or number by which the member is known in the session',
			},
			{
				displayName: 'Member',
				name: 'memberId',
				required: true,
				description: 'Who to take out of the chat',
				typeOptions: { loadOptionsDependsOn: ['sessionId.value'] },
				routing: { send: { type: 'query', property: 'memberToRemove' } },
			},
		),
		...sessionOutput,
	],
};
