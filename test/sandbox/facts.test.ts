import { startSandbox, type Sandbox } from '../../sandbox';
import { ask, basic } from './rawRequest';

const DESK = '64f1a0c2e4b0a1d2c3e40001';

type Role = 'User' | 'Manager' | 'Customer' | 'SystemAdministrator' | 'CallCenterDashboard';

const ROLES: Role[] = ['User', 'Manager', 'Customer', 'SystemAdministrator', 'CallCenterDashboard'];
const OFFICE: Role[] = ['SystemAdministrator', 'Manager', 'Customer'];
const REPORTS = [
	'agent-state',
	'billing',
	'call-center',
	'call-center-abandon',
	'call-center-detail',
	'call-history',
	'call-outcome',
	'cdr',
	'metric',
	'sync-phone-numbers',
];

/** The operations that the node asks for, as the facts of the API name them; none named = any login. */
const OPERATIONS: Array<[method: string, path: string, roles: Role[], name?: string]> = [
	['GET', '/sessions', [], 'ListSessions'],
	['GET', '/sessions/x', [], 'GetSession'],
	['GET', '/sessions/active', ['User'], 'GetActiveSessions'],
	['GET', '/sessions/x/transcript', ['User'], 'GetChatTranscript'],
	['POST', '/sessions/outgoing', ['Manager', 'SystemAdministrator'], 'NewOutgoingSession'],
	['PATCH', '/sessions/x', [], 'PatchSession'],
	['POST', '/sessions/x/hold', ['User'], 'HoldSession'],
	['POST', '/sessions/x/redirect', ['User'], 'RedirectSession'],
	['DELETE', '/sessions/x', ['User'], 'EndSession'],
	['POST', '/sessions/x/members', ['User'], 'InviteChatMember'],
	['DELETE', '/json/reply/DeleteChatMember?sessionId=x&memberToRemove=y', ['User']],
	['POST', '/sessions/x/conference/members', [], 'AddConferenceMember'],
	['GET', '/calls/active', ['SystemAdministrator', 'Manager', 'CallCenterDashboard']],
	['POST', '/messages', ['User'], 'SendMessage'],
	['POST', '/sessions/x/messages', ['User']],
	['GET', '/messages', [], 'ListMessages'],
	['GET', '/conversations', [], 'ListConversations'],
	['GET', '/endpoints', OFFICE, 'ListEndpoints'],
	['GET', '/endpoints/x', OFFICE],
	['PATCH', '/endpoints/x', OFFICE, 'PatchEndpoint'],
	['GET', '/endpoints/phone-numbers/search', OFFICE],
	['GET', '/customers', OFFICE, 'ListCustomers'],
	['POST', '/customers', OFFICE, 'NewCustomer'],
	['GET', '/customers/x', OFFICE],
	['PATCH', '/customers/x', OFFICE],
	['DELETE', '/customers/x', OFFICE],
	['GET', '/files', OFFICE, 'ListFiles'],
	['GET', '/files/x', OFFICE, 'GetFile'],
	['POST', '/files', OFFICE, 'NewFile'],
	['DELETE', '/files/x', OFFICE],
	...REPORTS.map((kind): [string, string, Role[]] => ['POST', `/reports/${kind}`, OFFICE]),
	['POST', '/json/reply/EndpointsReport', OFFICE],
	['GET', '/reports', OFFICE],
	['GET', '/reports/x.xlsx', OFFICE],
	['DELETE', '/reports/x', OFFICE],
	['GET', '/flows', OFFICE, 'ListFlows'],
	['GET', '/flows/x', OFFICE, 'GetFlow'],
	['POST', '/flows/x/copy', OFFICE, 'CopyFlow'],
	['POST', '/flows', OFFICE, 'NewFlow'],
	['PATCH', '/flows/x', OFFICE, 'PatchFlow'],
	['DELETE', '/flows/x', OFFICE],
	['GET', '/flows/available-nodes', OFFICE],
	['GET', '/packages', OFFICE],
	['POST', '/packages', OFFICE],
	['POST', '/users', ['SystemAdministrator', 'Manager'], 'NewUser'],
	['PATCH', '/users/x', ['SystemAdministrator', 'Manager'], 'PatchUser'],
	['POST', '/endpoints/phone-numbers', OFFICE, 'BuyPhoneNumber'],
	['PATCH', '/phone-numbers/x/fax', OFFICE, 'SetPhoneNumberIsFax'],
	['DELETE', '/endpoints/x', OFFICE],
	['GET', '/billing/calls', ['SystemAdministrator', 'Manager'], 'ListCalls'],
	['GET', '/app/contacts', ['User'], 'GetMyContacts'],
	['GET', '/alerts', OFFICE, 'ListAlerts'],
	['GET', '/json/reply/ListLogEntries', []],
	['PATCH', '/files/x', OFFICE, 'PatchFile'],
	['GET', '/integrations', OFFICE],
	['GET', '/integrations/x', OFFICE],
	['GET', '/integrations/x/contacts', OFFICE],
	['POST', '/integrations/x/sync', OFFICE],
	['GET', '/ai/sessions', ['SystemAdministrator']],
	['GET', '/ai/sessions/x', ['SystemAdministrator'], 'GetAISession'],
	['POST', '/portal/assistants', [], 'AppNewAssistant'],
	['GET', '/notifications', OFFICE, 'ListNotifications'],
	['POST', '/notifications/x/resend', OFFICE, 'ResendNotification'],
	['GET', '/accounts', [], 'ListAccounts'],
	['GET', '/accounts/x', [], 'GetAccount'],
];

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', quiet: true });
	for (const role of ROLES) {
		sandbox.office.users.push({
			id: role,
			emailAddress: `${role}@login.example`,
			firstName: role,
			lastName: 'Login',
			password: role,
			roles: [role],
			accountIds: [DESK],
		});
	}
});

