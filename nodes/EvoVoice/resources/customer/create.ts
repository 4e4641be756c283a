import { OFFICE_ROLES } from '../../../shared/api/roles';
import { customer } from '../../../shared/entities/customer';
import { inBody } from '../../../shared/fields/field';
import { someText } from '../../../shared/fields/text';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { accountId } from '../fields/account';
import { additional } from '../../../shared/fields/collections';
import { data, parentCustomerId, referenceId } from '../fields/customer';

/** NewCustomer: a customer of an account, or below another customer. */
export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create customer',
	description: 'Add a customer to an account, directly or below another customer',
	roles: OFFICE_ROLES,
	method: 'POST',
	path: '/customers',
	fields: [
		accountId('body'),
		inBody(
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				required: true,
				placeholder: 'e.g. Brightwater Dental',
				description: 'Name of the new customer',
			},
			someText,
		),
		additional(data),
		additional(parentCustomerId),
		additional(referenceId),
	],
	answer: one(customer),
};
