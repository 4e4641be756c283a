import type { IncomingMessage, ServerResponse } from 'node:http';

import { useFasterTime } from '../fasterTime';
import type { Credentials } from './harness';
import { run, search } from './harness';
import { byId, itemsOf, useOffice } from './office';
import { serving } from './serving';

const office = useOffice();
const live = () => office.idOf(({ callState }) => callState === 'Connected');
const chat = () => office.idOf(({ channel, ended }) => channel === 'Chat' && !ended);
const many = (count: number) =>
	itemsOf(...Array.from({ length: count }, (_, index) => ({ index })));
const invite = () => ({ sessionId: byId(chat()), memberToAdd: '={{ $json.index }}@x.example' });
const statuses = () => office.logins().map(({ status }) => status);
const TEN_MINUTES_MS = 600_000;

/** Each test has a login that nobody has used before: the password is part of what names it. */
let count = 0;
beforeEach(() => {
	const { users } = office.sandbox.office;
	const anna = users.find(({ emailAddress }) => emailAddress === office.credentials.username)!;
	anna.password = `secret ${count++}`;
	office.credentials.password = anna.password;
});
afterEach(() => void jest.restoreAllMocks());

const passed = (ms: number) => {
	const now = Date.now();
	jest.spyOn(Date, 'now').mockImplementation(() => now + ms);
};

test('there is one login for all items, runs and pickers, and its cookies are what is sent', async () => {
	const { items } = await office.run('member.invite', invite(), many(120));
	expect(items).toHaveLength(120);
	await office.run('session.getActive');
	await search(office.credentials, 'searchSessions');
	expect(statuses()).toEqual([200]);
	for (const { headers } of office.arrived()) {
		expect(headers.authorization).toBeUndefined();
		expect(headers.cookie).toBeDefined();
	}
});

test('another password is another login', async () => {
	await office.run('session.getActive');
	office.credentials.password = 'wrong';
	const { error } = await office.run('session.getActive');
	expect(error?.message).toContain('does not accept the email and password');
	expect(statuses()).toEqual([200, 401]);
	expect(office.arrived()).toHaveLength(1);
});

test('it is renewed after ten minutes', async () => {
	await office.run('session.getActive');
	passed(TEN_MINUTES_MS - 5_000);
	await office.run('session.getActive');
	expect(statuses()).toEqual([200]);
	passed(TEN_MINUTES_MS + 5_000);
	await office.run('session.getActive');
	expect(statuses()).toEqual([200, 200]);
});

test('in the middle of 120 items it is renewed once, and nothing is lost or doubled', async () => {
	const ending = (async () => {
		while (office.arrived().length < 40) await new Promise((resolve) => setTimeout(resolve, 1));
		office.sandbox.endLogins();
	})();
	const { items, error } = await office.run('member.invite', invite(), many(120));
	await ending;
	expect(error).toBeUndefined();
	expect(items).toHaveLength(120);
	expect(statuses()).toEqual([200, 200]);
	const invited = office
		.arrived()
		.filter(({ status }) => status === 200)
		.map(({ body }) => (body as { memberToAdd: string }).memberToAdd);
	expect(new Set(invited).size).toBe(120);
	expect(invited).toHaveLength(120);
});

test('it is renewed where the service answers 200 to a stranger', async () => {
	await office.run('user.getCurrent');
	office.sandbox.endLogins();
	const { items, error } = await office.run('user.getCurrent');
	expect(error).toBeUndefined();
	expect(items[0].json.emailAddress).toBe(office.credentials.username);
	expect(statuses()).toEqual([200, 200]);
});

test('a wrong password is sent once, however many items there are', async () => {
	office.credentials.password = 'wrong';
	const { items } = await office.run('member.invite', invite(), many(50), {
		onError: 'continueRegularOutput',
	});
	for (const { json } of items) expect(json.error).toContain('does not accept');
	expect(statuses()).toEqual([401]);
	expect(office.arrived()).toEqual([]);
	// The next run tries anew: the password may have been mended at the service.
	await office.run('session.getActive');
	expect(statuses()).toEqual([401, 401]);
});

test('a service without Basic is no hindrance', async () => {
	office.sandbox.conditions.acceptsBasic = false;
	expect((await office.run('session.getActive')).error).toBeUndefined();
});

