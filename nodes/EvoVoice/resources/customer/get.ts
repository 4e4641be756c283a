import { OFFICE_ROLES } from '../../../shared/api/roles';
import { customer } from '../../../shared/entities/customer';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { customerId } from '../fields/objectIds';

/** One customer by its ID; the API's pages do not name the operation. */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get customer',
	description: 'Retrieve a customer with its custom data and tags',
	roles: OFFICE_ROLES,
	method: 'GET',
	path: '/customers/{customerId}',
	fields: [customerId],
	answer: one(customer),
};
