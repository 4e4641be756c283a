import type { ResourceChecks } from './agentCheck';

export const user: ResourceChecks = {
	getCurrent: ({ logins }) => ({
		claim: 'returns whose login it is, with roles and accounts',
		gives: { output: 'simplified' },
		effect: ([found]) =>
			Object.values(logins).some(({ username }) => username === found.emailAddress) &&
			Array.isArray(found.roles) &&
			Array.isArray(found.accountNames),
	}),
	create: ({ office }) => ({
		claim: 'adds a login that works, and shows no password',
		gives: {
			emailAddress: 'added.by.an.agent@harbor-desk.example',
			password: 'agent-4711',
			firstName: 'Mira',
			lastName: '',
		},
		effect: (items) =>
			office.users.some(({ emailAddress, password, firstName }) => {
				return /^added\.by/.test(emailAddress) && password === 'agent-4711' && firstName === 'Mira';
			}) && !JSON.stringify(items).includes('agent-4711'),
		refuses: [
			{ gives: { emailAddress: 'Mira' }, says: ['email'] },
			{ gives: { password: '' }, says: ['text'] },
		],
	}),
	update: ({ office }) => {
		const user = {
			id: office.newId(),
			emailAddress: 'changed.by.an.agent@harbor-desk.example',
			firstName: 'Noor',
			lastName: 'Haddad',
			password: 'before',
			roles: ['Manager'],
			accountIds: [office.accounts[0].id, office.accounts[1].id],
		};
		office.users.push(user);
		return {
			claim: 'changes what the model fills in of a login, and leaves the rest',
			gives: {
				userId: user.id,
				'updateFields.accountIds': office.accounts[0].id,
				'updateFields.newPassword': 'after',
				'updateFields.firstName': '',
				'updateFields.roles': '',
			},
			effect: () =>
				user.password === 'after' && user.firstName === 'Noor' && user.accountIds.length === 1,
			refuses: [{ gives: { 'updateFields.roles': 'Boss' }, says: ['Manager', 'User'] }],
		};
	},
};
