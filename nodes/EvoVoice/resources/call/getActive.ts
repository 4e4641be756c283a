import { call } from '../../../shared/entities/call';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';
import { accountId } from '../fields/account';

/** GetActiveCalls: the live calls of an account, as its carrier tells of them. */
export const getActive: Operation = {
	name: 'Get Active',
	value: 'getActive',
	action: 'Get active calls of whole account',
	description:
		'Retrieve all calls that are live right now in an account, as the carrier sees them, e.g. for a wallboard. Their sid is the callSid of a session. To steer a call, use Session',
	roles: ['Manager', 'SystemAdministrator', 'CallCenterDashboard'],
	method: 'GET',
	path: '/calls/active',
	fields: [accountId('query')],
	answer: many(call, { at: 'calls' }),
};
