import { OFFICE_ROLES } from '../../../shared/api/roles';
import { exported } from '../../operation/answers/flowPackage';
import type { Operation } from '../../operation/operation';
import { accountId } from '../fields/account';
import { booleanFilter } from '../fields/filters';
import { flowsToExport } from '../fields/flow';

/** The export of a package; known from the vendor's client, which says that no IDs mean no flows. */
export const exportFlows: Operation = {
	name: 'Export',
	value: 'export',
	action: 'Export flows as package',
	description: 'Pack flows of an account, to keep them or to import them elsewhere',
	roles: OFFICE_ROLES,
	method: 'GET',
	path: '/packages',
	fields: [
		accountId('query'),
		flowsToExport,
		booleanFilter(
			'includeAllCustomFields',
			'Include All Custom Fields',
			'Whether the custom fields of the account come along',
		),
	],
	answer: exported,
};
