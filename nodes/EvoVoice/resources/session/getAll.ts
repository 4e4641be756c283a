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
} from '../fields/filters';
import { sortedBy } from '../fields/sorting';

/** ListSessions: calls, chats and faxes that are live or over. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many sessions including past calls and chats',
	description:
		"Retrieve many calls, chats and faxes of whole accounts, live and past, with filters. With Simplify off, each one carries its log, which no other operation returns. Those older than about 15 days need the filter 'Search Archive'.",
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
		textFilter(
			'parentSessionId',
			'Parent Session ID',
			'Only sessions that this session gave rise to',
			'e.g. 673f2a9c51d0e84b7c6a1f02',
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
