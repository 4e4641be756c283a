import { startSandbox, type Fault, type Sandbox } from '../../sandbox';
import { Client } from './client';
import { ask } from './rawRequest';

const DESK = '64f1a0c2e4b0a1d2c3e40001';
const JSON_BODY = { 'content-type': 'application/json' };

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', quiet: true });
});

afterAll(async () => await sandbox.stop());

beforeEach(() => sandbox.reset());

async function send(
	method: string,
	path: string,
	body?: unknown,
	headers: Record<string, string> = JSON_BODY,
) {
	const answer = await ask(sandbox.url, `/sandbox${path}`, { method, headers, body });
	const json = answer.text ? (JSON.parse(answer.text) as { message: string; now: string }) : null;
	return { status: answer.status, message: json?.message, now: json?.now };
}

const active = async () => {
	const answer = await new Client(sandbox, 'phoneUser').ask('GET', '/sessions/active');
	return answer.status;
};

describe('an impossible step of the clock', () => {
	test.each([
		['a negative number', '{"advanceMs":-1}'],
		['a number that leads nowhere', '{"advanceMs":1e300}'],
		['a number too large for numbers', '{"advanceMs":1e999}'],
		['more than a month', '{"advanceMs":2678400001}'],
		['a text', '{"advanceMs":"soon"}'],
		['a list', '{"advanceMs":[5]}'],
		['null', '{"advanceMs":null}'],
		['nothing', '{}'],
		['no object', '[1000]'],
		['no JSON', '{"advanceMs":'],
		['no body', undefined],
	])('is refused before anything happens: %s', async (_what, body) => {
		const before = structuredClone(sandbox.office.sessions());
		const { status, message } = await send('POST', '/clock', body);
		expect(status).toBe(400);
		expect(message).toMatch(/advanceMs|JSON/);
		expect((await send('GET', '/clock')).now).toBe('2026-03-04T10:00:00.000Z');
		expect(sandbox.office.sessions()).toEqual(before);
		expect((await send('POST', '/clock', { advanceMs: 1_000 })).now).toBe(
			'2026-03-04T10:00:01.000Z',
		);
	});

	test.each([-1, NaN, Infinity, 1e300])('is refused in the process as well: %p', async (ms) => {
		const real = await startSandbox({ quiet: true });
		try {
			for (const each of [sandbox, real]) {
				expect(() => each.clock.advance(ms)).toThrow(`The clock cannot be moved by ${ms} ms.`);
			}
			const before = real.clock.now().getTime();
			await new Promise((resolve) => setTimeout(resolve, 20));
			expect(real.clock.now().getTime()).toBeGreaterThan(before);
		} finally {
			await real.stop();
		}
	});

	test('a start that is no moment is refused', async () => {
		const starting = startSandbox({ clock: 'manual', startAt: 'tomorrow' });
		await expect(starting).rejects.toThrow('The clock has to start at a moment');
	});
});

describe('an impossible fault', () => {
	test.each([
		[{ status: 9 }, '"status" of a fault has to be a status from 200 to 599, not 9.'],
		[{ status: 1000 }, '"status"'],
		[{ status: 404.5 }, '"status"'],
		[{ status: '404' }, '"status" of a fault has to be a status from 200 to 599, not "404".'],
		[{ satus: 404 }, 'A fault has no field "satus". Its fields are: method, path,'],
		[{ constructor: 1 }, 'A fault has no field "constructor".'],
		[{ delayMs: -1 }, '"delayMs" of a fault has to be a number of milliseconds from 0'],
		[{ delayMs: 1e12 }, '"delayMs"'],
		[{ delayMs: 'long' }, '"delayMs"'],
		[{ times: 0 }, '"times" of a fault has to be a whole number from 1, or Infinity, not 0.'],
		[{ times: 1.5 }, '"times"'],
		[{ times: 'often' }, '"times"'],
		[{ pathPattern: '(' }, '"pathPattern" has to be a regular expression as text, not "(".'],
		[{ pathPattern: 5 }, '"pathPattern"'],
		[{ path: 5 }, '"path"'],
		[{ method: '' }, '"method"'],
		[{ operation: {} }, '"operation"'],
		[{ message: 5 }, '"message"'],
		[{ headers: { 'retry after': '3' } }, '"headers"'],
		[{ headers: { 'retry-after': 'a\nb' } }, '"headers"'],
		[{ headers: { 'retry-after': 3 } }, '"headers"'],
		[{ headers: ['x'] }, '"headers"'],
		[{ body: 5 }, '"body" of a fault has to be a text or an object, not 5.'],
		[{ body: null }, '"body"'],
		[{ contentType: 'text/html\r\nx: y' }, '"contentType"'],
		[{ drop: 'yes' }, '"drop" of a fault has to be true or false, not "yes".'],
		[{ cutOff: 1 }, '"cutOff"'],
		[{ afterActing: 0 }, '"afterActing"'],
		[[], 'The body has to be a JSON object'],
	])('is refused with a sentence: %j', async (fault, sentence) => {
		const { status, message } = await send('POST', '/faults', fault);
		expect([status, message]).toEqual([400, expect.stringContaining(sentence)]);
		expect(await active()).toBe(200);
	});

	test('is refused in the process as well', () => {
		const fault = { status: 99 } as Fault;
		expect(() => sandbox.faults.add(fault)).toThrow('has to be a status from 200 to 599');
	});

	test('does not stand in the way of a possible one', async () => {
		const fault = { pathPattern: '^/sessions', method: 'GET', status: 599, delayMs: 0, times: 2 };
		expect((await send('POST', '/faults', fault)).status).toBe(204);
		expect([await active(), await active(), await active()]).toEqual([599, 599, 200]);
	});
});

