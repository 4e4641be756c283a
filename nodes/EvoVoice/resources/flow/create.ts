import { OFFICE_ROLES } from '../../../shared/api/roles';
import { flow } from '../../../shared/entities/flow';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { accountId } from '../fields/account';
import { flowToCreate } from '../fields/flow';

/** NewFlow: a flow of an account. */
export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create flow from json',
	description: 'Create a flow from JSON, such as one that Get returned',
	roles: OFFICE_ROLES,
	method: 'POST',
	path: '/flows',
	fields: [accountId('body'), flowToCreate],
	answer: one(flow),
};