test.each([
	['has no such route', () => (office.sandbox.conditions.hasLoginRoute = false)],
	['fails at it', () => office.sandbox.faults.add({ operation: 'Authenticate', status: 500 })],
	[
		'answers with a page',
		() =>
			office.sandbox.faults.add({
				operation: 'Authenticate',
				body: '<p>',
				contentType: 'text/html',
			}),
	],
	[
		'breaks the connection',
		() => office.sandbox.faults.add({ operation: 'Authenticate', drop: true }),
	],
	[
		'is busy',
		() => office.sandbox.faults.add({ operation: 'Authenticate', status: 429, body: '' }),
	],
])('where the service %s, the password is sent with each request', async (_, prepare) => {
	prepare();
	const { items, error } = await office.run('member.invite', invite(), many(30));
	expect(error).toBeUndefined();
	expect(items).toHaveLength(30);
	expect(office.arrived().filter(({ status }) => status === 200)).toHaveLength(30);
	for (const { headers } of office.arrived().slice(0, 1)) {
		expect(headers.authorization).toBe('<redacted>');
		expect(headers.cookie).toBeUndefined();
	}
});

test('a service without the route is asked for it once in ten minutes', async () => {
	let asked = 0;
	const take = (request: IncomingMessage, response: ServerResponse) => {
		if (request.url === '/auth/credentials') {
			asked++;
			response.writeHead(404).end();
		} else response.setHeader('content-type', 'application/json').end('{"sessions":[]}');
	};
	await serving(take, async (baseUrl) => {
		const credentials: Credentials = { ...office.credentials, baseUrl };
		const getActive = async () =>
			await run(credentials, { resource: 'session', operation: 'getActive' });
		await getActive();
		await getActive();
		expect(asked).toBe(1);
		passed(TEN_MINUTES_MS + 1_000);
		await getActive();
		expect(asked).toBe(2);
	});
});

test('a service that never knows its sessions gets the password', async () => {
	const seen: string[] = [];
	const take = ({ url, headers }: IncomingMessage, response: ServerResponse) => {
		if (url === '/auth/credentials') {
			response.setHeader('set-cookie', ['ss-id=abc; path=/; httponly', 'ss-opt=temp; path=/']);
			response.setHeader('content-type', 'application/json').end('{"sessionId":"abc"}');
			return;
		}
		seen.push(headers.cookie ?? headers.authorization!.split(' ')[0]);
		if (headers.cookie) return void response.writeHead(401).end();
		response.setHeader('content-type', 'application/json').end('{"sessions":[]}');
	};
	await serving(take, async (baseUrl) => {
		const credentials: Credentials = { ...office.credentials, baseUrl };
		const getActive = { resource: 'session', operation: 'getActive' };
		expect((await run(credentials, getActive)).error).toBeUndefined();
		expect((await run(credentials, getActive)).error).toBeUndefined();
		expect(seen).toEqual(['ss-id=abc; ss-opt=temp', 'Basic', 'Basic']);
	});
});

test('a 401 that has nothing to do with the session ends after two renewals', async () => {
	await office.run('session.getActive');
	office.sandbox.faults.add({ operation: 'GetActiveSessions', status: 401, body: '', times: 9 });
	const before = office.arrived().length;
	office.sandbox.faults.add({ path: '/sessions/active', status: 401, body: '', times: 9 });
	const { error } = await office.run('session.getActive');
	expect(error?.httpCode).toBe('401');
	expect(office.arrived().length - before).toBeLessThanOrEqual(3);
});

describe('a login session that a service drops', () => {
	useFasterTime();

	test('neither cookie nor password is in a message or in what n8n stores of a run', async () => {
		const cookies: string[] = [];
		const take = ({ url, headers }: IncomingMessage, response: ServerResponse) => {
			if (headers.cookie) cookies.push(headers.cookie);
			if (url === '/auth/credentials') {
				response.setHeader('set-cookie', ['ss-id=very-secret; path=/']).end('{}');
			} else if (url!.startsWith('/sessions/active')) response.destroy();
			else response.writeHead(500).end();
		};
		await serving(take, async (baseUrl) => {
			const credentials: Credentials = { ...office.credentials, baseUrl };
			for (const operation of ['getActive', 'get']) {
				const parameters = { resource: 'session', operation, sessionId: byId(live()) };
				const { error, record } = await run(credentials, parameters);
				expect(error).toBeDefined();
				const stored = JSON.stringify(record) + String(error?.stack) + String(error?.description);
				expect(stored).not.toContain('very-secret');
				expect(stored).not.toContain(String(credentials.password));
			}
		});
		expect(cookies).toContain('ss-id=very-secret');
	});
});
