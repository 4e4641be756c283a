import { session } from '../../../shared/entities/session';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { sessionId } from '../fields/objectIds';

/** GetSession: one session by its ID. Its log stays empty here; only lists carry it. */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get session',
	description: 'Retrieve a session (call, chat or fax) by its ID; Get Many adds its log',
	method: 'GET',
	path: '/sessions/{sessionId}',
	fields: [sessionId],
	answer: one(session),
};
