import type { ResourceChecks } from './agentCheck';

const ROLES = ['FaxNumberRouting', 'PhoneNumberRouting', 'Reference', 'UI', 'UserDialOut'];

const NODES = [
	{
		id: 'a',
		isStartNode: true,
		spec: { name: 'Hello', typeName: 'SayText', url: '/json/reply/SayText' },
		parameters: {
			next: { id: 'a1', type: 'Transition', source: 'Value', value: { stringValue: 'Done' } },
		},
	},
];

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
	create: ({ office: { directory } }) => ({
		claim: 'adds a flow that can run',
		gives: { json: { name: 'Made by an agent', nodes: NODES, exits: [{ name: 'Done' }] } },
		effect: ([made]) => directory.flow(String(made.id))?.nodes.length === 1,
		refuses: [
			{ gives: { json: { nodes: NODES } }, says: ['name'] },
			{ gives: { json: { name: 'No exit', nodes: NODES } }, says: ['leads nowhere', 'Hello'] },
			{ gives: { json: { name: 'Odd', steps: [] } }, says: ['steps', 'nodes'] },
		],
	}),
	update: ({ office: { directory } }) => {
		const flow = directory.addFlow({ name: 'Before', notes: 'Kept' });
		return {
			claim: 'renames a flow and leaves the rest',
			gives: { flowId: flow.id, json: { name: 'Changed by an agent' } },
			effect: () => flow.name === 'Changed by an agent' && flow.notes === 'Kept',
			refuses: [{ gives: { json: { id: 'x' } }, says: ['nothing to change', 'name'] }],
		};
	},
	delete: ({ office: { directory } }) => {
		const { id } = directory.addFlow({ name: 'Deleted by an agent' });
		return {
			claim: 'deletes a flow',
			gives: { flowId: id },
			effect: () => !directory.flow(id),
		};
	},
	getAvailableNodes: () => ({
		claim: 'lists what flows can be made of',
		gives: { returnAll: true },
		effect: (items) => items.some(({ typeName }) => typeName === 'SayText'),
	}),
	export: ({ office: { directory } }) => {
		const { id } = directory.addFlow({ name: 'Exported by an agent' });
		return {
			claim: 'packs a flow',
			gives: { 'filters.flowIds': id, 'filters.includeAllCustomFields': true },
			effect: ([{ flows, customerFields }]) =>
				(JSON.stringify(flows) ?? '').includes(id) && (customerFields as unknown[]).length > 0,
		};
	},
	import: ({ office: { directory } }) => ({
		claim: 'adds the flows of a package',
		gives: { package: { flows: [{ name: 'Imported by an agent', nodes: [] }] } },
		effect: () => directory.flows.some(({ name }) => name === 'Imported by an agent'),
		refuses: [{ gives: { package: { name: 'No package' } }, says: ['flows', 'Export'] }],
	}),
};
