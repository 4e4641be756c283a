import { inBody, optional, additional } from '../../../shared/fields/field';
import { ownerId } from './customer';
import { allTagIds, flowToRun } from './endpoint';
import { picker } from '../../../shared/fields/picker';
import { struct } from '../../../shared/fields/customData';
import { phoneNumber } from '../../../shared/fields/phoneNumber';
import { text } from '../../../shared/fields/text';
import { yesOrNo } from '../../../shared/fields/values';

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
