import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { picker } from '../EvoVoice/resources/fields';
import { EVENTS } from './events';

const BY_NAME: INodePropertyOptions[] = EVENTS.map(({ value, name, description }) => ({
	name,
	value,
	description,
})).sort((a, b) => (a.name < b.name ? -1 : 1));

const pickerOf = (what: string, name: string, searchListMethod: string): INodeProperties =>
	picker(
		searchListMethod,
		{ placeholder: 'e.g. 64f1a0c2e4b0a1d2c3e40001' },
		{ displayName: what, name, description: `Only sessions of this ${what.toLowerCase()}` },
	);

export const PARAMETERS: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'My Sessions',
				value: 'mySessions',
				description: 'The live calls and chats of the phone user whose login is in the credential',
			},
			{
				name: 'Account Sessions',
				value: 'accountSessions',
				description:
					'All calls and chats of whole accounts, also those that began and ended between two polls; for managers',
			},
		],
		default: 'mySessions',
		description: 'Whose sessions to watch',
	},
	{
		displayName: 'Account Names or IDs',
		name: 'accounts',
		type: 'multiOptions',
		required: true,
		typeOptions: { loadOptionsMethod: 'getAccounts' },
		displayOptions: { show: { source: ['accountSessions'] } },
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: BY_NAME,
		default: ['sessionStarted'],
		description: 'What the workflow starts on; each event is one item',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'An event is only sent if its session meets all of these at that moment',
		options: [
			{
				displayName: 'Channel',
				name: 'channel',
				type: 'options',
				options: [
					{ name: 'Chat', value: 'Chat' },
					{ name: 'Fax', value: 'Fax' },
					{ name: 'Voice', value: 'Voice' },
				],
				default: 'Voice',
				description: 'Only sessions of this kind',
			},
			pickerOf('Customer', 'customerId', 'searchCustomers'),
			{
				displayName: 'Direction',
				name: 'direction',
				type: 'options',
				options: [
					{ name: 'Incoming', value: 'Incoming' },
					{ name: 'Outgoing', value: 'Outgoing' },
				],
				default: 'Incoming',
				description: 'Only sessions that came in, or only those that went out',
			},
			pickerOf('Endpoint', 'endpointId', 'searchEndpoints'),
			{
				displayName: 'From Contains',
				name: 'fromContains',
				type: 'string',
				default: '',
				placeholder: 'e.g. +1503',
				description: 'Only sessions whose caller number or address contains this, in whatever case',
			},
			{
				displayName: 'To Contains',
				name: 'toContains',
				type: 'string',
				default: '',
				placeholder: 'e.g. +1503',
				description:
					'Only sessions whose called number, address or destination contains this, in whatever case',
			},
		],
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
];
