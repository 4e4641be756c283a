import type { INodeProperties } from 'n8n-workflow';

import { inBody, optional, additional } from '../../../shared/fields/field';
import { numberOrUser, phoneNumber } from '../../../shared/fields/phoneNumber';

const NUMBER_RULE =
	'A number that starts with + may have spaces, dashes, dots or brackets, which are taken out. Any other entry is sent as typed.';

/** Says what becomes of a phone number as it was typed. */
export const withNumberRule = (description: string) => `${description}. ${NUMBER_RULE}`;

/** Whom to call or to bring in: a number or a user. */
export const whom = (
	name: string,
	displayName: string,
	description: string,
	placeholder = 'e.g. nathan@example.com or +1 503 555 0100',
) => {
	const property: INodeProperties = {
		displayName,
		name,
		type: 'string',
		default: '',
		required: true,
		placeholder,
		description: withNumberRule(description),
	};
	return inBody(property, numberOrUser);
};

/** The number that somebody sees who is called, under the name that the operation's route has for it. */
export const callerIdNamed = (name: string) =>
	additional(
		inBody(
			{
				displayName: 'Caller ID',
				name,
				type: 'string',
				default: '',
				placeholder: 'e.g. +1 800 555 0100',
				description: withNumberRule('Which of your numbers the other person sees'),
			},
			optional(numberOrUser),
		),
	);

/** The caller ID by the name that most routes have for it. */
export const callerId = callerIdNamed('callerId');

/** Whom to dial into a call, or to pass it on to. */
export const destination = whom(
	'destination',
	'Destination',
	'Who to dial: a phone number with its country code, or the email of a phone user',
	'e.g. +1 503 555 0100',
);

/** The number that a flow calls; nobody but a number can be called so. */
export const numberToDial = inBody(
	{
		displayName: 'Number to Dial',
		name: 'numberToDial',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. +1 503 555 0100',
		description: withNumberRule('Who to call: a phone number with its country code'),
	},
	phoneNumber,
);
