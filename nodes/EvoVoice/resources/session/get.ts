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
		'Retrieve one call, chat or fax by its ID. Its log comes with Get Many only; sessions older than about 15 days are found there, too, in the archive.',
	method: 'GET',
	path: '/sessions/{sessionId}',
	fields: [sessionId],
	answer: one(session),
};
