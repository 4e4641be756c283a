import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { byId, itemsOf, useOffice } from './office';

const office = useOffice();
const nested = (length: number) => `%${'25'.repeat(length / 2)}2E`;

describe('IDs', () => {
	test.each([
		['of 100 kB with nested percent signs', nested(100_000)],
		['of 400 kB with nested percent signs', nested(400_000)],
		['of 2 MB', 'a'.repeat(2_000_000)],
		['with a percent sign before each letter', '%61'.repeat(100_000)],
	])('%s are refused at once', async (_, id) => {
		const start = process.cpuUsage();
		const parameters = { sessionId: byId('={{ $json.id }}'), updateFields: { callState: 'Hold' } };
		const { error } = await office.run('session.patch', parameters, itemsOf({ id }));
		const { user } = process.cpuUsage(start);
		expect(error?.message).toMatch(/^'Session' is too long \([\d,]+ characters\)$/);
		expect(user / 1e6).toBeLessThan(1.5);
		expect(office.arrived()).toEqual([]);
	});

	test('of the longest length that is allowed are decoded to the end', async () => {
		const parameters = { sessionId: byId(nested(490)), updateFields: { callState: 'Hold' } };
		const { error } = await office.run('session.patch', parameters);
		expect(error?.message).toMatch(/^'Session' cannot be '%25/);
		expect(office.arrived()).toEqual([]);
	});

	test('lose the blanks around them', async () => {
		const id = office.idOf(({ callState }) => callState === 'Connected');
		const parameters = {
			sessionId: byId('={{ $json.id }}'),
			updateFields: { callState: 'Hold' },
		};
		const { error } = await office.run('session.patch', parameters, itemsOf({ id: ` ${id}\n` }));
		expect(error).toBeUndefined();
		expect(office.arrived()[0].path).toBe(`/sessions/${id}`);
	});
});

describe('a number is the same number everywhere', () => {
	const chat = () => office.idOf(({ channel, ended }) => channel === 'Chat' && !ended);

	test('Remove reads it as Invite does', async () => {
		const entered = '+1 (555) 765-4321';
		await office.run('member.invite', { sessionId: byId(chat()), memberToAdd: entered });
		const members = () =>
			office.sandbox.office.get(chat())!.members.map(({ identity }) => identity);
		expect(members()).toContain('+15557654321');
		const { error } = await office.run('member.remove', {
			sessionId: byId(chat()),
			memberId: byId(`  ${entered} `),
		});
		expect(error).toBeUndefined();
		expect(members()).not.toContain('+15557654321');
	});

	test.each([
		['+1 555 765 4321', '+15557654321', '+15557654321'],
		['Ben.Osei@Example.com', 'ben.osei@example.com', 'Ben.Osei@Example.com'],
	])('Remove says when the answer still has the member %p', async (entered, identity, named) => {
		const id = chat();
		office.sandbox.faults.add({ status: 200, body: { id, members: [{ identity }] } });
		const { error } = await office.run('member.remove', {
			sessionId: byId(id),
			memberId: byId(entered),
		});
		expect(error?.message).toBe(`'${named}' is still a member of the session`);
	});
});

describe('a value that cannot be sent', () => {
	const long = 'x'.repeat(1_000_000);

	test.each([
		['session.patch', { sessionId: byId('s1'), updateFields: { callState: '={{ $json.value }}' } }],
		['message.send', { endpointId: byId('e1'), toAddress: '={{ $json.value }}', body: 'Hello' }],
		['session.getActive', { limit: '={{ $json.value }}' }],
		['session.getAll', { filters: { startDate: '={{ $json.value }}' } }],
		['session.getAll', { filters: { searchArchive: '={{ $json.value }}' } }],
		['file.upload', { accountId: byId('a1'), binaryPropertyName: '={{ $json.value }}' }],
	])('is shown by its beginning alone: %s with %j', async (operation, parameters) => {
		const { error } = await office.run(operation, parameters as never, itemsOf({ value: long }));
		expect(error?.message).toMatch(/'x{100}…'/);
		expect(error!.message.length).toBeLessThan(250);
		expect(office.arrived()).toEqual([]);
	});

	test('is not cut in the middle of a character', async () => {
		const parameters = { sessionId: byId('s1'), updateFields: { callState: '={{ $json.value }}' } };
		const items = itemsOf({ value: `x${'😀'.repeat(100)}` });
		const { error } = await office.run('session.patch', parameters, items);
		expect(error?.message).toBe(`'Call State' cannot be 'x${'😀'.repeat(49)}…'`);
	});

	test('is refused by its label, too, where JavaScript itself cannot read it', async () => {
		const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
		const additionalFields = { data: '={{ $json.deep }}' };
		const parameters = { accountId: byId('a1'), name: 'Harbor Cafe', additionalFields };
		const { error } = await office.run('customer.create', parameters, itemsOf({ deep }));
		expect(error?.message).toBe("'Custom Data' cannot be read");
		expect(error?.httpCode).toBeFalsy();
		expect(office.arrived()).toEqual([]);
	});
});

describe('the time for an answer', () => {
	const within = async (timeout: unknown) =>
		await office.run('session.getActive', { requestOptions: { timeout } as never });

	test.each(['={{ "200" }}', '={{ 199.5 }}'])('can be %s', async (timeout) => {
		office.sandbox.faults.add({ delayMs: 1_500 });
		const start = performance.now();
		expect((await within(timeout)).error?.message).toContain('did not answer in time');
		expect(performance.now() - start).toBeLessThan(1_400);
	});

	test('can be longer than timers count', async () => {
		office.sandbox.faults.add({ delayMs: 100 });
		expect((await within(1e12)).error).toBeUndefined();
	});

	test.each(['={{ -1 }}', '={{ "soon" }}', '={{ {} }}'])('cannot be %s', async (timeout) => {
		const { error } = await within(timeout);
		expect(error?.message).toMatch(/^'Timeout' cannot be '/);
		expect(error?.description).toContain('Enter a number above 0');
		expect(office.arrived()).toEqual([]);
	});
});

describe('an answer', () => {
	let server: Server;
	const serve = async (answer: (response: ServerResponse) => void) => {
		server = createServer((_, response) => answer(response)).listen(0, '127.0.0.1');
		await new Promise((resolve) => server.once('listening', resolve));
		office.credentials.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	};
	afterEach(() => {
		office.credentials.baseUrl = office.sandbox.url;
		server.close();
		server.closeAllConnections();
	});

	test('that drips is given up when the time is over', async () => {
		await serve((response) => {
			response.writeHead(200, { 'content-type': 'application/json' });
			const drip = setInterval(() => response.write(' '), 50);
			response.once('close', () => clearInterval(drip));
		});
		const start = performance.now();
		const { error } = await office.run('session.getActive', { requestOptions: { timeout: 300 } });
		expect(error?.message).toContain('did not answer in time');
		expect(performance.now() - start).toBeLessThan(2_000);
	});

	test('that never ends is cut, and said to be too long', async () => {
		let sent = 0;
		await serve((response) => {
			response.writeHead(200, { 'content-type': 'application/json' });
			const part = Buffer.alloc(1024 * 1024, ' ');
			const more = () => {
				while (!response.destroyed && response.write(part)) sent++;
				sent++;
			};
			response.on('drain', more);
			more();
		});
		const { error } = await office.run('session.getActive');
		expect(error?.message).toContain('is too long to be read');
		expect(sent).toBeLessThan(200);
	});
});

test('an expression in a filter is evaluated for itself alone, however many filters there are', async () => {
	Object.assign(office.credentials, office.sandbox.logins.manager);
	const evaluations = async (operation: string, filter: string) => {
		let count = 0;
		const json = {
			get part() {
				count++;
				return '+1503';
			},
		};
		const filters = { [filter]: '={{ $json.part }}' };
		const { error } = await office.run(operation, { filters }, [{ json }]);
		expect(error).toBeUndefined();
		return count;
	};
	const among8 = await evaluations('session.getAll', 'from');
	expect(await evaluations('endpoint.getAll', 'phoneNumberFilter')).toBe(among8);
	// Four times by n8n's loop over the fields, once by the node.
	expect(among8).toBeLessThanOrEqual(5);
});
