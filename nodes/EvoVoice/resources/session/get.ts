import { session } from '../../../shared/entities/session';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { sessionId } from '../fields/session';

/** GetSession: one session by its ID. Its log stays empty here; only lists carry it. */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get session',
	description:
		"Retrieve one call, chat or fax by its ID. Its log comes with Get Many only: use the filter 'IDs' there, and 'Search Archive' for sessions older than about 15 days.",
	method: 'GET',
	path: '/sessions/{sessionId}',
	fields: [sessionId],
	answer: one(session),
};
