import { MANAGER_ROLES } from '../../../shared/api/roles';
import { call } from '../../../shared/entities/call';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';
import { accountId } from '../fields/account';

/** GetActiveCalls: the live calls of an account, as its carrier reports them. */
export const getActive: Operation = {
	name: 'Get Active',
	value: 'getActive',
	action: 'Get active calls of whole account',
	description: 'Retrieve the calls of an account that are live right now',
	roles: [...MANAGER_ROLES, 'CallCenterDashboard'],
	method: 'GET',
	path: '/calls/active',
	fields: [accountId('query')],
	answer: many(call, { at: 'calls' }),
};
