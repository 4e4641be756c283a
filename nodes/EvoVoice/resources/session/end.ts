import { picker } from '../../../shared/fields/picker';
import { inQuery } from '../../../shared/fields/field';
import { id, optional } from '../../../shared/fields/readers';
import { done } from '../../operation/answers/done';
import type { Operation } from '../../operation/operation';
import { additional } from '../fields/collections';
import { sessionId } from '../fields/session';

/** EndSession: hangs up, or closes a chat. */
export const end: Operation = {
	name: 'End',
	value: 'end',
	action: 'End session by hanging up call or closing chat',
	description: 'Hang up a live call or close a live chat, for everybody or for one call leg',
	roles: ['User'],
	method: 'DELETE',
	path: '/sessions/{sessionId}',
	fields: [
		sessionId,
		additional(
			inQuery(
				picker(
					'searchCallLegs',
					{ placeholder: 'e.g. CA8f1d0c2b7e6a45d39b10f2c4e8a7d6b5' },
					{
						displayName: 'Call Leg',
						name: 'callSid',
						description: 'Whose phone hangs up, where only one is to leave the call',
					},
				),
				optional(id),
			),
		),
	],
	answer: done,
};
