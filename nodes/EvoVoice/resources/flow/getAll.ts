import { OFFICE_ROLES } from '../../../shared/api/roles';
import { flow } from '../../../shared/entities/flow';
import { FLOW_ROLES } from '../../../shared/fields/enums';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';
import { accountIds } from '../fields/account';
import {
	enumFilter,
	textFilter,
	customerFilter,
	specificIds,
	tagIds,
	booleanFilter,
} from '../fields/filters';
import { sortedBy } from '../fields/sorting';

/** ListFlows: the flows of accounts. Its page says that includeNodes excludes them; the name is right. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many flows',
	description: 'Retrieve many flows by name, role, customer or tag',
	roles: OFFICE_ROLES,
	method: 'GET',
	path: '/flows',
	fields: [
		accountIds,
		customerFilter,
		booleanFilter(
			'includeNodes',
			'Include Nodes',
			'Whether each flow comes with its nodes, which show when Simplify is off',
		),
		textFilter(
			'nameFilter',
			'Name Contains',
			'Only flows whose name contains this',
			'e.g. Front desk',
		),
		textFilter(
			'nodeTypeFilter',
			'Node Type',
			'Only flows with a node of this type; Get returns it as <code>typeName</code> of each node when Simplify is off',
			'e.g. SayText',
		),
		enumFilter(FLOW_ROLES, 'role', 'Role', 'Only flows that are used for this'),
		specificIds,
		tagIds,
		...sortedBy(flow),
	],
	answer: many(flow),
};
