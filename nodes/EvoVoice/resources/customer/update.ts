import { OFFICE_ROLES } from '../../../shared/api/roles';
import { customer } from '../../../shared/entities/customer';
import { inBody, optional, update as change } from '../../../shared/fields/field';
import { text } from '../../../shared/fields/text';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { data, parentCustomerId, referenceId } from '../fields/customer';
import { customerId } from '../fields/objectIds';

/** Changes the fields that are sent and leaves the others; the API's pages do not name the operation. */
export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update customer name or custom data',
	description: 'Change a customer: its name, parent, reference ID or custom data',
	roles: OFFICE_ROLES,
	method: 'PATCH',
	path: '/customers/{customerId}',
	fields: [
		customerId,
		change(data),
		change(
			inBody(
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Brightwater Dental',
					description: 'New name of the customer',
				},
				optional(text),
			),
		),
		change(parentCustomerId),
		change(referenceId),
	],
	answer: one(customer),
};
