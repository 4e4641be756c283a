import type { ResourceChecks } from './agentCheck';

export const customer: ResourceChecks = {
	create: ({ office: { directory } }) => ({
		claim: 'adds a customer with custom data',
		gives: { name: 'Added by an agent', 'additionalFields.data': { plan: 'Trial' } },
		effect: () =>
			directory.customers.some(
				({ name, data }) => name === 'Added by an agent' && data?.plan.stringValue === 'Trial',
			),
		refuses: [
			{ gives: { name: '' }, says: ['text'] },
			{ gives: { 'additionalFields.data': { tags: ['new'] } }, says: ['objects'] },
		],
	}),
	get: ({ office: { directory } }) => {
		const { id } = directory.addCustomer({
			name: 'Read by an agent',
			data: { plan: { stringValue: 'Gold' } },
		});
		return {
			claim: 'shows a customer with its custom data as plain JSON',
			gives: { customerId: id },
			effect: ([found]) =>
				found.id === id && (found.data as { plan?: unknown } | undefined)?.plan === 'Gold',
		};
	},
	getAll: ({ office: { directory } }) => {
		const { id } = directory.addCustomer({ name: 'Listed by an agent' });
		return {
			claim: 'lists the customers whose name fits',
			gives: { 'filters.nameFilter': 'listed by', 'sort.sortField': 'name', returnAll: true },
			effect: (items) => items.length === 1 && items[0].id === id,
			refuses: [{ gives: { 'sort.sortField': 'colour' }, says: ['dateCreated', 'name'] }],
		};
	},
	update: ({ office: { directory } }) => {
		const { id } = directory.addCustomer({ name: 'Changed by an agent', referenceId: 'CRM-1' });
		return {
			claim: 'renames a customer and leaves what the model leaves empty',
			gives: {
				customerId: id,
				'updateFields.name': 'Renamed by an agent',
				'updateFields.referenceId': '',
			},
			effect: () => {
				const now = directory.customer(id);
				return now?.name === 'Renamed by an agent' && now.referenceId === 'CRM-1';
			},
		};
	},
	delete: ({ office: { directory } }) => {
		const { id } = directory.addCustomer({ name: 'Deleted by an agent' });
		return {
			claim: 'deletes a customer',
			gives: { customerId: id },
			effect: ([answer]) => answer.deleted === true && !directory.customer(id),
		};
	},
};
