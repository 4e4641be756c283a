import { OFFICE_ROLES } from '../../../shared/api/roles';
import { alert } from '../../../shared/entities/alert';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';
import { accountIds } from '../fields/account';
import { specificIds, textFilter } from '../fields/filters';
import { sortedBy } from '../fields/sorting';

/** ListAlerts; no operation that changes alerts is known. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many alerts',
	description: 'Retrieve many alerts on calls or costs, with limits and receivers',
	roles: OFFICE_ROLES,
	method: 'GET',
	path: '/alerts',
	fields: [
		accountIds,
		textFilter('nameFilter', 'Name Contains', 'Only alerts whose name contains this', 'e.g. Costs'),
		specificIds,
		...sortedBy(alert),
	],
	answer: many(alert),
};
