import { endpoint } from '../../../shared/entities/endpoint';
import { inBody, optional } from '../../../shared/fields/field';
import { picker } from '../../../shared/fields/picker';
import { id, names } from '../../../shared/fields/ids';
import type { OperationField } from '../../operation/operation';

/** Which endpoint an operation works on. */
export const endpointId: OperationField = {
	property: picker(
		'searchEndpoints',
		{
			placeholder: 'e.g. 66b3c2e4a6d2c3f4e5a60011',
			hint: 'Get Many returns it as <code>id</code>, sessions and messages as <code>endpointId</code>',
		},
		{
			displayName: 'Endpoint',
			name: 'endpointId',
			required: true,
			description: 'The number, phone user, team or other endpoint to work with',
		},
	),
	to: { part: 'path', name: 'endpointId' },
	read: id,
	entity: endpoint,
};

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
