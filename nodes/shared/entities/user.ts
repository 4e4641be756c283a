import { entity } from './entity';

/** A login (UserInfo); a phone user is an endpoint of that email. */
export const user = entity({
	label: 'user',
	plural: 'users',
	missing:
		'It may belong to accounts that this login cannot reach. Create and Get Current return the ID of a user; there is no list of them.',
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
	secrets: ['password', 'newPassword'],
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
