import { OFFICE_ROLES } from '../../../shared/api/roles';
import { report } from '../../../shared/entities/report';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';
import { accountId } from '../fields/account';

/** The reports of the login, in one answer. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many reports with their status',
	description: 'Retrieve many reports that this login has run, with their status',
	roles: OFFICE_ROLES,
	method: 'GET',
	path: '/reports',
	fields: [accountId('query')],
	answer: many(report, { at: 'reports' }),
};
