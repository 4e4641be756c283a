import type { ResourceChecks } from './agentCheck';

export const account: ResourceChecks = {
	get: ({ office }) => {
		const [{ id, name }] = office.accounts;
		return {
			claim: 'shows an account',
			gives: { accountId: id },
			effect: ([found]) => found.id === id && found.name === name,
		};
	},
	getAll: ({ office }) => {
		const [{ id, name }] = office.accounts;
		return {
			claim: 'lists the accounts whose name fits',
			gives: { 'filters.nameFilter': name, returnAll: true },
			effect: (items) => items.some((found) => found.id === id),
		};
	},
};
