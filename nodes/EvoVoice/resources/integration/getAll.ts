import { OFFICE_ROLES } from '../../../shared/api/roles';
import { integration } from '../../../shared/entities/integration';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';
import { accountIds } from '../fields/account';
import { booleanFilter, customerFilter, specificIds, textFilter } from '../fields/filters';
import { sortedBy } from '../fields/sorting';

/** The list of integrations; known from the vendor's client. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many integrations',
	description: 'Retrieve many integrations, such as CRMs, and whether they work',
	roles: OFFICE_ROLES,
	method: 'GET',
	path: '/integrations',
	fields: [
		accountIds,
		customerFilter,
		booleanFilter(
			'shallowParent',
			'Customer Only',
			'Whether to leave out what belongs to customers below the chosen one',
		),
		textFilter(
			'nameFilter',
			'Name Contains',
			'Only integrations whose name contains this',
			'e.g. CRM',
		),
		specificIds,
		...sortedBy(integration),
	],
	answer: many(integration),
};
