import { account } from '../../../shared/entities/account';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { accountId } from '../fields/account';

/** GetAccount: one account, by default the only one of the login. */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get account',
	description: 'Retrieve one account with its limits. Switch Simplify off for its prices.',
	method: 'GET',
	path: '/accounts/{accountId}',
	fields: [{ ...accountId('path'), entity: account }],
	answer: one(account),
};
