import { OFFICE_ROLES } from '../../../shared/api/roles';
import { integration } from '../../../shared/entities/integration';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { integrationId } from '../fields/objectIds';

/** The roles are not documented; these are those of customers and endpoints. */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get integration',
	description: 'Retrieve an integration: whether it works, and its last sync',
	roles: OFFICE_ROLES,
	method: 'GET',
	path: '/integrations/{integrationId}',
	fields: [integrationId],
	answer: one(integration),
};
