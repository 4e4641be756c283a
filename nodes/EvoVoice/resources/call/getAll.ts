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
	description: 'Retrieve many billed calls of an account by date, with duration and price',
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
