import { startSandbox, type EndpointInfo, type Sandbox } from '../../sandbox';
import { BRIGHTWATER, HARBOR_DESK, HARBOR_WEST } from '../../sandbox/office/people';
import { Client } from './client';

let sandbox: Sandbox;
let manager: Client;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', quiet: true });
	manager = new Client(sandbox);
});

afterAll(async () => await sandbox.stop());

beforeEach(() => sandbox.reset());

describe('an integration', () => {
	interface Integration {
		id: string;
		name: string;
		dateLastSync?: string;
	}
	const list = async (query = '') => await manager.all<Integration>(`/integrations?${query}`, 2);
	const names = async (query: string) => (await list(query)).map(({ name }) => name).sort();

	test('is found by account, name and customer', async () => {
		expect(await names(`accountIds=${HARBOR_WEST.id}`)).toEqual(['Suites of the west']);
		expect(await names('nameFilter=zoho')).toEqual(['Zoho CRM']);
		expect(await names(`customerIds=${BRIGHTWATER.id}`)).toEqual(['Desks of Brightwater']);
		const [zoho] = await list('nameFilter=zoho');
		expect(await manager.get(`/integrations/${zoho.id}`)).toEqual(zoho);
	});

	test('lists its contacts, all or those of a customer', async () => {
		const [zoho] = await list('nameFilter=zoho');
		const contacts = async (query: string) =>
			await manager.get<object[]>(`/integrations/${zoho.id}/contacts?${query}`);
		expect(await contacts('query=maria')).toMatchObject([{ name: 'Maria Santos' }]);
		expect((await contacts('')).length).toBeGreaterThan(20);
		expect((await contacts(`customerId=${BRIGHTWATER.id}`)).length).toBeLessThan(10);
		const [lost] = await list('nameFilter=west');
		expect((await manager.ask('GET', `/integrations/${lost.id}/contacts`)).status).toBe(400);
	});

	test('notes when it was brought up to date', async () => {
		const [zoho] = await list('nameFilter=zoho');
		expect(zoho.dateLastSync).toBeUndefined();
		await manager.ask('POST', `/integrations/${zoho.id}/sync`);
		expect((await list('nameFilter=zoho'))[0].dateLastSync).toBe(sandbox.office.now());
	});
});

test('an assistant is an endpoint with settings', async () => {
	const settings = { greeting: 'Hello', links: [{ url: 'https://example.com' }] };
	const body = { accountId: HARBOR_DESK.id, name: 'Robin', customerId: BRIGHTWATER.id, settings };
	const { json } = await manager.ask<EndpointInfo>('POST', '/portal/assistants', body);
	expect(json).toMatchObject({
		type: 'Assistant',
		displayName: 'Robin',
		assistantSettings: settings,
	});
	expect(await manager.refusal('POST', '/portal/assistants', { ...body, name: '' })).toEqual([
		400,
		['Name'],
	]);
});
