import { startSandbox, type CustomerInfo, type EndpointInfo, type Sandbox } from '../../sandbox';
import { Client, type Page } from './client';

const DESK = '64f1a0c2e4b0a1d2c3e40001';
const FOREIGN = '64f1a0c2e4b0a1d2c3e40003';

let sandbox: Sandbox;
let manager: Client;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', quiet: true });
	manager = new Client(sandbox);
});

afterAll(async () => await sandbox.stop());

beforeEach(() => sandbox.reset());

const list = async (query = '') =>
	await manager.all<CustomerInfo>(`/customers?accountIds=${DESK}${query}`, 2);
const names = async (query: string) => (await list(query)).map(({ name }) => name).sort();
const byName = async (name: string) => (await list(`&nameFilter=${encodeURIComponent(name)}`))[0];

async function create(body: object): Promise<CustomerInfo> {
	return (await manager.ask<CustomerInfo>('POST', '/customers', { accountId: DESK, ...body })).json;
}

describe('the list of customers', () => {
	test('filters by name, parent and tags', async () => {
		const okafor = await byName('Okafor & Sons');
		expect(await names(`&parentCustomerIds=${okafor.id}`)).toEqual(['Okafor Customs Desk']);
		expect(await names('&nameFilter=dental')).toEqual(['Brightwater Dental']);
		expect(await names('&nameFilter=nobody')).toEqual([]);
		const [vip, afterHours] = ['VIP', 'After hours'].map(
			(name) => okafor.tags!.find((tag) => tag.name === name)!.id,
		);
		expect(await names(`&tagIds=${vip}`)).toEqual(['Brightwater Dental', okafor.name]);
		expect(await names(`&tagIds=${vip},${afterHours}`)).toEqual([okafor.name]);
	});

	test('has those further below unless only direct ones are asked for', async () => {
		const top = await byName('Okafor & Sons');
		const middle = await byName('Okafor Customs Desk');
		await create({ name: 'Night shift', parentCustomerId: middle.id });
		const all = await names(`&parentCustomerIds=${top.id}`);
		expect(all).toEqual(['Night shift', 'Okafor Customs Desk']);
		const direct = await names(`&parentCustomerIds=${top.id}&shallowParent=true`);
		expect(direct).toEqual(['Okafor Customs Desk']);
	});

	test('is empty for a page that is not there', async () => {
		expect(await manager.get<Page<CustomerInfo>>('/customers?page=9')).toMatchObject({ items: [] });
	});
});

describe('a new customer', () => {
	test('is in the list, with its path and its data', async () => {
		const parent = await byName('Brightwater');
		const data = {
			plan: { stringValue: 'Trial' },
			seats: { numberValue: 3 },
			vip: { boolValue: false },
			address: { structValue: { city: { stringValue: 'Salem' } } },
			sites: { listValue: [{ name: { stringValue: 'North' } }] },
		};
		const made = await create({
			name: 'Brightwater Kids',
			parentCustomerId: parent.id,
			referenceId: 'CRM-77',
			data,
		});
		expect(made).toMatchObject({
			accountId: DESK,
			accountName: 'Harbor Desk',
			parentCustomerId: parent.id,
			breadcrumb: [
				{ id: parent.id, name: parent.name },
				{ id: made.id, name: 'Brightwater Kids' },
			],
			isStaging: false,
			name: 'Brightwater Kids',
			referenceId: 'CRM-77',
			data,
			dateCreated: '2026-03-04T10:00:00Z',
			createdBy: sandbox.logins.manager.username,
		});
		expect(await byName('Kids')).toEqual(made);
		expect(await manager.get(`/customers/${made.id}`)).toEqual(made);
		sandbox.reset();
		expect(await names('&nameFilter=kids')).toEqual([]);
	});

	test('gets empty values where the data holds none', async () => {
		const { data } = await create({ name: 'Plain', data: { plan: 'Trial', seats: 3 } });
		expect(data).toEqual({ plan: {}, seats: {} });
	});

	test.each([
		[{ name: 'X', accountId: '' }, 'AccountId'],
		[{ name: ' ' }, 'Name'],
		[{ name: 'X', parentCustomerId: 'unknown' }, 'ParentCustomerId'],
	])('%j is refused', async (body, field) => {
		const sent = { accountId: DESK, ...body };
		expect(await manager.refusal('POST', '/customers', sent)).toEqual([400, [field]]);
	});

	test('of an account out of reach is refused', async () => {
		const body = { accountId: FOREIGN, name: 'X' };
		expect((await manager.ask('POST', '/customers', body)).status).toBe(403);
	});
});

