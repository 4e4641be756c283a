import { startSandbox, type EndpointInfo, type Sandbox } from '../../sandbox';
import { Client, type Page } from './client';
import { ask, basic } from './rawRequest';

const DESK = '64f1a0c2e4b0a1d2c3e40001';
const WEST = '64f1a0c2e4b0a1d2c3e40002';
const OKAFOR = '65a2b1d3f5c1b2e3d4f50003';

let sandbox: Sandbox;
let manager: Client;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', quiet: true });
	manager = new Client(sandbox);
});

afterAll(async () => await sandbox.stop());

beforeEach(() => sandbox.reset());

const list = async (query: string, client = manager) =>
	await client.all<EndpointInfo>(`/endpoints?accountIds=${DESK},${WEST}${query}`);
const names = async (query: string) => (await list(query)).map((one) => one.displayName).sort();
const byName = async (name: string) => (await list(`&nameFilter=${encodeURIComponent(name)}`))[0];

describe('the list of endpoints', () => {
	test('reads the same in pages of any size, and counts without simplified paging', async () => {
		const all = (await list('')).map(({ id }) => id);
		expect(new Set(all).size).toBe(all.length);
		expect((await manager.all<EndpointInfo>('/endpoints', 100)).map(({ id }) => id)).toEqual(all);
		const page = await manager.get<Page<EndpointInfo>>('/endpoints?countPerPage=4&page=1');
		expect(page.items.map(({ id }) => id)).toEqual(all.slice(4, 8));
		expect(page).toMatchObject({ totalCount: all.length, totalPages: Math.ceil(all.length / 4) });
	});

	test.each([
		['&type=Team', ['Reception', 'Support']],
		['&types=FaxNumber,EmailAddress', ['Hello mailbox', 'Okafor papers']],
		['&userMode=SipPhone', ['Ben Osei', 'David Laurent']],
		['&sipUserName=ben.osei', ['Ben Osei']],
		['&nameFilter=OKAFOR%20c', ['Okafor customs']],
		['&phoneNumberFilter=5550113', ['Brightwater appointments']],
		['&referenceIds=HR-anna.keller,HR-elif.demir', ['Anna Keller', 'Elif Demir']],
		[`&customerIds=${OKAFOR}&type=PhoneNumber`, ['Okafor customs', 'Okafor dispatch']],
		[`&customerIds=${OKAFOR}&type=PhoneNumber&shallowParent=true`, ['Okafor dispatch']],
		['&dataFilters=site=Boise', ['Marlow intake']],
		['&dataFilters=site=Seattle&type=PhoneNumber', ['Okafor customs', 'Okafor dispatch']],
		['&dataFilters=site=Seattle,site=Boise', []],
		['&nameFilter=nobody', []],
		['&specificIds=unknown', []],
	])('%s finds %j', async (query, expected) => {
		expect(await names(query)).toEqual(expected);
	});

	test('can be asked by tags, all of which have to be there', async () => {
		const tags = (await list('')).flatMap((one) => one.tags ?? []);
		const idOf = (name: string) => tags.find((tag) => tag.name === name)!.id;
		const tagged = await names(`&tagIds=${idOf('VIP')}`);
		expect(tagged).toEqual(['Brightwater appointments', 'Okafor dispatch']);
		expect(await names(`&tagIds=${idOf('VIP')},${idOf('After hours')}`)).toEqual([
			'Okafor dispatch',
		]);
	});

	test('can be asked by flow and by flow parameters', async () => {
		const { flowId, flowName, flowParams } = await byName('Main line');
		expect(flowName).toBe('Front desk');
		expect(flowParams!.greeting).toEqual({ stringValue: 'Harbor Desk' });
		expect(await names(`&flowIds=${flowId}`)).toHaveLength(6);
		const filter = encodeURIComponent(JSON.stringify({ greeting: flowParams!.greeting }));
		expect(await names(`&flowParametersFilter=${filter}`)).toEqual(['Main line']);
	});

	test('is sorted as asked', async () => {
		const sorted = (await list('&sortField=displayName&sortOrder=Descend')).map(
			(one) => one.displayName,
		);
		expect(sorted).toEqual([...sorted].sort().reverse());
	});

	test('keeps to the accounts of the login', async () => {
		expect((await list('&type=PhoneNumber')).map((one) => one.displayName)).not.toContain(
			'Press line',
		);
		const everything = await new Client(sandbox, 'administrator').all<EndpointInfo>('/endpoints');
		expect(everything.map((one) => one.displayName)).toContain('Press line');
		const lead = await list('', new Client(sandbox, 'teamLead'));
		expect(new Set(lead.map((one) => one.accountId))).toEqual(new Set([DESK]));
	});
});

