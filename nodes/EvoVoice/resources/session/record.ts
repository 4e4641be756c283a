import { done } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { sessionId } from '../fields/objectIds';

/** Known from the vendor's client alone: its role and its answer are not documented. */
export const record: Operation = {
	name: 'Start Recording',
	value: 'record',
	action: 'Start recording of call session',
	description: 'Record a call session from now on until it ends; nothing stops it before',
	method: 'POST',
	path: '/sessions/{sessionId}/record',
	sessionChannel: 'Voice',
	fields: [sessionId],
	answer: done,
};
