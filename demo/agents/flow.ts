import type { ResourceChecks } from './agentCheck';

const ROLES = ['FaxNumberRouting', 'PhoneNumberRouting', 'Reference', 'UI', 'UserDialOut'];

export const flow: ResourceChecks = {
	get: ({ office: { directory } }) => {
		const { id } = directory.addFlow({ name: 'Read by an agent' });
		return {
			claim: 'shows a flow, simplified',
			gives: { flowId: id },
			effect: ([found]) => found.id === id && found.nodeCount === 0 && found.nodes === undefined,
		};
	},
	getAll: ({ office: { directory } }) => {
		const { id } = directory.addFlow({ name: 'Listed by an agent', roles: ['Reference'] });
		return {
			claim: 'lists the flows of a role',
			gives: { 'filters.role': 'Reference', returnAll: true },
			effect: (items) =>
				items.some((found) => found.id === id) && items.length < directory.flows.length,
			refuses: [{ gives: { 'filters.role': 'Lobby' }, says: ROLES }],
		};
	},
	copy: ({ office: { directory } }) => {
		const { id } = directory.addFlow({ name: 'Copied by an agent' });
		return {
			claim: 'makes a second flow like the first',
			gives: { flowId: id },
			effect: ([copied]) => copied.id !== id && Boolean(directory.flow(String(copied.id))),
		};
	},
};