describe('the next report', () => {
	test('ends in Error with the message that was given', async () => {
		const statusMessage = 'No rows';
		expect((await send('POST', '/reports/failNext', { statusMessage })).status).toBe(204);
		const manager = new Client(sandbox);
		await manager.ask('POST', '/reports/cdr', { accountId: DESK });
		sandbox.clock.advance(60_000);
		const { reports } = await manager.get<{ reports: object[] }>(`/reports?accountId=${DESK}`);
		expect(reports).toMatchObject([{ status: 'Error', statusMessage }]);
	});

	test.each([{}, { statusMessage: ' ' }, { statusMessage: 5 }])('needs one: %j', async (body) => {
		const { status, message } = await send('POST', '/reports/failNext', body);
		expect([status, message]).toEqual([400, expect.stringContaining('"statusMessage"')]);
	});
});

/** Everything below /sandbox that changes something. */
const CHANGES = [
	['POST', '/reset'],
	['POST', '/clock'],
	['POST', '/faults'],
	['DELETE', '/faults'],
	['DELETE', '/requests'],
	['POST', '/reports/failNext'],
	['POST', '/sessions'],
	['PATCH', '/sessions/x'],
] as const;

describe('a page of another site', () => {
	const state = () => [
		sandbox.clock.now(),
		sandbox.requests.length,
		structuredClone(sandbox.office.sessions()),
	];
	const body = { advanceMs: 1_000, status: 500, statusMessage: 'x', fromName: 'Somebody' };

	beforeEach(async () => {
		sandbox.office.start({ id: 'x' });
		sandbox.faults.add({ operation: 'GetMySessions', status: 503, times: Infinity });
		await active();
	});

	const STRANGE: Array<[string, Record<string, string>]> = [
		['an origin', { origin: 'https://evil.example' }],
		['an origin that is hidden', { origin: 'null' }],
		['an origin on this machine, at another port', { origin: 'http://127.0.0.1:1' }],
		['a fetch across sites', { 'sec-fetch-site': 'cross-site' }],
		['a fetch within a site, from another origin', { 'sec-fetch-site': 'same-site' }],
		['a name that was pointed here', { host: 'evil.example' }],
		['a name that looks like this machine', { host: '127.0.0.1.evil.example:80' }],
	];
	const CASES = STRANGE.flatMap(([what, headers]) =>
		CHANGES.map(([method, path]) => [what, method, path, headers] as const),
	);

	test.each(CASES)('%s: cannot %s %s', async (_what, method, path, headers) => {
		const before = state();
		const answer = await send(method, path, body, { ...JSON_BODY, ...headers });
		expect([answer.status, answer.message]).toEqual([403, expect.stringContaining('sandbox')]);
		expect(state()).toEqual(before);
		const fault = await new Client(sandbox, 'phoneUser').ask('GET', '/sessions/my');
		expect([fault.status, await active()]).toEqual([503, 200]);
	});

	test('cannot read by a name that was pointed here', async () => {
		const strange = { host: 'evil.example' };
		expect((await send('GET', '/requests', undefined, strange)).status).toBe(403);
	});
});

describe('the own page and tools', () => {
	const port = () => new URL(sandbox.url).port;

	test.each([
		['a tool', () => ({})],
		[
			'the own page',
			() => ({ origin: `http://127.0.0.1:${port()}`, 'sec-fetch-site': 'same-origin' }),
		],
		[
			'the own page as localhost',
			() => ({ host: `localhost:${port()}`, origin: `http://localhost:${port()}` }),
		],
		['the address bar', () => ({ 'sec-fetch-site': 'none' })],
		['the other loopback address', () => ({ host: `[::1]:${port()}` })],
	] as const)('%s can change it', async (_who, headers) => {
		const answer = await send('POST', '/clock', { advanceMs: 5 }, { ...JSON_BODY, ...headers() });
		expect(answer).toMatchObject({ status: 200, now: '2026-03-04T10:00:00.005Z' });
	});
});
