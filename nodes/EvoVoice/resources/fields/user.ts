import type { INodeProperties } from 'n8n-workflow';

import { USER_ROLES } from '../../../shared/fields/enums';
import { inBody, optional, picker } from '../../../shared/fields/field';
import { id, names } from '../../../shared/fields/ids';
import { email, someText, text } from '../../../shared/fields/text';
import { anyOf } from '../../../shared/fields/values';

const named = (displayName: string, name: string, placeholder: string) =>
	inBody(
		{
			displayName,
			name,
			type: 'string',
			default: '',
			placeholder,
			description: `${displayName} of the person`,
		},
		optional(text),
	);

export const firstName = named('First Name', 'firstName', 'e.g. Nathan');
export const lastName = named('Last Name', 'lastName', 'e.g. Smith');

export const emailAddress = inBody(
	{
		displayName: 'Email',
		name: 'emailAddress',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. nathan@example.com',
		description: 'The email with which the person logs in',
	},
	email,
);

/** A password that is set. It goes to Evo Voice and nowhere else: no item and no message shows it. */
export const password = (name: string, displayName: string, more: Partial<INodeProperties> = {}) =>
	inBody(
		{
			displayName,
			name,
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'The password with which the person logs in. Take it from an expression: what is typed here is saved with the workflow and its executions.',
			...more,
		},
		someText,
	);

export const newPassword = {
	...password('newPassword', 'New Password', { required: false }),
	read: optional(someText),
};

/** The accounts that a login reaches. */
export const accountsOfUser = inBody(
	picker(
		'searchAccounts',
		{ placeholder: 'e.g. 64f1a0c2e4b0a1d2c3e40001, 64f1a0c2e4b0a1d2c3e40002' },
		{
			displayName: 'Accounts',
			name: 'accountIds',
			description:
				'All accounts that the login is to reach; they replace those that it reaches now. By ID takes several, separated by commas, and [] takes all away.',
		},
	),
	optional((value) => names(value).map(id)),
);

export const roles = inBody(
	{
		displayName: 'Roles',
		name: 'roles',
		type: 'multiOptions',
		options: USER_ROLES,
		default: [],
		description:
			'What the login may do, in place of what it may do now; system administrators alone can change it',
	},
	optional(anyOf(USER_ROLES)),
);
