import { BRIGHTWATER, HARBOR_WEST } from '../../sandbox/office/people';
import { search } from './harness';
import { byId, useOffice } from './office';
import { errorShown } from './errorShown';

const office = useOffice({ login: 'manager' });
const integrations = () => office.sandbox.office.integrations.list();

test('Get returns one, simplified or whole with its settings as plain JSON', async () => {
	const [{ id }] = integrations();
	const { items } = await office.run('integration.get', { integrationId: byId(id) });
	expect(items[0].json).toMatchObject({ id, type: 'Zoho', isAuthorized: true });
	expect(items[0].json).not.toHaveProperty('settings');
	const raw = await office.run('integration.get', { integrationId: byId(id), simplify: false });
	expect(raw.items[0].json.settings).toEqual({ region: 'US' });
});

test.each([
	[{}, {}, 3],
	[{ nameFilter: 'crm' }, {}, 1],
	[{ customerIds: byId(BRIGHTWATER.id), shallowParent: true }, {}, 1],
	[{}, { accountId: byId(HARBOR_WEST.id) }, 1],
])('Get Many with the filters %j and %j returns %p', async (filters, more, count) => {
	const { items } = await office.run('integration.getAll', { filters, ...more });
	expect(items).toHaveLength(count);
});

describe('Search Contacts', () => {
	const contacts = async (parameters = {}) =>
		await office.run('integration.searchContacts', {
			integrationId: byId(integrations()[0].id),
			...parameters,
		});

	test('finds people as the other system knows them', async () => {
		const { items } = await contacts({ query: 'maria' });
		expect(items.map(({ json }) => json.name)).toEqual(['Maria Santos']);
		expect(office.query()).toEqual({ query: 'maria' });
	});

	test('of one customer, of all, up to the limit', async () => {
		const additionalFields = { customerId: byId(BRIGHTWATER.id) };
		const some = await contacts({ additionalFields, returnAll: true });
		const all = await contacts({ returnAll: true });
		expect(some.items.length).toBeLessThan(all.items.length);
		expect((await contacts({ limit: 2 })).items).toHaveLength(2);
	});

	test('says why a connection that broke finds nobody', async () => {
		const broken = integrations().find(({ isAuthorized }) => !isAuthorized)!;
		const { message } = await errorShown(office, 'integration.searchContacts', {
			integrationId: byId(broken.id),
		});
		expect(message).toContain('is not authorized');
	});
});

describe('Sync', () => {
	const sync = async () =>
		await office.run('integration.sync', { integrationId: byId(integrations()[0].id) });

	test('brings both sides up to date', async () => {
		const { items } = await sync();
		expect(items[0].json).toMatchObject({ id: integrations()[0].id });
		expect(integrations()[0].dateLastSync).toBe(office.sandbox.office.now());
	});

	test.each([
		['nothing', ''],
		['an empty list', '[]'],
	])('takes %s for an answer', async (_, body) => {
		office.sandbox.faults.add({ status: 200, body, operation: 'SyncIntegration' });
		expect((await sync()).items[0].json).toEqual({ success: true });
	});
});

test('the picker shows what kind of system it is', async () => {
	const { results } = await search(office.credentials, 'searchIntegrations', {}, 'desks');
	expect(results[0].name).toBe('Desks of Brightwater · Office rnd · Brightwater Dental');
});

test.each(['get', 'searchContacts', 'sync'])(
	'%s names one that is not there',
	async (operation) => {
		const { message } = await errorShown(office, `integration.${operation}`, {
			integrationId: byId('i1'),
		});
		expect(message).toBe("The integration 'i1' was not found");
	},
);
