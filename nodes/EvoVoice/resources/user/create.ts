import { MANAGER_ROLES } from '../../../shared/api/roles';
import { user } from '../../../shared/entities/user';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { accountId } from '../fields/account';
import { emailAddress, firstName, lastName, password } from '../fields/user';

/** NewUser: a login for one account. */
export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create user login',
	description: 'Create a user, which is a login; phone users are endpoints instead',
	roles: MANAGER_ROLES,
	method: 'POST',
	path: '/users',
	fields: [accountId('body'), emailAddress, password('password', 'Password'), firstName, lastName],
	answer: one(user),
};
