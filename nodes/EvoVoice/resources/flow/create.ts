import { OFFICE_ROLES } from '../../../shared/api/roles';
import { flow } from '../../../shared/entities/flow';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { accountId } from '../fields/account';
import { flowToCreate } from '../fields/flowJson';

/** NewFlow: a flow of an account. */
export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create flow from json',
	description:
		'Add a flow to an account, from a flow that was read before or from JSON of your own. It is checked before it is sent.',
	roles: OFFICE_ROLES,
	method: 'POST',
	path: '/flows',
	fields: [accountId('body'), flowToCreate],
	answer: one(flow),
};
