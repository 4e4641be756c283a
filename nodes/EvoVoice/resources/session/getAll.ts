import { CALL_LOG, session } from '../../../shared/entities/session';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';
import { accountIds } from '../fields/account';
import {
	textFilter,
	endDate,
	fromFilter,
	customerFilter,
	endpointFilter,
	specificIds,
	startDate,
	toFilter,
	booleanFilter,
	sessionFilter,
} from '../fields/filters';
import { sortedBy } from '../fields/sorting';

/** ListSessions: calls, chats and faxes that are live or over. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many sessions including past calls and chats',
	description: 'Retrieve many sessions: calls, chats and faxes of whole accounts, live and past',
	method: 'GET',
	path: '/sessions',
	fields: [
		accountIds,
		customerFilter,
		endDate,
		endpointFilter,
		fromFilter('from'),
		textFilter(
			'log',
			'Log Contains',
			'Only sessions whose log contains this text',
			'e.g. joined the conference',
		),
		sessionFilter(
			'parentSessionId',
			'Parent Session',
			'Only sessions that this session gave rise to',
		),
		booleanFilter(
			'searchArchive',
			'Search Archive',
			'Whether to look at the sessions that are older than about 15 days instead of the newer ones',
		),
		specificIds,
		startDate,
		toFilter('to'),
		...sortedBy(session, CALL_LOG),
	],
	answer: many(session, { columns: CALL_LOG }),
};
