import { MANAGER_ROLES } from '../../../shared/api/roles';
import { call } from '../../../shared/entities/call';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';
import { accountId } from '../fields/account';
import { endDate, startDate } from '../fields/filters';

/** ListCalls: the calls of some days with what they cost, as a bare array. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many calls with duration and price',
	description:
		'Retrieve many calls of an account that are over, as the carrier bills them, with duration and price. Give a start and an end date, since all come in one answer.',
	roles: MANAGER_ROLES,
	method: 'GET',
	path: '/billing/calls',
	fields: [accountId('query'), endDate, startDate],
	answer: many(call, {
		isUndocumented: true,
		columns: [
			'sid',
			'status',
			'direction',
			'from',
			'to',
			'startTime',
			'endTime',
			'duration',
			'price',
			'priceUnit',
		],
	}),
};
