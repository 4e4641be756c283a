import { MANAGER_ROLES } from '../../../shared/api/roles';
import { user } from '../../../shared/entities/user';
import { update as changed } from '../../../shared/fields/field';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { userId } from '../fields/objectIds';
import { accountsOfUser, firstName, lastName, newPassword, roles } from '../fields/user';
import { checkRoles } from '../steps/checks';

/** PatchUser: changes what is sent and leaves the rest. */
export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update user login',
	description: 'Change a user: its name, accounts, password or roles',
	roles: MANAGER_ROLES,
	method: 'PATCH',
	path: '/users/{userId}',
	fields: [userId, ...[accountsOfUser, firstName, lastName, newPassword, roles].map(changed)],
	answer: one(user),
	check: checkRoles,
};
