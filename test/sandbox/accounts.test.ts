import { startSandbox, type Sandbox } from '../../sandbox';
import { Client, type Page } from './client';

interface Account {
	id: string;
	name: string;
	maxPhoneNumbers: number;
	isBYOA: boolean;
}

interface Status {
	isAuthenticated: boolean;
	name: string;
	roles: string[];
	accountIds: string[];
	accountNames: string[];
	managerAccess?: string;
	dashboardPermissions?: string[];
}

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', quiet: true });
});

afterAll(async () => await sandbox.stop());

const client = (login: keyof Sandbox['logins']) => new Client(sandbox, login);
const status = async (login: keyof Sandbox['logins']) =>
	await client(login).get<Status>('/auth/status');

test.each([
	['phoneUser', ['User'], ['Harbor Desk']],
	['manager', ['Manager'], ['Harbor Desk', 'Harbor Desk West']],
	['noAccount', ['User'], []],
	['teamLead', ['User', 'Manager'], ['Harbor Desk']],
	[
		'administrator',
		['SystemAdministrator'],
		['Harbor Desk', 'Harbor Desk West', 'Tallgrass Offices'],
	],
] as const)('%s gets roles %j and accounts %j', async (login, roles, accountNames) => {
	const me = await status(login);
	expect(me).toMatchObject({ isAuthenticated: true, roles, accountNames });
	expect(me.accountIds).toHaveLength(accountNames.length);
	expect(JSON.stringify(me)).not.toContain(sandbox.logins[login].password);
});

test('managers get their permissions', async () => {
	const manager = await status('manager');
	expect(manager.managerAccess).toBe('ReadWriteDelete');
	expect(manager.dashboardPermissions).toContain('ViewReports');
	expect(await status('phoneUser')).not.toHaveProperty('managerAccess');
});

test('somebody who is user and manager steers sessions and reads the office', async () => {
	const lead = client('teamLead');
	for (const path of ['/sessions/active', '/endpoints', '/customers', '/flows']) {
		expect((await lead.ask('GET', path)).status).toBe(200);
	}
});

test('the administrator lists every account, others those that they reach', async () => {
	const names = async (login: keyof Sandbox['logins'], query = '') =>
		(await client(login).all<Account>(`/accounts?${query}`, 1)).map(({ name }) => name).sort();
	expect(await names('administrator')).toHaveLength(3);
	expect(await names('administrator', 'nameFilter=WEST')).toEqual(['Harbor Desk West']);
	expect(await names('manager')).toEqual(['Harbor Desk', 'Harbor Desk West']);
	expect(await names('noAccount')).toEqual([]);
	const page = await client('administrator').get<Page<Account>>('/accounts?countPerPage=2');
	expect(page).toMatchObject({ totalCount: 3, totalPages: 2 });
});

test('an account is read by those who reach it', async () => {
	const { accountIds } = await status('administrator');
	const [desk, , foreign] = accountIds;
	expect(await client('phoneUser').get(`/accounts/${desk}`)).toMatchObject({
		id: desk,
		name: 'Harbor Desk',
		maxPhoneNumbers: 100,
		isBYOA: false,
	});
	expect((await client('manager').ask('GET', `/accounts/${foreign}`)).status).toBe(403);
	expect((await client('manager').ask('GET', '/accounts/unknown')).status).toBe(404);
	expect((await client('administrator').ask('GET', `/accounts/${foreign}`)).status).toBe(200);
});
