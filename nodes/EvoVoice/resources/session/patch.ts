import type { INodeProperties } from 'n8n-workflow';

import { CALL_STATES, HOLD_REASONS, QUEUE_STATES } from '../../enums';
import { route } from '../../transport';
import { sessionId, sessionOutput } from '../fields';
import type { Operation } from '../operations';
import { oneSession } from '../output';

const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'What to change; fields that are not added stay as they are',
	options: [
		{
			displayName: 'Call State',
			name: 'callState',
			type: 'options',
			options: CALL_STATES,
			default: 'Connected',
			description:
				'Where the call stands, e.g. Hold to put it on hold and Connected to take it back',
			routing: { send: { type: 'body', property: 'callState' } },
		},
		{
			displayName: 'Console Data',
			name: 'consoleData',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. Gold customer, last order 4711',
			description:
				'Text for the consoles of the agents in this session. An object or list from another node is sent as JSON. Leave it empty to clear what is there.',
			routing: { send: { type: 'body', property: 'consoleData' } },
		},
		{
			displayName: 'Hold Reason',
			name: 'holdReason',
			type: 'options',
			options: HOLD_REASONS,
			default: 'None',
			description: 'Why the call is on hold',
			routing: { send: { type: 'body', property: 'holdReason' } },
		},
		{
			displayName: 'Queue State',
			name: 'queueState',
			type: 'options',
			options: QUEUE_STATES,
			default: 'None',
			description: 'Where the call stands in its queue',
			routing: { send: { type: 'body', property: 'queueState' } },
		},
	],
};

/** PatchSession: changes the fields that are sent and leaves the others. */
export const patch: Operation = {
	option: {
		name: 'Update',
		value: 'patch',
		action: 'Update session',
		description:
			'Change a live call or chat: hold it, take it back, set its queue state, or show text on the consoles of its agents',
		routing: route({
			method: 'PATCH',
			url: '/sessions/{sessionId}',
			output: oneSession,
		}),
	},
	fields: [sessionId, updateFields, ...sessionOutput],
};
