import { done } from '../../operation/answers/done';
import type { Operation } from '../../operation/operation';
import { sessionId } from '../fields/session';

/** Known from the vendor's client alone: its role and its answer are not documented. */
export const record: Operation = {
	name: 'Start Recording',
	value: 'record',
	action: 'Start recording of call session',
	description:
		'Record a live call from now on; Evo Voice offers nothing that stops it before the call ends. The recording appears among the files a little later.',
	method: 'POST',
	path: '/sessions/{sessionId}/record',
	sessionChannel: 'Voice',
	fields: [sessionId],
	answer: done,
};
