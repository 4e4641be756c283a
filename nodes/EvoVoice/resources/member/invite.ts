import { route } from '../../transport';
import { sessionId, sessionOutput, withNumberRule } from '../fields';
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
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Caller ID',
					name: 'callerId',
					type: 'string',
					default: '',
					placeholder: 'e.g. +1 800 555 0100',
					description: withNumberRule('The number that the invited person sees'),
					routing: { send: { type: 'body', property: 'callerId' } },
				},
			],
		},
		...sessionOutput,
	],
};
