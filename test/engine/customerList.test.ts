import type { INodeParameters } from 'n8n-workflow';

import { HARBOR_DESK, HARBOR_WEST } from '../../sandbox/office/people';
import { search } from './harness';
import { byId, useOffice } from './office';
import { errorShown } from './errorShown';

const office = useOffice({ login: 'manager' });
const directory = () => office.sandbox.office.directory;
const named = (name: string) => directory().customers.find((each) => each.name === name)!;
const okafor = () => named('Okafor & Sons Logistics');

const names = async (parameters: INodeParameters) => {
	const { items, error } = await office.run('customer.getAll', { returnAll: true, ...parameters });
	expect(error).toBeUndefined();
	return items.map(({ json }) => json.name);
};

describe('Get and Get Many', () => {
	test('show custom data as plain JSON and tags by name', async () => {
		const { items } = await office.run('customer.get', { customerId: byId(okafor().id) });
		expect(items[0].json).toMatchObject({
			data: { plan: 'Premium', seats: 22 },
			tags: 'VIP, After hours',
		});
	});

	test('show everything without Simplify', async () => {
		const customerId = byId(named('Okafor Customs Desk').id);
		const { items } = await office.run('customer.get', { customerId, simplify: false });
		expect(items[0].json).toMatchObject({
			breadcrumb: [{ name: okafor().name }, { name: 'Okafor Customs Desk' }],
			isStaging: false,
			tags: [],
		});
	});

	test('list the customers of all accounts of the login, or of one', async () => {
		expect(await names({})).toHaveLength(6);
		expect(office.query()).toMatchObject({ accountIds: `${HARBOR_DESK.id},${HARBOR_WEST.id}` });
		expect(await names({ accountId: byId(HARBOR_WEST.id) })).toEqual(['Marlow Legal']);
	});

	test('page through long lists, and stop at the limit', async () => {
		for (let count = 0; count < 150; count++) directory().addCustomer({ name: `Station ${count}` });
		expect(await names({ filters: { nameFilter: 'Station ' } })).toHaveLength(150);
		expect(await names({ returnAll: false, limit: 101 })).toHaveLength(101);
	});

	test('filter', async () => {
		const { id, tags } = okafor();
		const customs = named('Okafor Customs Desk');
		directory().addCustomer({ name: 'Night shift', parentCustomerId: customs.id });
		const of = async (filters: INodeParameters) => (await names({ filters })).sort();
		expect(await of({ nameFilter: 'DENTAL' })).toEqual(['Brightwater Dental']);
		expect(await of({ parentCustomerIds: byId(id) })).toEqual(['Night shift', customs.name]);
		expect(await of({ parentCustomerIds: byId(id), shallowParent: true })).toEqual([customs.name]);
		expect(await of({ parentCustomerIds: byId(`${id}, ${customs.id}`) })).toHaveLength(2);
		const both = tags!.map((tag) => tag.id).join(', ');
		expect(await of({ tagIds: both })).toEqual([okafor().name]);
		expect(await of({ tagIds: '', nameFilter: '', parentCustomerIds: byId('') })).toHaveLength(7);
		expect(await of({ tagIds: tags![0].id })).toEqual(['Brightwater Dental', okafor().name]);
	});

	test('sort', async () => {
		const sorted = [...(await names({}))].sort();
		const by = async (sort: INodeParameters) => await names({ sort });
		expect(await by({ sortField: 'name', sortOrder: 'Ascend' })).toEqual(sorted);
		expect(await by({ sortField: 'NAME', sortOrder: 'descend' })).toEqual([...sorted].reverse());
		expect(office.query()).toMatchObject({
			sortField: 'name',
			sortOrder: 'Descend',
		});
		await by({ sortField: '', sortOrder: '' });
		expect(office.query()).not.toHaveProperty('sortField');
		expect(office.query()).not.toHaveProperty('sortOrder');
	});

	test.each([
		[{ sortField: '={{ "colour" }}' }, /^'Sort By' cannot be 'colour'\. .*accountName, .*name/],
		[{ sortOrder: '={{ "up" }}' }, /^'Order' cannot be 'up'\. .*Ascend, Descend/],
	])('refuse to sort by %j', async (sort, sentence) => {
		const { message, description } = await errorShown(office, 'customer.getAll', { sort });
		expect(`${message}. ${description}`).toMatch(sentence);
		expect(office.arrived()).toEqual([]);
	});
});

test('the picker is searched and paged by the server', async () => {
	for (let count = 0; count < 60; count++) directory().addCustomer({ name: `Station ${count}` });
	const find = async (filter?: string) =>
		await search(office.credentials, 'searchCustomers', {}, filter);
	const first = await find('Station ');
	expect(first.results).toHaveLength(50);
	expect(first.paginationToken).toMatch(/^1 /);
	expect((await find('dental')).results).toEqual([
		{ name: 'Brightwater Dental · Harbor Desk', value: named('Brightwater Dental').id },
	]);
});
