import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import type { OperationField } from '../operation/operation';
import { option } from '../../shared/fields/collections';
import { formElements } from './formElements';
import { limitWaitTime } from './limitWaitTime';

const IN_A_FORM = { '/responseType': ['freeText', 'customForm'] };

const message: INodeProperties = {
	displayName: 'Message',
	name: 'message',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	required: true,
	placeholder: 'e.g. Order 4711 is over the limit. Shall it go out?',
	description:
		'What to ask. The page to answer on shows it too. The text holds it and the address of that page, which is why up to about 140 characters are sent, and paid for, as two segments, and every 153 more as another one. With an emoji or any other character outside the GSM alphabet up to about 35 are three segments, and every 67 more another one.',
};

const responseType: INodeProperties = {
	displayName: 'Response Type',
	name: 'responseType',
	type: 'options',
	default: 'approval',
	options: [
		{
			name: 'Approval',
			value: 'approval',
			description: 'The person presses a button: approve, or approve or decline',
		},
		{
			name: 'Free Text',
			value: 'freeText',
			description: 'The person writes an answer',
		},
		{
			name: 'Custom Form',
			value: 'customForm',
			description: 'The person fills in a form that you design',
		},
	],
	description: 'How the person answers on the page',
};

/** @param approvalType the type that it starts with */
const approvalOptions = (
	approvalType: 'single' | 'double',
	{ show, hide }: IDisplayOptions,
): INodeProperties => ({
	displayName: 'Approval Options',
	name: 'approvalOptions',
	type: 'fixedCollection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Type of Approval',
					name: 'approvalType',
					type: 'options',
					default: approvalType,
					options: [
						{ name: 'Approve Only', value: 'single' },
						{ name: 'Approve and Disapprove', value: 'double' },
					],
				},
				{
					displayName: 'Approve Button Label',
					name: 'approveLabel',
					type: 'string',
					default: 'Approve',
				},
				{
					displayName: 'Disapprove Button Label',
					name: 'disapproveLabel',
					type: 'string',
					default: 'Decline',
					displayOptions: { show: { approvalType: ['double'] } },
				},
			],
		},
	],
	displayOptions: { show: { responseType: ['approval'], ...show }, ...(hide && { hide }) },
});

const options: INodeProperties[] = [
	limitWaitTime,
	{
		displayName: 'Response Form Button Label',
		name: 'responseFormButtonLabel',
		type: 'string',
		default: 'Submit',
		displayOptions: { show: IN_A_FORM },
	},
	{
		displayName: 'Response Form Description',
		name: 'responseFormDescription',
		type: 'string',
		default: '',
		description: 'More words for the page, under the message',
		displayOptions: { show: IN_A_FORM },
	},
	{
		displayName: 'Response Form Title',
		name: 'responseFormTitle',
		type: 'string',
		default: '',
		description: 'The heading of the page',
		displayOptions: { show: IN_A_FORM },
	},
	{
		displayName: 'Skip Address Check',
		name: 'skipAddressCheck',
		type: 'boolean',
		default: false,
		description:
			'Whether to send the text even if a phone may not be able to open the address in it, because the address is local or not encrypted. For tests, and for phones in the same network as n8n.',
	},
];

/** These are read where the question is made of them. */
const asIs = (property: INodeProperties): OperationField => ({ property, read: (value) => value });

/** The fields of Send and Wait for Response beside the two numbers; names as in n8n's own nodes. */
export const askFields: OperationField[] = [
	...[
		message,
		responseType,
		...formElements.map((field) => ({
			...field,
			displayOptions: {
				show: { ...field.displayOptions?.show, responseType: ['customForm'] },
			},
		})),
		approvalOptions('single', { hide: { '@tool': [true] } }),
		// Whoever is asked about a tool call must be able to say no.
		approvalOptions('double', { show: { '@tool': [true] } }),
	].map(asIs),
	...options.map((property) => option(asIs(property))),
];