describe('one endpoint', () => {
	test('is read by id; unknown ones and those of others are refused', async () => {
		const line = await byName('Main line');
		expect(await manager.get(`/endpoints/${line.id}`)).toEqual(line);
		expect((await manager.ask('GET', '/endpoints/unknown')).status).toBe(404);
		const administrator = new Client(sandbox, 'administrator');
		const [foreign] = await administrator.all<EndpointInfo>('/endpoints?nameFilter=press');
		expect((await manager.ask('GET', `/endpoints/${foreign.id}`)).status).toBe(403);
	});

	test('changes in what is sent and in nothing else', async () => {
		const before = await byName('Main line');
		sandbox.clock.advance(60_000);
		const changed = await manager.ask<EndpointInfo>('PATCH', `/endpoints/${before.id}`, {
			name: 'Switchboard',
			referenceId: 'PBX-1',
			data: { site: { stringValue: 'Salem' }, lines: { numberValue: 4 } },
		});
		expect(changed.json).toEqual({
			...before,
			displayName: 'Switchboard',
			referenceId: 'PBX-1',
			data: { site: { stringValue: 'Salem' }, lines: { numberValue: 4 } },
			dateLastModified: sandbox.clock.now().toISOString().replace('.000', ''),
			lastModifiedBy: sandbox.logins.manager.username,
		});
		expect(await manager.get(`/endpoints/${before.id}`)).toEqual(changed.json);
		sandbox.reset();
		expect(await manager.get(`/endpoints/${before.id}`)).toEqual(before);
	});

	test('stays as it is when nothing is sent', async () => {
		const before = await byName('Main line');
		sandbox.clock.advance(60_000);
		const { json } = await manager.ask('PATCH', `/endpoints/${before.id}`, { unknown: 1 });
		expect(json).toEqual(before);
	});

	test.each([
		[undefined, { seconds: { numberValue: 9 } }],
		[true, { greeting: { stringValue: 'Harbor Desk' }, ringSeconds: { numberValue: 9 } }],
	])('replaces flow parameters, or with isPartialFlowUpdate %p some', async (partial, expected) => {
		const { id } = await byName('Main line');
		const flowParams = { [partial ? 'ringSeconds' : 'seconds']: { numberValue: 9 } };
		const body = { flowParams, isPartialFlowUpdate: partial };
		const { json } = await manager.ask<EndpointInfo>('PATCH', `/endpoints/${id}`, body);
		expect(json.flowParams).toEqual(expected);
	});

	test('moves to another customer and flow, or to none', async () => {
		const [line, other] = [await byName('Main line'), await byName('Okafor customs')];
		const patch = async (body: object) =>
			(await manager.ask<EndpointInfo>('PATCH', `/endpoints/${line.id}`, body)).json;
		expect(await patch({ customerId: other.customerId, flowId: other.flowId })).toMatchObject({
			customerName: 'Okafor Customs Desk',
			customerBreadcrumb: other.customerBreadcrumb,
			flowName: other.flowName,
		});
		const bare = await patch({ customerId: '', flowId: '' });
		expect(bare).not.toHaveProperty('customerId');
		expect(bare).not.toHaveProperty('flowName');
	});

	test.each([
		[{ flowId: 'unknown' }, 'FlowId'],
		[{ customerId: 'unknown' }, 'CustomerId'],
		[{ tagIds: ['unknown'] }, 'TagIds'],
	])('refuses %j', async (body, field) => {
		const { id } = await byName('Main line');
		expect(await manager.refusal('PATCH', `/endpoints/${id}`, body)).toEqual([400, [field]]);
	});

	test('is gone once deleted', async () => {
		const { id } = await byName('Hello mailbox');
		const gone = await manager.ask('DELETE', `/endpoints/${id}`);
		expect([gone.status, gone.json]).toEqual([204, undefined]);
		expect((await manager.ask('GET', `/endpoints/${id}`)).status).toBe(404);
		expect(await names('&type=EmailAddress')).toEqual([]);
	});
});

