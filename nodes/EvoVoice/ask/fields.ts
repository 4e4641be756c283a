import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { option } from '../../shared/fields/field';
import type { OperationField } from '../operation/operation';
import { formElements } from './formElements';
import { limitWaitTime } from './limitWaitTime';

const ON_FORMS = { '/responseType': ['freeText', 'customForm'] };

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

/** @param approvalType the default type */
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

const OPTIONS: INodeProperties[] = [
	limitWaitTime,
	{
		displayName: 'Response Form Button Label',
		name: 'responseFormButtonLabel',
		type: 'string',
		default: 'Submit',
		displayOptions: { show: ON_FORMS },
	},
	{
		displayName: 'Response Form Description',
		name: 'responseFormDescription',
		type: 'string',
		default: '',
		description: 'More words for the page, under the message',
		displayOptions: { show: ON_FORMS },
	},
	{
		displayName: 'Response Form Title',
		name: 'responseFormTitle',
		type: 'string',
		default: '',
		description: 'The heading of the page',
		displayOptions: { show: ON_FORMS },
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

/** A field that {@link readQuestion} reads by itself. */
const field = (property: INodeProperties): OperationField => ({ property, read: (value) => value });

/** The fields of Send and Wait for Response beside the two numbers; names as in n8n's own nodes. */
export const questionFields: OperationField[] = [
	...[
		message,
		responseType,
		...formElements.map((property) => ({
			...property,
			displayOptions: {
				show: { ...property.displayOptions?.show, responseType: ['customForm'] },
			},
		})),
		approvalOptions('single', { hide: { '@tool': [true] } }),
		// Whoever reviews a tool call must be able to decline.
		approvalOptions('double', { show: { '@tool': [true] } }),
	].map(field),
	...OPTIONS.map((property) => option(field(property))),
];
