import { user } from '../../../shared/entities/user';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { checkAuthenticated } from '../steps/checks';

/** GetAuthStatus: answers 200 for anybody, so the answer is checked. */
export const getCurrent: Operation = {
	name: 'Get Current',
	value: 'getCurrent',
	action: 'Get current user with roles and accounts',
	description: 'Retrieve the user of the credential, with its roles and accounts',
	method: 'GET',
	path: '/auth/status',
	fields: [],
	answer: one(user),
	check: checkAuthenticated,
};
