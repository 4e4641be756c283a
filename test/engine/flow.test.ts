import type { INodeParameters } from 'n8n-workflow';

import { search } from './harness';
import { byId, itemsOf, useOffice } from './office';
import { errorShown } from './errorShown';

const office = useOffice();
const directory = () => office.sandbox.office.directory;
const named = (name: string) => directory().flows.find((each) => each.name === name)!;

beforeEach(() => {
	Object.assign(office.credentials, office.sandbox.logins.manager);
});

const names = async (parameters: INodeParameters) => {
	const { items, error } = await office.run('flow.getAll', { returnAll: true, ...parameters });
	expect(error).toBeUndefined();
	return items.map(({ json }) => json.name);
};

describe('Get', () => {
	test('returns one flow, simplified', async () => {
		const { id } = named('Front desk');
		const { items } = await office.run('flow.get', { flowId: byId(id) });
		expect(office.arrived()).toMatchObject([{ method: 'GET', path: `/flows/${id}` }]);
		expect(items[0].json).toEqual({
			id,
			name: 'Front desk',
			description: 'Front desk, drawn for Harbor Desk',
			roles: ['PhoneNumberRouting'],
			nodeCount: 3,
			tags: '',
			customerName: '',
			accountName: 'Harbor Desk',
			dateCreated: expect.any(String),
			dateLastModified: expect.any(String),
		});
	});

	test('returns its nodes without Simplify', async () => {
		const { items } = await office.run('flow.get', {
			flowId: byId(named('Front desk').id),
			simplify: false,
		});
		expect(items[0].json.nodes).toEqual(named('Front desk').nodes);
	});
});

describe('Get Many', () => {
	test('lists the flows of all accounts of the login', async () => {
		const all = await names({});
		expect(all).toContain('Front desk');
		expect(all).toContain('Evening');
		expect(all).not.toContain('Tallgrass lobby');
	});

	test('filters', async () => {
		const { customerId } = named('Papers to mail');
		const { tags } = office.sandbox.office.directory;
		named('Dial out').tags = [tags[0]];
		const of = async (filters: INodeParameters) => (await names({ filters })).sort();
		expect(await of({ nameFilter: 'desk' })).toEqual(['Front desk']);
		expect(await of({ customerIds: byId(customerId) })).toEqual(['Papers to mail']);
		expect(await of({ role: 'UserDialOut' })).toEqual(['Dial out']);
		expect(await of({ role: ' faxnumberrouting ' })).toEqual(['Papers to mail']);
		expect(office.query().role).toBe('FaxNumberRouting');
		expect(await of({ nodeTypeFilter: 'ReceiveFax' })).toEqual(['Papers to mail']);
		expect(await of({ tagIds: tags[0].id })).toEqual(['Dial out']);
		expect(await of({ role: '', nodeTypeFilter: '', customerIds: byId('') })).toHaveLength(6);
	});

	test('sends the nodes along when they are asked for', async () => {
		const nodes = async (includeNodes: boolean) => {
			const filters = { nameFilter: 'Front desk', includeNodes };
			const { items } = await office.run('flow.getAll', { filters, simplify: false });
			return items[0].json.nodes;
		};
		expect(await nodes(true)).toHaveLength(3);
		expect(await nodes(false)).toEqual([]);
	});

	test('sorts', async () => {
		const sorted = [...(await names({}))].sort();
		expect(await names({ sort: { sortField: 'name', sortOrder: 'Ascend' } })).toEqual(sorted);
	});

	test('refuses a role that there is not', async () => {
		const { error } = await office.run('flow.getAll', { filters: { role: '={{ "Lobby" }}' } });
		expect(error?.message).toBe("'Role' cannot be 'Lobby'");
		expect(error?.description).toContain('PhoneNumberRouting, Reference, UI, UserDialOut');
		expect(office.arrived()).toEqual([]);
	});
});

describe('Copy', () => {
	test('makes a new flow each time', async () => {
		const { id } = named('Front desk');
		const { items } = await office.run('flow.copy', { flowId: byId(id) }, itemsOf({}, {}));
		expect(office.arrived()).toMatchObject([
			{ method: 'POST', path: `/flows/${id}/copy` },
			{ method: 'POST', path: `/flows/${id}/copy` },
		]);
		const ids = items.map(({ json }) => json.id);
		expect(new Set([...ids, id]).size).toBe(3);
		for (const copied of ids) {
			expect(directory().flow(String(copied))?.nodes).toEqual(named('Front desk').nodes);
		}
	});

	test('is not done twice when the answer is cut off', async () => {
		const before = directory().flows.length;
		office.sandbox.faults.add({ cutOff: true });
		const flowId = byId(named('Front desk').id);
		const { description } = await errorShown(office, 'flow.copy', { flowId });
		expect(description).toContain('look at the flow before you try again');
		expect(directory().flows).toHaveLength(before + 1);
	});
});

test.each(['get', 'copy'])('%s names a flow that is not there', async (operation) => {
	const { message, description } = await errorShown(office, `flow.${operation}`, {
		flowId: byId('f1'),
	});
	expect(message).toBe("The flow 'f1' was not found");
	expect(description).toContain('Flow list');
});

test.each(['get', 'getAll', 'copy'])(
	'%s by a phone user says which login it needs',
	async (operation) => {
		Object.assign(office.credentials, office.sandbox.logins.phoneUser);
		const { description } = await errorShown(office, `flow.${operation}`, { flowId: byId('f1') });
		expect(description).toContain('a manager, customer or administrator');
	},
);

test('the picker shows whose flow it is', async () => {
	const { results } = await search(office.credentials, 'searchFlows', {}, 'papers');
	expect(results).toEqual([
		{ name: 'Papers to mail · Okafor & Sons Logistics', value: named('Papers to mail').id },
	]);
	const front = await search(office.credentials, 'searchFlows', {}, 'front');
	expect(front.results[0].name).toBe('Front desk · Harbor Desk');
});
