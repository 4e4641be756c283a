import { user } from '../../../shared/entities/user';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { checkAuthenticated } from '../steps/checkAuthenticated';

/** GetAuthStatus: answers 200 for anybody, so the answer is looked at. */
export const getCurrent: Operation = {
	name: 'Get Current',
	value: 'getCurrent',
	action: 'Get current user with roles and accounts',
	description:
		'Retrieve who the login of the credential is, what its roles allow and which accounts it reaches',
	method: 'GET',
	path: '/auth/status',
	fields: [],
	answer: one(user),
	check: checkAuthenticated,
};
