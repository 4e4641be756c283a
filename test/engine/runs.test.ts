import { setTimeout as pause } from 'node:timers/promises';

import type { INode, INodeParameters } from 'n8n-workflow';

import { useFasterTime } from '../fasterTime';
import { run } from './harness';
import { byId, itemsOf, useOffice } from './office';

const office = useOffice();
const live = () => office.idOf(({ callState }) => callState === 'Connected');
const chat = () => office.idOf(({ channel, ended }) => channel === 'Chat' && !ended);
const hold = (): INodeParameters => ({
	sessionId: byId(live()),
	updateFields: { callState: 'Hold' },
});
const many = (count: number) =>
	itemsOf(...Array.from({ length: count }, (_, index) => ({ index })));

describe('after Stop', () => {
	useFasterTime(5);

	/**
	 * Runs an operation that is stopped once so many requests have arrived, and counts all that arrive.
	 * What was in flight arrives, too: of many items the rest must be missing.
	 */
	async function arrivedUntilStop(
		items: number,
		atArrived: number,
		parameters: INodeParameters = {},
		extra: Partial<INode> = {},
	) {
		const seen = (async () => {
			while (office.arrived().length < atArrived) await pause(5);
		})();
		const all = { resource: 'session', operation: 'patch', ...hold(), ...parameters };
		void run(office.credentials, all, many(items), extra, {}, seen).catch(() => {});
		await seen;
		let before;
		do {
			before = office.arrived().length;
			// Longer than answers are delayed here, than the pause before a retry (500 ms of the faster
			// time), and than n8n's batching needs for the next items.
			await pause(400);
		} while (office.arrived().length > before);
		return before;
	}

	test('nothing that waits for its turn is sent', async () => {
		office.sandbox.faults.add({ delayMs: 200, times: Infinity });
		expect(await arrivedUntilStop(100, 21)).toBeLessThan(80);
	});

	test('nothing is tried again', async () => {
		office.sandbox.faults.add({ status: 429, body: '', times: Infinity });
		expect(await arrivedUntilStop(1, 1)).toBe(1);
	});

	test("nothing of the items that n8n's batching still begins is sent", async () => {
		const batching = { batch: { batchSize: 1, batchInterval: 40 } };
		expect(await arrivedUntilStop(60, 5, { requestOptions: { batching } })).toBeLessThan(40);
	});

	// No item stops the others then: what was under way fails, and the rest must know of Stop itself.
	test.each([{}, { requestOptions: { batching: { batch: { batchSize: 1, batchInterval: 40 } } } }])(
		'nothing is sent with Continue On Fail either: %j',
		async (parameters) => {
			office.sandbox.faults.add({ delayMs: 100, times: Infinity });
			const extra = { onError: 'continueRegularOutput' } as const;
			expect(await arrivedUntilStop(100, 21, parameters, extra)).toBeLessThan(80);
		},
	);
});

test('only what is in flight is sent where a run ends at an item that n8n itself could not begin', async () => {
	const [first] = many(1);
	await office.run('session.get', { sessionId: byId(live()) }, [first]);
	const before = office.arrived().length;
	office.sandbox.faults.add({ delayMs: 1_000, times: Infinity });
	const sessionId = byId(`={{ $json.index === 60 ? $('Nowhere').item.json.id : '${live()}' }}`);
	const { error } = await office.run('session.get', { sessionId }, many(61));
	expect(error?.message).toBe("Referenced node doesn't exist");
	// Until what is in flight has been answered, and longer.
	await pause(1_500);
	expect(office.arrived().length - before).toBeLessThanOrEqual(20);
});

describe('a refused login', () => {
	test('is sent once, however many items there are', async () => {
		office.credentials.password = 'no longer right';
		const { error } = await office.run('session.patch', hold(), many(200));
		office.credentials.password = office.sandbox.logins.phoneUser.password;
		expect(error?.message).toContain('does not accept the email and password');
		expect(office.logins().map(({ status }) => status)).toEqual([401]);
		expect(office.arrived()).toEqual([]);
	});

	test('is shown for every item with Continue On Fail, and sent once', async () => {
		office.credentials.password = 'no longer right';
		const { items } = await office.run('session.patch', hold(), many(50), {
			onError: 'continueRegularOutput',
		});
		office.credentials.password = office.sandbox.logins.phoneUser.password;
		expect(items).toHaveLength(50);
		for (const { json } of items) expect(json.error).toContain('does not accept');
		expect(office.logins()).toHaveLength(1);
		expect(office.arrived()).toEqual([]);
	});

	test('that stops being right in the middle is sent no more than what was under way', async () => {
		const inputs = many(300);
		const { users } = office.sandbox.office;
		const anna = users.find(({ emailAddress }) => emailAddress === office.credentials.username)!;
		const changing = (async () => {
			while (office.arrived().length < 60) await pause(2);
			anna.password = 'changed';
			office.sandbox.endLogins();
		})();
		await office.run('session.patch', hold(), inputs);
		await changing;
		const refused = office.arrived().filter(({ status }) => status === 401);
		expect(refused.length).toBeGreaterThan(0);
		expect(refused.length).toBeLessThanOrEqual(100);
		expect(office.logins().filter(({ status }) => status === 401)).toHaveLength(1);
	});
});

