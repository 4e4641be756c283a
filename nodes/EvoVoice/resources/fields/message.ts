import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { inBody } from '../../../shared/fields/field';
import { phoneNumber } from '../../../shared/fields/phoneNumber';
import { messageText } from '../../../shared/fields/text';
import { oneOf } from '../../../shared/fields/values';
import type { OperationField } from '../../operation/operation';
import { withNumberRule } from './phoneNumber';

const RECEIVERS: INodePropertyOptions[] = [
	{
		name: 'Phone Number',
		value: 'number',
		description: 'Send a text message (SMS) from one of your numbers',
		routing: { request: { url: '/messages' } },
	},
	{
		name: 'Chat',
		value: 'session',
		description: 'Write into a live chat of yours',
		routing: { request: { url: '/sessions/{sessionId}/messages' } },
	},
];

const receiver = (displayOptions: INodeProperties['displayOptions']): OperationField => ({
	property: {
		displayName: 'Send To',
		name: 'sendTo',
		type: 'options',
		noDataExpression: true,
		options: RECEIVERS,
		default: 'number',
		description: 'Where the message goes',
		displayOptions,
	},
	read: oneOf(RECEIVERS),
});

/**
 * Where a message goes, which settles its route and hides the session of other operations, too: for
 * what is hidden n8n goes by the default, unless a name is declared twice, as here.
 */
export const sendTo = [
	receiver({ hide: { '@tool': [true] } }),
	receiver({ show: { '@tool': [true] } }),
];

/** Who gets a text message. */
export const toAddress: OperationField = inBody(
	{
		displayName: 'To Number',
		name: 'toAddress',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. +1 503 555 0100',
		description: withNumberRule(
			'The mobile number that gets the text message, with its country code',
		),
		displayOptions: { hide: { sendTo: ['session'] } },
	},
	phoneNumber,
);

/** What is written. Segments: 3GPP TS 23.038 and 23.040. */
export const body: OperationField = inBody(
	{
		displayName: 'Text',
		name: 'body',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		required: true,
		placeholder: 'e.g. Your table is ready. See you soon!',
		description:
			'What to write, 1,600 characters at most. As a text message it is sent, and paid for, in segments: up to 160 characters are one segment, longer texts take one for every 153. With an emoji or any other character outside the GSM alphabet these are 70 and 67.',
	},
	messageText,
);