describe('a customer that is there', () => {
	test('changes in what is sent, and its name changes wherever it stands', async () => {
		const before = await byName('Okafor & Sons');
		const { status, json } = await manager.ask<CustomerInfo>('PATCH', `/customers/${before.id}`, {
			name: 'Okafor Group',
			data: { plan: { stringValue: 'Standard' } },
			referenceId: null,
		});
		expect(status).toBe(200);
		expect(json).toMatchObject({
			name: 'Okafor Group',
			data: { plan: { stringValue: 'Standard' } },
			referenceId: before.referenceId,
			tags: before.tags,
			breadcrumb: [{ id: before.id, name: 'Okafor Group' }],
		});
		expect((await byName('Customs')).breadcrumb[0].name).toBe('Okafor Group');
		const [line] = await manager.all<EndpointInfo>('/endpoints?nameFilter=customs');
		expect(line.customerBreadcrumb.map(({ name }) => name)).toEqual([
			'Okafor Group',
			'Okafor Customs Desk',
		]);
	});

	test('moves below another one, out of it again, and never below itself', async () => {
		const [top, other] = [await byName('Okafor & Sons'), await byName('Lindqvist')];
		const below = await byName('Customs');
		const move = async (id: string, parentCustomerId: string) =>
			await manager.ask<CustomerInfo>('PATCH', `/customers/${id}`, { parentCustomerId });
		const moved = await move(top.id, other.id);
		expect(moved.json.breadcrumb).toHaveLength(2);
		expect((await byName('Customs')).breadcrumb).toHaveLength(3);
		const out = await move(top.id, '');
		expect(out.json).not.toHaveProperty('parentCustomerId');
		const refused = { parentCustomerId: below.id };
		expect(await manager.refusal('PATCH', `/customers/${top.id}`, refused)).toEqual([
			400,
			['ParentCustomerId'],
		]);
	});

	test('takes those below along when it is deleted, and leaves the endpoints', async () => {
		const { id } = await byName('Okafor & Sons');
		expect((await manager.ask('DELETE', `/customers/${id}`)).status).toBe(204);
		expect(await names('&nameFilter=okafor')).toEqual([]);
		expect((await manager.ask('GET', `/customers/${id}`)).status).toBe(404);
		const [line] = await manager.all<EndpointInfo>('/endpoints?nameFilter=dispatch');
		expect(line).toMatchObject({ displayName: 'Okafor dispatch', customerBreadcrumb: [] });
		expect(line).not.toHaveProperty('customerName');
	});
});

test.each([
	['GET', '/customers'],
	['POST', '/customers'],
	['GET', '/customers/x'],
	['PATCH', '/customers/x'],
	['DELETE', '/customers/x'],
])('%s %s is not for phone users', async (method, path) => {
	expect((await new Client(sandbox, 'phoneUser').ask(method, path)).status).toBe(403);
	const lead = new Client(sandbox, 'teamLead');
	expect((await lead.ask(method, path, { accountId: DESK, name: 'X' })).status).not.toBe(403);
});

test('customers of another account are out of reach', async () => {
	const administrator = new Client(sandbox, 'administrator');
	const [foreign] = await administrator.all<CustomerInfo>(`/customers?accountIds=${FOREIGN}`);
	expect(foreign.name).toBe('Tallgrass Press');
	expect((await manager.ask('GET', `/customers/${foreign.id}`)).status).toBe(403);
	expect(await manager.all(`/customers?accountIds=${FOREIGN}`)).toEqual([]);
});
