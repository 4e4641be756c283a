import type { ResourceChecks } from './agentCheck';

export const integration: ResourceChecks = {
	get: ({ office: { integrations } }) => {
		const [{ id, name }] = integrations.list();
		return {
			claim: 'shows an integration',
			gives: { integrationId: id },
			effect: ([found]) => found.id === id && found.name === name,
		};
	},
	getAll: () => ({
		claim: 'lists the integrations whose name fits',
		gives: { 'filters.nameFilter': 'zoho', returnAll: true },
		effect: (items) => items.length === 1 && items[0].type === 'Zoho',
	}),
	searchContacts: ({ office: { integrations } }) => ({
		claim: 'finds somebody in the CRM',
		gives: { integrationId: integrations.list()[0].id, query: 'maria', returnAll: true },
		effect: (items) => items.length === 1 && items[0].name === 'Maria Santos',
	}),
	sync: ({ office: { integrations } }) => {
		const integration = integrations.list()[1];
		return {
			claim: 'brings both sides up to date',
			gives: { integrationId: integration.id },
			effect: () => integration.dateLastSync !== undefined,
		};
	},
};
