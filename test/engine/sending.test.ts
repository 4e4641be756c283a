import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { useFasterTime } from '../fasterTime';
import { byId, useOffice } from './office';

const office = useOffice();
const live = () => office.idOf(({ callState }) => callState === 'Connected');
const update = () => ({ sessionId: byId(live()), updateFields: { callState: 'Hold' } });

describe('reads are retried', () => {
	useFasterTime();

	test.each([
		['429', { status: 429, body: '' }],
		['502', { status: 502, body: '' }],
		['503', { status: 503, body: '' }],
		['504', { status: 504, body: '' }],
		['a dropped connection', { drop: true }],
		['a cut-off answer', { cutOff: true }],
	])('after %s', async (_, fault) => {
		office.sandbox.faults.add({ ...fault, times: 2 });
		const start = Date.now();
		const { items, error } = await office.run('session.getActive');
		expect(error).toBeUndefined();
		expect(items.length).toBeGreaterThan(0);
		expect(office.arrived()).toHaveLength(3);
		expect(Date.now() - start).toBeGreaterThanOrEqual(1_450);
	});

	test('four times at the most', async () => {
		office.sandbox.faults.add({ status: 503, body: '', times: 9, headers: { 'retry-after': '0' } });
		expect((await office.run('session.getActive')).error?.httpCode).toBe('503');
		expect(office.arrived()).toHaveLength(4);
	});

	test('after as long as the server asks', async () => {
		office.sandbox.faults.add({ status: 503, body: '', headers: { 'retry-after': '1' } });
		const start = Date.now();
		expect((await office.run('session.getActive')).error).toBeUndefined();
		expect(Date.now() - start).toBeGreaterThanOrEqual(990);
	});

	test('after the date that the server names', async () => {
		const date = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 1_000);
		office.sandbox.faults.add({
			status: 503,
			body: '',
			headers: { 'retry-after': date.toUTCString() },
		});
		expect((await office.run('session.getActive')).error).toBeUndefined();
		expect(Date.now()).toBeGreaterThanOrEqual(date.getTime() - 10);
	});

	test.each([
		['31', '31 seconds'],
		['121', '3 minutes'],
		['86400', '24 hours'],
		['251606820', 'more than a month'],
	])('but not when the server asks to wait %s seconds', async (seconds, words) => {
		const headers = { 'retry-after': seconds };
		office.sandbox.faults.add({ status: 503, body: '', headers });
		const { error } = await office.run('session.getActive');
		expect(error?.description).toContain(`Try again in ${words}: Evo Voice asks you to wait`);
		expect(office.arrived()).toHaveLength(1);
	});

	test.each(['-5', '1, 2', 'Infinity', '0x1', 'soon'])(
		'with the usual pause when the server asks for %p',
		async (wait) => {
			office.sandbox.faults.add({ status: 429, body: '', headers: { 'retry-after': wait } });
			const start = Date.now();
			expect((await office.run('session.getActive')).error).toBeUndefined();
			const passed = Date.now() - start;
			expect(passed).toBeGreaterThanOrEqual(490);
		},
	);

	test.each([400, 404, 500, 501])('but not after %d', async (status) => {
		office.sandbox.faults.add({ status, body: '' });
		expect((await office.run('session.getActive')).error?.httpCode).toBe(String(status));
		expect(office.arrived()).toHaveLength(1);
	});
});

test('reads are not retried after a timeout', async () => {
	office.sandbox.faults.add({ delayMs: 400, times: 9 });
	await office.run('session.getActive', { requestOptions: { timeout: 100 } });
	expect(office.arrived().length).toBeLessThanOrEqual(1);
	await new Promise((resolve) => setTimeout(resolve, 1_500));
	expect(office.arrived()).toHaveLength(1);
});

describe('writes', () => {
	useFasterTime();

	test('are retried after 429, since nothing was done', async () => {
		office.sandbox.faults.add({ status: 429, body: '', headers: { 'retry-after': '0' } });
		expect((await office.run('session.patch', update())).error).toBeUndefined();
		expect(office.arrived().map(({ status }) => status)).toEqual([429, 200]);
	});

	test('are retried when the connection was refused', async () => {
		const finder = createServer().listen(0, '127.0.0.1');
		await new Promise((resolve) => finder.once('listening', resolve));
		const { port } = finder.address() as AddressInfo;
		await new Promise((resolve) => finder.close(resolve));
		let late: Server | undefined;
		const timer = setTimeout(() => {
			late = createServer((_, response) => {
				response.setHeader('content-type', 'application/json').end('{"id":"late"}');
			}).listen(port, '127.0.0.1');
		}, 250);
		office.credentials.baseUrl = `http://127.0.0.1:${port}`;
		const { items } = await office.run('session.patch', update());
		office.credentials.baseUrl = office.sandbox.url;
		clearTimeout(timer);
		late?.close();
		expect(items[0].json.id).toBe('late');
	});

	test.each([
		['502', { status: 502, body: '', afterActing: true }],
		['503', { status: 503, body: '' }],
		['504', { status: 504, body: '' }],
		['500', { status: 500, body: '' }],
		['a dropped connection', { drop: true, afterActing: true }],
		['a cut-off answer', { cutOff: true }],
	])('are never sent twice after %s', async (_, fault) => {
		const chat = office.idOf(({ channel, ended }) => channel === 'Chat' && !ended);
		const { callSid } = office.sandbox.office.get(live())!;
		for (const [operation, parameters] of [
			['session.patch', update()],
			['member.invite', { sessionId: byId(chat), memberToAdd: 'x@y.example' }],
			[
				'conference.add',
				{ sessionId: byId(live()), callSid: byId(callSid), destination: '+15035550177' },
			],
			['member.remove', { sessionId: byId(chat), memberId: byId('+19715550127') }],
		] as const) {
			const before = office.arrived().length;
			office.sandbox.faults.add(fault);
			expect((await office.run(operation, parameters)).error).toBeDefined();
			expect(office.arrived()).toHaveLength(before + 1);
		}
	});
});

test.each(['/', '//', '/voice', '/voice/', ''])(
	'a custom address that ends with %p works',
	async (end) => {
		const asked: string[] = [];
		const server = createServer((request, response) => {
			asked.push(request.url!);
			response.setHeader('content-type', 'application/json').end('{"sessions":[]}');
		}).listen(0, '127.0.0.1');
		await new Promise((resolve) => server.once('listening', resolve));
		office.credentials.baseUrl = ` http://127.0.0.1:${(server.address() as AddressInfo).port}${end} `;
		await office.run('session.getActive');
		office.credentials.baseUrl = office.sandbox.url;
		server.close();
		expect(asked.at(-1)).toEqual(`${end.replace(/\/+$/, '')}/sessions/active`);
	},
);

test.each([
	['all', ''],
	['none', ''],
	['domains', 'other.example'],
	['domains', '127.0.0.1'],
])('a credential limited to %s %p still works in its own node', async (mode, domains) => {
	office.credentials.allowedHttpRequestDomains = mode;
	if (domains) office.credentials.allowedDomains = domains;
	const { error } = await office.run('session.getActive');
	delete office.credentials.allowedHttpRequestDomains;
	delete office.credentials.allowedDomains;
	expect(error).toBeUndefined();
});
