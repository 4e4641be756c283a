import { route } from '../../transport';
import { callerId, picker, sessionId, sessionOutput, withNumberRule } from '../fields';
import type { Operation } from '../operations';
import { oneSession } from '../output';

/** AddConferenceMember: makes a conference of the call where it is none yet, and dials somebody into it. */
export const add: Operation = {
	option: {
		name: 'Add Member',
		value: 'add',
		action: 'Add member to conference',
		description: 'Dial somebody into a live call; the call becomes a conference if it is none yet',
		routing: route({
			method: 'POST',
			url: '/sessions/{sessionId}/conference/members',
			output: oneSession,
		}),
	},
	fields: [
		sessionId,
		picker(
			'searchCallLegs',
			{
				placeholder: 'e.g. CA8f1d0c2b7e6a45d39b10f2c4e8a7d6b5',
				hint: 'Get Active gives it as <code>callSid</code>',
			},
			{
				displayName: 'Call Leg',
				name: 'callSid',
				required: true,
				description:
					"The side of the call that is on your phone. Choose the session's own call unless you know better.",
				typeOptions: { loadOptionsDependsOn: ['sessionId.value'] },
				routing: { send: { type: 'body', property: 'callSid' } },
			},
		),
		{
			displayName: 'Destination',
			name: 'destination',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. +1 503 555 0100',
			description: withNumberRule('Who to dial: a phone number with its country code, or a user'),
			routing: { send: { type: 'body', property: 'destination' } },
		},
		callerId('fromNumber', 'The number that the dialled person sees'),
		...sessionOutput,
	],
};