describe('numbers to buy', () => {
	const search = async (query: string) => {
		const path = `/endpoints/phone-numbers/search?accountId=${DESK}&${query}`;
		const { phoneNumbers } = await manager.get<{ phoneNumbers: Array<{ phoneNumber: string }> }>(
			path,
		);
		return phoneNumbers.map(({ phoneNumber }) => phoneNumber);
	};

	test('are found by area code, place and digits', async () => {
		const all = await search('');
		const seattle = await search('areaCode=206');
		expect(seattle.length).toBeGreaterThan(3);
		expect(seattle.every((number) => number.startsWith('+1206'))).toBe(true);
		expect(await search('region=wa')).toEqual(seattle);
		expect(await search('contains=0151')).toHaveLength(4);
		expect((await search('isFaxNumber=true')).length).toBeLessThan(all.length);
		expect(await search('countryCode=CA')).toEqual([]);
	});

	test('belong to an account', async () => {
		const path = '/endpoints/phone-numbers/search';
		expect(await manager.refusal('GET', path)).toEqual([400, ['AccountId']]);
		expect((await manager.ask('GET', `${path}?accountId=another`)).status).toBe(403);
	});
});

describe("the phone user's own view", () => {
	const anna = () => new Client(sandbox, 'phoneUser');

	test('has contacts inside and outside', async () => {
		const { contacts } = await anna().get<{ contacts: Array<Record<string, unknown>> }>(
			'/app/contacts',
		);
		const types = new Set(contacts.map(({ type }) => type));
		expect(types).toEqual(new Set(['User', 'Team', 'Contact']));
		const ben = contacts.find(({ displayName }) => displayName === 'Ben Osei');
		expect(ben).toMatchObject({ address: 'ben.osei@harbor-desk.example', canCall: true });
	});

	test('has a configuration, which a manager can read for an endpoint', async () => {
		const own = await anna().get<{ endpointId: string }>('/app/config');
		expect(own).toMatchObject({ agentState: 'Ready', userInfo: { firstName: 'Anna' } });
		const path = `/endpoints/app/config?endpointId=${own.endpointId}`;
		expect(await manager.get(path)).toEqual(own);
		const nobody = new Client(sandbox, 'noAccount');
		expect((await nobody.ask('GET', '/app/config')).status).toBe(400);
	});
});

test('a phone user who is added later has a list of sessions, with nothing in it', async () => {
	const { office, logins } = sandbox;
	const email = 'uma.reyes@harbor-desk.example';
	office.directory.addEndpoint({ displayName: 'Uma Reyes', type: 'User', extraInformation: email });
	office.users.find((user) => user.emailAddress === logins.phoneUser.username)!.emailAddress =
		email;
	const headers = { authorization: basic({ ...logins.phoneUser, username: email }) };
	const path = '/sessions/active?format=json';
	const answer = await ask(sandbox.url, path, { headers });
	expect([answer.status, answer.text]).toEqual([200, '{"sessions":[]}']);
});

test.each([
	['GET', '/endpoints'],
	['GET', '/endpoints/x'],
	['PATCH', '/endpoints/x'],
	['DELETE', '/endpoints/x'],
	['GET', '/endpoints/phone-numbers/search'],
])('%s %s is not for phone users, nor for nobody', async (method, path) => {
	const refused = await new Client(sandbox, 'phoneUser').ask(method, path);
	expect([refused.status, refused.statusText]).toEqual([403, 'Invalid Role']);
	expect((await new Client(sandbox, 'teamLead').ask(method, path)).status).not.toBe(403);
});
