import { OFFICE_ROLES } from '../../../shared/api/roles';
import { undocumented } from '../../../shared/entities/entity';
import { inQuery, optional } from '../../../shared/fields/field';
import { text } from '../../../shared/fields/text';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';
import { forCustomerInQuery } from '../fields/customer';
import { integrationId } from '../fields/objectIds';

/** The contacts of the other system; known from the vendor's client. */
export const searchContacts: Operation = {
	name: 'Search Contacts',
	value: 'searchContacts',
	action: 'Search contacts of integration such as crm',
	description: 'Search people in the CRM that an integration connects',
	roles: OFFICE_ROLES,
	method: 'GET',
	path: '/integrations/{integrationId}/contacts',
	fields: [
		integrationId,
		inQuery(
			{
				displayName: 'Search Text',
				name: 'query',
				type: 'string',
				default: '',
				placeholder: 'e.g. Maria',
				description: 'What to look for, such as a name; left empty, all contacts are returned',
			},
			optional(text),
		),
		forCustomerInQuery,
	],
	answer: many(undocumented('id'), { isUndocumented: true }),
};
