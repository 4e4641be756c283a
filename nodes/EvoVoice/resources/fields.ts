import type { INodeProperties } from 'n8n-workflow';

import type { Session } from '../session';

/** A field whose value is picked from a list, or entered as an ID. */
export function picker(
	searchListMethod: string,
	byId: { placeholder: string; hint?: string },
	field: Omit<INodeProperties, 'type' | 'default' | 'modes'>,
): INodeProperties {
	return {
		...field,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', ...byId },
		],
	};
}

/** Which live session an operation works on. */
export const sessionId = picker(
	'searchSessions',
	{
		placeholder: 'e.g. 673f2a9c51d0e84b7c6a1f02',
		hint: 'Get Active and the Evo Voice Trigger give it as <code>id</code>',
	},
	{
		displayName: 'Session',
		name: 'sessionId',
		required: true,
		description: 'The live call or chat to work with',
	},
);

const NUMBER_RULE =
	'A number that starts with + may have spaces, dashes, dots or brackets, which are taken out. Any other entry is sent as typed.';

/** Says what becomes of a phone number as it was typed. */
export const withNumberRule = (description: string) => `${description}. ${NUMBER_RULE}`;

/** The number that somebody sees who is called, under the name that the operation's route has for it. */
export const callerId = (name: string, description: string): INodeProperties => ({
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Caller ID',
			name,
			type: 'string',
			default: '',
			placeholder: 'e.g. +1 800 555 0100',
			description: withNumberRule(description),
			routing: { send: { type: 'body', property: name } },
		},
	],
});

/** The fields of a session that `Selected Fields` offers, as the API names them. */
const SESSION_FIELDS: Array<keyof Session> = [
	'accountId',
	'accountName',
	'answeredById',
	'answeredByName',
	'callbackNumber',
	'callSid',
	'callState',
	'channel',
	'conferenceSid',
	'consoleData',
	'createdBy',
	'customerBreadcrumb',
	'customerId',
	'customerName',
	'dateCompleted',
	'dateCreated',
	'dateLastModified',
	'destination',
	'dialState',
	'direction',
	'displayName',
	'ended',
	'endpointId',
	'endpointName',
	'fromAddress',
	'fromName',
	'fromPhoneNumber',
	'heldByUserId',
	'holdQueueName',
	'holdReason',
	'id',
	'lastModifiedBy',
	'log',
	'members',
	'mostRecentParticipantCallSid',
	'outcome',
	'queueMemberId',
	'queueState',
	'ringQueueId',
	'toAddress',
	'wasMissed',
];

/** `answeredById` becomes `Answered By ID`. */
const inTitleCase = (field: string) =>
	field
		.replace(/^[a-z]/, (letter) => letter.toUpperCase())
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.replace(/\b(Id|Sid)\b/g, (word) => word.toUpperCase());

/**
 * How much of a session comes out. A workflow gets a switch; an AI agent, whose context is dear,
 * gets n8n's choice of three.
 */
export const sessionOutput: INodeProperties[] = [
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
		displayOptions: { hide: { '@tool': [true] } },
	},
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{ name: 'Raw', value: 'raw', description: 'Return all fields of the session' },
			{
				name: 'Selected Fields',
				value: 'selected',
				description: 'Return the chosen fields only, and always the ID',
			},
			{
				name: 'Simplified',
				value: 'simplified',
				description: 'Return the ten fields that are needed most',
			},
		],
		default: 'simplified',
		description: 'How much of each session to return',
		displayOptions: { show: { '@tool': [true] } },
	},
	{
		displayName: 'Fields',
		name: 'fields',
		type: 'multiOptions',
		options: SESSION_FIELDS.map((field) => ({ name: inTitleCase(field), value: field })),
		default: ['displayName', 'callState', 'fromAddress'],
		description: 'The fields to return; the ID comes with them always',
		displayOptions: { show: { '@tool': [true], output: ['selected'] } },
	},
];
