import { OFFICE_ROLES } from '../../../shared/api/roles';
import { customer } from '../../../shared/entities/customer';
import { additional } from '../../../shared/fields/field';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { accountId } from '../fields/account';
import { data, parentCustomerId, referenceId } from '../fields/customer';
import { newName } from '../fields/name';

/** NewCustomer: a customer of an account, or below another customer. */
export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create customer',
	description: 'Create a customer of an account, directly or below another one',
	roles: OFFICE_ROLES,
	method: 'POST',
	path: '/customers',
	fields: [
		accountId('body'),
		newName,
		additional(data),
		additional(parentCustomerId),
		additional(referenceId),
	],
	answer: one(customer),
};
