import { route } from '../../transport';
import { callerId, sessionId, sessionOutput, withNumberRule } from '../fields';
import type { Operation } from '../operations';
import { oneSession } from '../output';

/** InviteChatMember: adds somebody to a chat session. */
export const invite: Operation = {
	option: {
		name: 'Invite',
		value: 'invite',
		action: 'Invite member to session',
		description: 'Bring a colleague or a mobile number into a live chat',
		routing: route({
			method: 'POST',
			url: '/sessions/{sessionId}/members',
			role: 'User',
			output: oneSession,
		}),
	},
	fields: [
		sessionId,
		{
			displayName: 'Member',
			name: 'memberToAdd',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. nathan@example.com or +1 503 555 0100',
			description: withNumberRule(
				'Who to bring in: the email of an Evo Voice user, or a mobile number with its country code',
			),
			routing: { send: { type: 'body', property: 'memberToAdd' } },
		},
		callerId('callerId', 'The number that the invited person sees'),
		...sessionOutput,
	],
};
