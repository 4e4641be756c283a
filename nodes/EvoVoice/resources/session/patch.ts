import { session } from '../../../shared/entities/session';
import { CALL_STATES, HOLD_REASONS, QUEUE_STATES, enumInBody } from '../../../shared/fields/enums';
import { inBody, update } from '../../../shared/fields/field';
import { text } from '../../../shared/fields/text';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { sessionId } from '../fields/objectIds';

/** PatchSession: changes the fields that are sent and leaves the others. */
export const patch: Operation = {
	name: 'Update',
	value: 'patch',
	action: 'Update session state or console data',
	description: "Change a session: its call state, queue state or the text on agents' consoles",
	method: 'PATCH',
	path: '/sessions/{sessionId}',
	fields: [
		sessionId,
		update(
			enumInBody(
				CALL_STATES,
				'callState',
				'Call State',
				'The state to put the call into, e.g. Hold to put it on hold and Connected to resume it',
			),
		),
		update(
			inBody(
				{
					displayName: 'Console Data',
					name: 'consoleData',
					type: 'string',
					typeOptions: { rows: 4 },
					default: '',
					placeholder: 'e.g. Gold customer, last order 4711',
					description:
						'Text for the consoles of the agents in this session. An object or list from another node is sent as JSON. Leave it empty to clear what is there.',
				},
				text,
			),
		),
		update(enumInBody(HOLD_REASONS, 'holdReason', 'Hold Reason', 'Why the call is on hold')),
		update(
			enumInBody(
				QUEUE_STATES,
				'queueState',
				'Queue State',
				'How the queue sees the call, e.g. Queued while it waits for an agent',
			),
		),
	],
	answer: one(session),
};
