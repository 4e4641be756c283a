import { OFFICE_ROLES } from '../../../shared/api/roles';
import { exported } from '../../operation/answers/exported';
import type { Operation } from '../../operation/operation';
import { accountId } from '../fields/account';
import { booleanFilter } from '../fields/filters';
import { flowsToExport } from '../fields/flow';

/** The export of a package; known from the vendor's client, which says that no IDs mean no flows. */
export const exportFlows: Operation = {
	name: 'Export',
	value: 'export',
	action: 'Export flows as package',
	description:
		'Pack some or all flows of an account, to keep them or to import them elsewhere. Evo Voice refuses flows that point to numbers, teams or other things of the account; Get Many with Include Nodes returns these, too.',
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
