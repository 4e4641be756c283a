import { startSandbox, type Sandbox } from '../../sandbox';
import { ask, askJson, basic } from './rawRequest';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', quiet: true });
});

afterAll(async () => await sandbox.stop());

beforeEach(() => sandbox.reset());

const active = async () => await askJson(sandbox.url, '/sessions/active', sandbox.logins.phoneUser);

async function sandboxRoute(method: string, path: string, body?: unknown) {
	const headers = { 'content-type': 'application/json' };
	const answer = await ask(sandbox.url, `/sandbox${path}`, { method, headers, body });
	return { status: answer.status, json: answer.text ? JSON.parse(answer.text) : undefined };
}

describe('faults', () => {
	test('a status of the framework is raised inside the operation', async () => {
		sandbox.faults.add({ status: 500, message: 'No more lines' });
		const [call] = sandbox.office.sessions();
		const path = `/sessions/${call.id}`;
		const { status, json } = await askJson(sandbox.url, path, sandbox.logins.manager);
		expect(status).toBe(500);
		expect(json.responseStatus).toMatchObject({
			errorCode: 'InvalidOperationException',
			message: 'No more lines',
		});
	});

	test('other statuses come as they are, with headers, body and content type', async () => {
		sandbox.faults.add({ status: 429, headers: { 'retry-after': '3' } });
		sandbox.faults.add({ body: '<html></html>', contentType: 'text/html' });
		const busy = await active();
		expect([busy.status, busy.headers['retry-after'], busy.text]).toEqual([429, '3', '']);
		const page = await ask(sandbox.url, '/sessions/active');
		expect([page.status, page.headers['content-type'], page.text]).toEqual([
			200,
			'text/html',
			'<html></html>',
		]);
		expect((await active()).json.sessions.length).toBeGreaterThan(0);
	});

	test('hold for as many requests as said, and only for those that fit', async () => {
		const path = /^\/sessions\?/;
		sandbox.faults.add({ method: 'get', path, operation: 'ListSessions', status: 503, times: 2 });
		const list = async () => await ask(sandbox.url, '/sessions?page=0');
		expect((await active()).status).toBe(200);
		expect([(await list()).status, (await list()).status]).toEqual([503, 503]);
		expect((await list()).status).toBe(401);
		sandbox.faults.add({ status: 503, times: Infinity });
		for (let time = 0; time < 5; time++) expect((await list()).status).toBe(503);
		sandbox.faults.clear();
		expect((await list()).status).toBe(401);
	});

	test('delay an answer', async () => {
		sandbox.faults.add({ delayMs: 120 });
		const before = performance.now();
		expect((await active()).status).toBe(200);
		expect(performance.now() - before).toBeGreaterThanOrEqual(115);
	});

	test.each([
		[undefined, false],
		[true, true],
	])('drop the connection (afterActing %p)', async (afterActing, acted) => {
		sandbox.faults.add({ drop: true, afterActing });
		const call = sandbox.office.start();
		const ending = askJson(sandbox.url, `/sessions/${call.id}`, sandbox.logins.phoneUser, {
			method: 'DELETE',
		});
		await expect(ending).rejects.toThrow('socket hang up');
		expect(call.ended).toBe(acted);
		expect(sandbox.requests[0].status).toBe(0);
	});

	test('cut an answer off in the middle, after acting', async () => {
		sandbox.faults.add({ cutOff: true });
		const call = sandbox.office.start();
		const patching = askJson(sandbox.url, `/sessions/${call.id}`, sandbox.logins.phoneUser, {
			method: 'PATCH',
			body: { consoleData: 'x' },
		});
		await expect(patching).rejects.toThrow('aborted');
		expect(call.consoleData).toBe('x');
	});
});

