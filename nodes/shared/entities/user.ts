import { entity } from './entity';

/** A login (UserInfo); a phone user is an endpoint of that email. */
export const user = entity({
	label: 'user',
	plural: 'users',
	missing: 'Check the email and password of the credential.',
	fields: {
		id: 'text',
		isAuthenticated: 'flag',
		firstName: 'text',
		lastName: 'text',
		name: 'text',
		avatarUrl: 'text',
		emailAddress: 'text',
		roles: { list: 'text' },
		accountIds: { list: 'text' },
		accountNames: { list: 'text' },
		managerAccess: 'text',
		dashboardPermissions: { list: 'text' },
	},
	simplified: [
		'id',
		'name',
		'firstName',
		'lastName',
		'emailAddress',
		'roles',
		'accountIds',
		'accountNames',
		'managerAccess',
		'dashboardPermissions',
	],
});
