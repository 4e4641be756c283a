import type { ResourceChecks } from './agentCheck';

export const alert: ResourceChecks = {
	getAll: () => ({
		claim: 'lists the alerts whose name fits',
		gives: { 'filters.nameFilter': 'brightwater', 'sort.sortField': '', returnAll: true },
		effect: (items) => items.length === 1 && items[0].threshold === 200,
	}),
};
