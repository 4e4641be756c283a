import { OFFICE_ROLES } from '../../../shared/api/roles';
import { customer } from '../../../shared/entities/customer';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';
import { accountIds } from '../fields/account';
import { pickerFilter, textFilter, specificIds, tagIds, booleanFilter } from '../fields/filters';
import { sortedBy } from '../fields/sorting';

/** ListCustomers: the customers of accounts. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many customers',
	description: 'Retrieve many customers by name, parent or tag, with custom data',
	roles: OFFICE_ROLES,
	method: 'GET',
	path: '/customers',
	fields: [
		accountIds,
		textFilter(
			'nameFilter',
			'Name Contains',
			'Only customers whose name contains this',
			'e.g. Dental',
		),
		booleanFilter(
			'shallowParent',
			'Direct Customers Only',
			'Whether to leave out customers that are further down than directly below the parent customer',
		),
		pickerFilter(
			'searchCustomers',
			'parentCustomerIds',
			'Parent Customer',
			'Only customers below this one',
		),
		specificIds,
		tagIds,
		...sortedBy(customer),
	],
	answer: many(customer),
};
