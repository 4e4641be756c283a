import type { ResourceChecks } from './agentCheck';

export const logEntry: ResourceChecks = {
	getAll: ({ office }) => {
		office.log.add('an.agent@harbor-desk.example', 'Read by an agent', {
			accountId: office.accounts[0].id,
		});
		return {
			claim: 'finds what somebody did in the log',
			gives: { 'filters.description': 'read by', 'filters.startDate': '', returnAll: true },
			effect: (items) => items.length === 1 && items[0].userName === 'an.agent@harbor-desk.example',
			refuses: [{ gives: { 'filters.startDate': 'long ago' }, says: ['date such as'] }],
		};
	},
};
