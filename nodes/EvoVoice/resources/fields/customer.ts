import { customer } from '../../../shared/entities/customer';
import { struct } from '../../../shared/fields/customData';
import { inBody, inQuery, optional, additional, picker } from '../../../shared/fields/field';
import { id } from '../../../shared/fields/ids';
import { text } from '../../../shared/fields/text';
import { CUSTOMER_PLACEHOLDER } from './objectIds';

const picked = (name: string, displayName: string, description: string) =>
	picker(
		'searchCustomers',
		{ placeholder: CUSTOMER_PLACEHOLDER },
		{ displayName, name, description },
	);

/** The customer to whom something belongs. */
export const ownerId = inBody(
	picked('customerId', 'Customer', 'The customer to whom it belongs, and not just to the account'),
	optional(id),
);

/** The customer whose contacts of another system are searched. */
export const forCustomerInQuery = additional(
	inQuery(picked('customerId', 'Customer', 'Only contacts of this customer'), optional(id)),
);

/** The optional fields of a customer, to create or to update one. */
export const parentCustomerId = {
	...inBody(
		picked(
			'parentCustomerId',
			'Parent Customer',
			'The customer that this one is to belong to, in the same account',
		),
		optional(id),
	),
	entity: customer,
};

export const referenceId = inBody(
	{
		displayName: 'Reference ID',
		name: 'referenceId',
		type: 'string',
		default: '',
		placeholder: 'e.g. CRM-1042',
		description: 'ID of the customer in another system, such as a CRM',
	},
	optional(text),
);

export const data = inBody(
	{
		displayName: 'Custom Data',
		name: 'data',
		type: 'json',
		default: '',
		placeholder: 'e.g. { "plan": "Premium", "seats": 9 }',
		description:
			'The custom fields of the customer as a JSON object. It replaces all custom data that is there; lists can hold objects only.',
	},
	optional(struct),
);
