import type { IHttpRequestOptions } from 'n8n-workflow';

import { route } from '../../transport';
import { sessionId, sessionOutput } from '../fields';
import type { Operation } from '../operations';
import { oneSession } from '../output';

/** What ServiceStack answers to the documented route before anything is carried out. */
const UNSERVED = 'Could not find property memberId';

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
			otherwise: ({ status, serverMessage }, sent) =>
				status === 400 && serverMessage?.startsWith(UNSERVED) ? calledByName(sent) : undefined,
		}),
	},
	fields: [
		sessionId,
		{
			displayName: 'Member',
			name: 'memberId',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			required: true,
			description: 'Who to take out of the chat',
			typeOptions: { loadOptionsDependsOn: ['sessionId.value'] },
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					typeOptions: { searchListMethod: 'searchMembers', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. nathan@example.com or +15035550100',
					hint: 'The email or number by which the member is known in the session',
				},
			],
			routing: { send: { type: 'query', property: 'memberToRemove' } },
		},
		...sessionOutput,
	],
};

function calledByName(sent: IHttpRequestOptions): IHttpRequestOptions {
	const sessionId = decodeURIComponent(sent.url.split('/')[2]);
	return { ...sent, url: '/json/reply/DeleteChatMember', qs: { sessionId, ...sent.qs } };
}
