import { startSandbox, type Sandbox } from '../../sandbox';
import { HARBOR_DESK, HARBOR_WEST } from '../../sandbox/office/people';
import { Client } from './client';
import { ask, basic } from './rawRequest';

interface User {
	id: string;
	emailAddress: string;
	name: string;
	roles: string[];
	accountIds: string[];
}

const NEW = {
	accountId: HARBOR_DESK.id,
	emailAddress: 'mira.joshi@harbor-desk.example',
	firstName: 'Mira',
	lastName: 'Joshi',
	password: 'first-day',
};

let sandbox: Sandbox;
let manager: Client;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', quiet: true });
	manager = new Client(sandbox);
});

afterAll(async () => await sandbox.stop());

beforeEach(() => sandbox.reset());

const add = async (fields: object = {}) =>
	await manager.ask<User>('POST', '/users', { ...NEW, ...fields });

async function canLogIn(username: string, password: string): Promise<boolean> {
	const headers = { accept: 'application/json', authorization: basic({ username, password }) };
	return (await ask(sandbox.url, '/sessions', { headers })).status === 200;
}

test('a new user can log in, and the answer holds no password', async () => {
	const { status, json } = await add();
	expect(status).toBe(200);
	expect(json).toMatchObject({ name: 'Mira Joshi', accountIds: [HARBOR_DESK.id] });
	expect(JSON.stringify(json)).not.toContain(NEW.password);
	expect(await canLogIn(NEW.emailAddress, NEW.password)).toBe(true);
	sandbox.reset();
	expect(await canLogIn(NEW.emailAddress, NEW.password)).toBe(false);
});

test('the log of requests shows no password', async () => {
	const { json } = await add();
	await manager.ask('PATCH', `/users/${json.id}`, { newPassword: 'second-day' });
	const log = JSON.stringify(sandbox.requests);
	expect(log).toContain(NEW.emailAddress);
	expect(log).not.toContain(NEW.password);
	expect(log).not.toContain('second-day');
});

test.each([
	[{ emailAddress: 'TOM.becker@harbor-desk.example' }, 400, ['EmailAddress']],
	[{ emailAddress: ' ' }, 400, ['EmailAddress']],
	[{ password: '' }, 400, ['Password']],
	[{ accountId: undefined }, 400, ['AccountId']],
	[{ accountId: '64f1a0c2e4b0a1d2c3e40003' }, 403, []],
])('a user with %j is refused', async (fields, status, names) => {
	expect(await manager.refusal('POST', '/users', { ...NEW, ...fields })).toEqual([status, names]);
});

test('a change is sparse, and a new password counts from then on', async () => {
	const { json } = await add();
	const patch = async (body: object) => await manager.ask<User>('PATCH', `/users/${json.id}`, body);
	expect((await patch({ lastName: 'Rao' })).json).toMatchObject({ name: 'Mira Rao' });
	expect(await canLogIn(NEW.emailAddress, NEW.password)).toBe(true);
	await patch({ newPassword: 'second-day', accountIds: [HARBOR_WEST.id] });
	expect(await canLogIn(NEW.emailAddress, NEW.password)).toBe(false);
	expect(await canLogIn(NEW.emailAddress, 'second-day')).toBe(true);
	expect((await patch({})).json.accountIds).toEqual([HARBOR_WEST.id]);
});

test('roles are a matter of system administrators', async () => {
	const { json } = await add();
	const roles = ['User'];
	const path = `/users/${json.id}`;
	expect((await manager.ask<User>('PATCH', path, { roles })).json.roles).toEqual(['Manager']);
	const administrator = new Client(sandbox, 'administrator');
	expect((await administrator.ask<User>('PATCH', path, { roles })).json.roles).toEqual(roles);
});

test('users of others, unknown ones, and accounts out of reach are refused', async () => {
	expect((await manager.ask('PATCH', '/users/unknown', {})).status).toBe(404);
	expect((await manager.ask('PATCH', '/users/3', {})).status).toBe(403);
	const accountIds = ['64f1a0c2e4b0a1d2c3e40003'];
	expect((await manager.ask('PATCH', '/users/2', { accountIds })).status).toBe(403);
});