afterAll(async () => await sandbox.stop());

/** Asks as a login with a role, or as nobody. */
async function askAs(role: Role | undefined, method: string, path: string) {
	const login = role && { username: `${role}@login.example`, password: role };
	const headers = { accept: 'application/json', ...(login && { authorization: basic(login) }) };
	return await ask(sandbox.url, path, { method, headers });
}

describe.each(
	OPERATIONS.flatMap(([method, path, roles, name]) => [
		{ method, path, roles },
		...(name ? [{ method, path: `/json/reply/${name}`, roles }] : []),
	]),
)('$method $path', ({ method, path, roles }) => {
	test('lets in whom the facts name, and nobody else', async () => {
		for (const role of ROLES) {
			const { status, text } = await askAs(role, method, path);
			const isBarred = text.startsWith('Forbidden');
			expect([role, isBarred]).toEqual([role, roles.length > 0 && !roles.includes(role)]);
			expect([role, status]).toEqual([role, isBarred ? 403 : expect.any(Number)]);
			// Whoever is let in reaches the operation.
			expect([401, 405]).not.toContain(status);
		}
	});

	test('wants a login, and says so without a word', async () => {
		const { status, text } = await askAs(undefined, method, path);
		expect([status, text]).toEqual([401, '']);
	});
});

test.each([
	['User', '/sessions/active', { sessions: [] }],
	['User', '/sessions/my', { sessions: [] }],
	['User', '/sessions/gone/transcript', { messages: [] }],
	['User', '/conversations?afterDate=nonsense', { conversations: [] }],
	['Manager', '/calls/active?accountId=another', { calls: [] }],
] as const)('a failure of %s at %s looks like an empty list', async (role, path, body) => {
	const { status, text } = await askAs(role, 'GET', path);
	expect(status).toBeGreaterThanOrEqual(400);
	expect(JSON.parse(text)).toEqual(body);
});

interface Page {
	items: Array<Record<string, unknown>>;
	totalCount: number;
	totalPages: number;
	hasMorePages: boolean;
}

