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
	description:
		'Add a login for somebody to an account. An email can be used once in all of Evo Voice. A phone user is an endpoint, not this.',
	roles: MANAGER_ROLES,
	method: 'POST',
	path: '/users',
	fields: [accountId('body'), emailAddress, password('password', 'Password'), firstName, lastName],
	answer: one(user),
};
