import { OFFICE_ROLES } from '../../../shared/api/roles';
import { undocumented } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { integrationId } from '../fields/objectIds';

/** Starts to bring both sides up to date; known from the vendor's client, its answer is not. */
export const sync: Operation = {
	name: 'Sync',
	value: 'sync',
	action: 'Sync integration with other system',
	description: 'Bring Evo Voice and the system of an integration up to date',
	roles: OFFICE_ROLES,
	method: 'POST',
	path: '/integrations/{integrationId}/sync',
	fields: [integrationId],
	answer: undocumented,
};
