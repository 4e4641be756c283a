import { PHONE_USER_ROLES } from '../../../shared/api/roles';
import { contact } from '../../../shared/entities/contact';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';

/** GetMyContacts: the contacts of the login's own phone, in one answer. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many contacts of phone user',
	description: 'Retrieve many contacts, and whether they can be called or written to',
	roles: PHONE_USER_ROLES,
	method: 'GET',
	path: '/app/contacts',
	fields: [],
	answer: many(contact, { at: 'contacts' }),
};