describe('the request log', () => {
	test('shows what arrived, undecoded, and hides what logs in', async () => {
		const { url, logins, requests } = sandbox;
		const headers = {
			authorization: basic(logins.phoneUser),
			cookie: 'ss-id=abc',
			accept: 'application/json',
			'content-type': 'application/json',
		};
		const path = '/sessions/a%20b%2Fc?x=%41';
		await ask(url, path, { method: 'PATCH', headers, body: { callState: 'Hold' } });
		expect(requests).toEqual([
			expect.objectContaining({
				at: '2026-03-04T10:00:00.000Z',
				method: 'PATCH',
				path,
				operation: 'PatchSession',
				login: logins.phoneUser.username,
				body: { callState: 'Hold' },
				status: 404,
			}),
		]);
		expect(requests[0].headers).toMatchObject({
			authorization: '<redacted>',
			cookie: '<redacted>',
		});
	});

	test('never holds a password', async () => {
		const { url, logins, requests } = sandbox;
		const { username: userName, password } = logins.phoneUser;
		const headers = { accept: 'application/json', 'content-type': 'application/json' };
		const query = new URLSearchParams({ userName, password }).toString();
		const body = { userName, password };
		const first = await ask(url, '/auth/credentials', { method: 'POST', headers, body });
		const second = await ask(url, `/json/reply/Authenticate?${query}`, { headers });
		expect([first.status, second.status]).toEqual([200, 200]);
		expect(requests).toHaveLength(2);
		expect(JSON.stringify(requests)).not.toContain(password);
	});
});

describe('the routes of the sandbox itself', () => {
	test('list and clear the requests', async () => {
		await active();
		await active();
		expect((await sandboxRoute('GET', '/requests')).json).toHaveLength(2);
		expect((await sandboxRoute('GET', '/requests?last=1')).json).toHaveLength(1);
		await sandboxRoute('DELETE', '/requests');
		expect(sandbox.requests).toEqual([]);
	});

	test('add and clear faults', async () => {
		await sandboxRoute('POST', '/faults', {
			pathPattern: 'active$',
			status: 502,
			times: 'Infinity',
		});
		expect([(await active()).status, (await active()).status]).toEqual([502, 502]);
		await sandboxRoute('DELETE', '/faults');
		expect((await active()).status).toBe(200);
	});

	test('turn the clock', async () => {
		const { json } = await sandboxRoute('POST', '/clock', { advanceMs: 90_000 });
		expect(json.now).toBe('2026-03-04T10:01:30.000Z');
		expect((await sandboxRoute('GET', '/clock')).json).toEqual(json);
	});

	test('start, change and end sessions, and go back to the start', async () => {
		const before = sandbox.office.sessions().length;
		const started = await sandboxRoute('POST', '/sessions', { id: 'x', fromName: 'Mia Holt' });
		expect(started.json).toMatchObject({ id: 'x', fromName: 'Mia Holt', callState: 'Connected' });
		const changed = await sandboxRoute('PATCH', '/sessions/x', { callState: 'Hold' });
		expect(changed.json).toMatchObject({ callState: 'Hold', ended: false });
		const ended = await sandboxRoute('PATCH', '/sessions/x', { ended: true, wasMissed: true });
		expect(ended.json).toMatchObject({ ended: true, wasMissed: true, callState: 'Disconnected' });
		expect((await sandboxRoute('PATCH', '/sessions/y', {})).status).toBe(400);
		expect((await sandboxRoute('GET', '/sessions')).json).toHaveLength(before + 1);
		await sandboxRoute('POST', '/reset');
		expect((await sandboxRoute('GET', '/sessions')).json).toHaveLength(before);
	});

	test('serve the page with its parts, and log none of that', async () => {
		const page = await ask(sandbox.url, '/');
		expect(page.headers['content-type']).toContain('text/html');
		const parts = [...page.text.matchAll(/(?:href|src)="(\/[^"]+)"/g)].map((match) => match[1]);
		expect(parts).toHaveLength(5);
		for (const part of parts) expect((await ask(sandbox.url, part)).status).toBe(200);
		expect(sandbox.requests).toEqual([]);
	});
});
