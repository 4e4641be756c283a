import { OFFICE_ROLES } from '../../../shared/api/roles';
import { endpoint } from '../../../shared/entities/endpoint';
import { fieldsAsJson } from '../../../shared/fields/customData';
import { asBody, optional } from '../../../shared/fields/field';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { endpointId } from '../fields/objectIds';
import { endpointChanges } from './changes';

/** PatchEndpoint: changes what is sent and leaves the rest. The list of its fields is not documented. */
export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update endpoint name or flow or permissions',
	description: 'Change an endpoint: its name, flow, flow parameters, tags or access',
	roles: OFFICE_ROLES,
	method: 'PATCH',
	path: '/endpoints/{endpointId}',
	fields: [
		endpointId,
		...endpointChanges,
		asBody(
			{
				displayName: 'Other Fields (JSON)',
				name: 'json',
				type: 'json',
				// n8n marks an empty text as no JSON.
				default: '{}',
				description:
					'More fields to change, as a JSON object with the names that Get returns when Simplify is off, e.g. { "disableSms": true }. Evo Voice ignores those that it cannot change. A field that is also in Update Fields is taken from there.',
			},
			optional(fieldsAsJson(endpoint)),
		),
	],
	answer: one(endpoint),
};