test('where the node stops on failure, what waits its turn is not sent once an item has failed', async () => {
	office.sandbox.faults.add({ delayMs: 20, times: Infinity, status: 500, body: '' });
	await office.run('session.patch', hold(), many(100));
	expect(office.arrived().length).toBeLessThanOrEqual(25);
});

test('with Continue On Fail every item is sent, whatever the others do', async () => {
	office.sandbox.faults.add({ status: 500, body: '', times: 3 });
	const { items } = await office.run('session.patch', hold(), many(30), {
		onError: 'continueRegularOutput',
	});
	expect(items.filter(({ json }) => json.error)).toHaveLength(3);
	expect(office.arrived()).toHaveLength(30);
});

test('with Continue On Fail an item without a request does not hold up what the others failed at', async () => {
	const sessionId = byId("={{ $json.index === 1 ? $('Nowhere').item.json.id : 'unknown' }}");
	const { items } = await office.run('session.get', { sessionId }, many(3), {
		onError: 'continueRegularOutput',
	});
	expect(items.map(({ json, error }) => json.error ?? error?.message)).toEqual([
		"The session 'unknown' was not found",
		"Referenced node doesn't exist",
		"The session 'unknown' was not found",
	]);
});

test('with Execute Once the one item that fails ends the run', async () => {
	const { error } = await office.run('session.get', { sessionId: byId('unknown') }, many(3), {
		executeOnce: true,
	});
	expect(error?.message).toBe("The session 'unknown' was not found");
	expect(office.arrived()).toHaveLength(1);
});

test('what failed is shown, not what was stopped for it', async () => {
	office.sandbox.faults.add({ status: 503, body: '' });
	const sessionId = byId(`={{ $json.index === 0 ? '${live()}' : 'unknown' }}`);
	const { error } = await office.run('session.get', { sessionId }, many(2));
	expect(error?.message).toBe("The session 'unknown' was not found");
	expect(error?.context.itemIndex).toBe(1);
	expect(office.arrived()).toHaveLength(2);
});

describe('Retry On Fail', () => {
	const retry: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	const invite = () => ({ sessionId: byId(chat()), memberToAdd: '={{ $json.who }}' });
	const people = itemsOf(
		...['a', 'b', 'c', 'd', 'e', 'f'].map((who) => ({ who: `${who}@x.example` })),
	);
	const invited = () =>
		office
			.arrived()
			.filter(({ status }) => status === 200)
			.map(({ body }) => (body as { memberToAdd: string }).memberToAdd);

	test('sends an item that succeeded in an earlier try not again, and gives its answer', async () => {
		office.sandbox.faults.add({ status: 500, body: '', afterActing: false });
		const { items, error } = await office.run('member.invite', invite(), people, retry);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(6);
		expect(invited().sort()).toEqual(people.map(({ json }) => json.who));
	});

	test('the same with items that were under way when one failed', async () => {
		office.sandbox.faults.add({ times: 1, delayMs: 10 });
		office.sandbox.faults.add({ times: 1, status: 500, body: '' });
		office.sandbox.faults.add({ times: 4, delayMs: 60 });
		const { items, error } = await office.run('member.invite', invite(), people, retry);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(6);
		expect(invited().sort()).toEqual(people.map(({ json }) => json.who));
	});

	test('with Continue On Fail the failed item alone is sent again', async () => {
		office.sandbox.faults.add({ status: 500, body: '' });
		const { items } = await office.run('member.invite', invite(), people, {
			...retry,
			onError: 'continueRegularOutput',
		});
		expect(items.filter(({ json }) => json.error)).toEqual([]);
		expect(invited().sort()).toEqual(people.map(({ json }) => json.who));
	});

	test('another run of the same node sends everything anew', async () => {
		await office.run('member.invite', invite(), people, retry);
		await office.run('member.invite', invite(), people, retry);
		expect(office.arrived()).toHaveLength(12);
	});

	test('what was looked up in vain for all items is looked up again', async () => {
		office.sandbox.faults.add({ operation: 'GetAuthStatus', status: 500, body: '' });
		const { items, error } = await office.run('account.get', {}, people, retry);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(6);
		expect(office.arrived().filter(({ path }) => path === '/auth/status')).toHaveLength(2);
	});

	test('a login that was refused is not tried in the next try', async () => {
		office.credentials.password = 'no longer right';
		await office.run('member.invite', invite(), people, retry);
		office.credentials.password = office.sandbox.logins.phoneUser.password;
		expect(office.logins()).toHaveLength(1);
		expect(office.arrived()).toEqual([]);
	});
});