describe.each([
	['/sessions', 'dateCreated'],
	['/messages', 'date'],
	['/endpoints', 'dateCreated'],
	['/customers', 'dateCreated'],
	['/files', 'dateCreated'],
	['/flows', 'dateCreated'],
	['/notifications', 'dateCreated'],
	['/json/reply/ListLogEntries', 'dateCreated'],
])('the list %s', (path, date) => {
	const list = async (query: string): Promise<Page> => {
		const { text } = await askAs('Manager', 'GET', `${path}?accountIds=${DESK}&${query}`);
		return JSON.parse(text) as Page;
	};
	const idsOf = ({ items }: Page) => items.map(({ id }) => id);

	test('comes as a whole, or in pages counted from 0, with totals or without', async () => {
		const all = await list('all=true');
		const count = all.items.length;
		expect(count).toBeGreaterThan(2);
		expect(all.totalCount).toBe(count);
		const byTotals: unknown[] = [];
		for (let page = 0, pages = 1; page < pages; page++) {
			const found = await list(`page=${page}&countPerPage=2`);
			pages = found.totalPages;
			byTotals.push(...idsOf(found));
		}
		expect(byTotals).toEqual(idsOf(all));
		const simplified: unknown[] = [];
		for (let page = 0, more = true; more; page++) {
			const found = await list(`page=${page}&countPerPage=2&simplifiedPaging=true`);
			more = found.hasMorePages;
			simplified.push(...idsOf(found));
		}
		expect(simplified).toEqual(idsOf(all));
		expect(await list('page=99&simplifiedPaging=true')).toMatchObject({
			items: [],
			hasMorePages: false,
		});
	});

	test('gives 25 unless asked otherwise, only the named ones, and in the order that is asked for', async () => {
		const all = await list('all=true');
		expect((await list('')).items).toHaveLength(Math.min(25, all.items.length));
		const [first, , third] = idsOf(all);
		for (const named of [`${first},${third}`, `${first}&specificIds=${third}`]) {
			expect(idsOf(await list(`specificIds=${named}`)).sort()).toEqual([first, third].sort());
		}
		for (const order of ['Ascend', 'Descend']) {
			const { items } = await list(`all=true&sortField=${date}&sortOrder=${order}`);
			const dates = items.map((item) => String(item[date]));
			const sorted = [...dates].sort();
			expect(dates).toEqual(order === 'Ascend' ? sorted : sorted.reverse());
		}
	});

	test('leaves out what is null', async () => {
		const { items } = await list('all=true');
		expect(JSON.stringify(items)).not.toContain(':null');
	});
});

describe('one session', () => {
	const json = async (role: Role, path: string) =>
		JSON.parse((await askAs(role, 'GET', path)).text) as Record<string, unknown>;
	const listed = async (query: string) =>
		(await json('Manager', `/sessions?accountIds=${DESK}&simplifiedPaging=true&${query}`))
			.items as Array<Record<string, unknown>>;

	test('has its log in lists alone', async () => {
		const [{ id, log }] = await listed('countPerPage=1');
		expect(log).not.toEqual([]);
		expect(await json('Manager', `/sessions/${String(id)}`)).toMatchObject({ id, log: [] });
		expect(await listed(`specificIds=${String(id)}`)).toMatchObject([{ id, log }]);
	});

	test('moves to the archive after about 15 days, where lists alone find it', async () => {
		const [{ id }] = await listed('countPerPage=1');
		const find = async (archive: boolean) =>
			(await listed(`specificIds=${String(id)}&searchArchive=${archive}`)).length;
		expect([await find(false), await find(true)]).toEqual([1, 0]);
		sandbox.clock.advance(16 * 86_400_000);
		expect([await find(false), await find(true)]).toEqual([0, 1]);
		expect((await askAs('Manager', 'GET', `/sessions/${String(id)}`)).status).toBe(404);
	});

	test('ends without a word, and so does what is deleted', async () => {
		const { id } = sandbox.office.start();
		const [file, customer] = [sandbox.office.addFile(), sandbox.office.customers[0]];
		for (const [role, path] of [
			['User', `/sessions/${id}`],
			['Manager', `/files/${file.id}`],
			['Manager', `/customers/${customer.id}`],
		] as const) {
			const { status, text } = await askAs(role, 'DELETE', path);
			expect([path, status, text]).toEqual([path, 204, '']);
		}
	});
});
