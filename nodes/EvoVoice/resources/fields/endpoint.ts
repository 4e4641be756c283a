import { struct } from '../../../shared/fields/customData';
import { inBody, optional, picker, additional } from '../../../shared/fields/field';
import { id, names } from '../../../shared/fields/ids';
import { phoneNumber } from '../../../shared/fields/phoneNumber';
import { text } from '../../../shared/fields/text';
import { yesOrNo } from '../../../shared/fields/values';
import type { OperationField } from '../../operation/operation';
import { ownerId } from './customer';

/** The own number that a text is sent from. */
export const fromNumber: OperationField = {
	...inBody(
		picker(
			'searchNumbers',
			{
				placeholder: 'e.g. 66b3c2e4a6d2c3f4e5a60011',
				hint: 'Get Many of Endpoint returns it as <code>id</code>, Get Many of Message as <code>endpointId</code>',
			},
			{
				displayName: 'From Number',
				name: 'endpointId',
				required: true,
				description: 'Which of your numbers to send from',
				displayOptions: { hide: { sendTo: ['session'] } },
			},
		),
		id,
	),
	entity: {
		label: 'number',
		missing:
			"It may have been given up. Choose one from the 'From Number' list, or take its ID from Get Many of Endpoint.",
	},
};

/** The flow that an endpoint runs. */
export const flowToRun = inBody(
	picker(
		'searchFlows',
		{ placeholder: 'e.g. 67c4d3f5b7e3d4a5f6b70001' },
		{ displayName: 'Flow', name: 'flowId', description: 'The flow that the endpoint runs' },
	),
	optional(id),
);

/** The tags of an endpoint; without a list of them in the API, they are known by their IDs. */
export const allTagIds = inBody(
	{
		displayName: 'Tag IDs',
		name: 'tagIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 6bd5e4a6c8f4e5b6a7c80001, 6bd5e4a6c8f4e5b6a7c80002',
		description:
			'The IDs of all tags that the endpoint is to have, separated by commas; they replace those that are there. [] removes all.',
	},
	optional(names),
);

/** A number that Search Numbers finds. */
export const numberToBuy = inBody(
	picker(
		'searchNumbersToBuy',
		{
			displayName: 'By Number',
			placeholder: 'e.g. +1 503 555 0150',
			hint: 'Search Numbers returns it',
		},
		{
			displayName: 'Number',
			name: 'number',
			required: true,
			description:
				'The number to buy. It costs money once the step has run; type an area code or digits to search.',
		},
	),
	phoneNumber,
);

/** What a number starts with. */
export const numberDetails = [
	inBody(
		{
			displayName: 'Address SID',
			name: 'addressSid',
			type: 'string',
			default: '',
			placeholder: 'e.g. AD8f1d0c2b7e6a45d39b10f2c4e8a7d6b5',
			description: "The carrier's ID of an address, which some countries want for a number",
		},
		optional(text),
	),
	ownerId,
	inBody(
		{
			displayName: 'Custom Data',
			name: 'data',
			type: 'json',
			default: '',
			placeholder: 'e.g. { "site": "Portland" }',
			description: 'The custom fields of the number as a JSON object; lists can hold objects only',
		},
		optional(struct),
	),
	inBody(
		{
			displayName: 'Fax Number',
			name: 'isFaxNumber',
			type: 'boolean',
			default: true,
			description: 'Whether the number takes faxes instead of calls',
		},
		yesOrNo,
	),
	flowToRun,
	inBody(
		{
			displayName: 'Flow Parameters',
			name: 'flowParams',
			type: 'json',
			default: '{}',
			description: 'The parameters of the flow as a JSON object, e.g. { "greeting": "Hello" }',
		},
		optional(struct),
	),
	allTagIds,
	inBody(
		{
			displayName: 'Virtual Number',
			name: 'isVirtualPhoneNumber',
			type: 'boolean',
			default: true,
			description:
				'Whether to only make an entry for a number that is kept elsewhere, without buying it',
		},
		yesOrNo,
	),
].map(additional);
