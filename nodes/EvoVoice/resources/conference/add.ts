import { route } from '../../transport';
import { sessionId, sessionOutput, withNumberRule } from '../fields';
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
		{
			displayName: 'Call Leg',
			name: 'callSid',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			required: true,
			description:
				"The side of the call that is on your phone: the session's own call or one of a member",
			typeOptions: { loadOptionsDependsOn: ['sessionId.value'] },
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					typeOptions: { searchListMethod: 'searchCallLegs', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. CA8f1d0c2b7e6a45d39b10f2c4e8a7d6b5',
					hint: 'Get Active gives it as <code>callSid</code>',
				},
			],
			routing: { send: { type: 'body', property: 'callSid' } },
		},
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
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Caller ID',
					name: 'fromNumber',
					type: 'string',
					default: '',
					placeholder: 'e.g. +1 800 555 0100',
					description: withNumberRule('The number that the dialled person sees'),
					routing: { send: { type: 'body', property: 'fromNumber' } },
				},
			],
		},
		...sessionOutput,
	],
};
