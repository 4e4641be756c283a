import { RECORD_FIELDS, NAMED_LIST, entity, namesOf } from './entity';

/** What happens with a call, fax or message, as a chain of nodes (FlowInfo). */
export const flow = entity({
	label: 'flow',
	plural: 'flows',
	missing:
		'It may have been deleted, or belong to an account that this login cannot reach. Choose one from the Flow list, or take its ID from Get Many.',
	fields: {
		id: 'text',
		name: 'text',
		description: 'text',
		notes: 'text',
		roles: { list: 'text' },
		nodeCount: 'number',
		nodes: { list: 'data' },
		parameters: { list: 'data' },
		exits: { list: 'data' },
		ui: 'data',
		tags: NAMED_LIST,
		accountId: 'text',
		accountName: 'text',
		customerId: 'text',
		customerName: 'text',
		customerBreadcrumb: NAMED_LIST,
		...RECORD_FIELDS,
	},
	simplified: [
		'id',
		'name',
		'description',
		'roles',
		'nodeCount',
		'tags',
		'customerName',
		'accountName',
		'dateCreated',
		'dateLastModified',
	],
	derived: {
		tags: { shape: 'text', of: ({ tags }) => namesOf(tags) },
	},
});
