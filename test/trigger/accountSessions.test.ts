import type { SessionStart } from '../../sandbox';
import type { Item } from './publishedTrigger';
import { Trigger, credentialsFor } from './publishedTrigger';
import { useQuietSandbox } from './quietSandbox';

const ACCOUNT = '64f1a0c2e4b0a1d2c3e40001';
const WEST = '64f1a0c2e4b0a1d2c3e40002';
const EVENTS = [
	'sessionStarted',
	'sessionHeld',
	'sessionEnded',
	'sessionMissed',
	'consoleDataChanged',
];
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const service = useQuietSandbox();

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const call = (more: SessionStart = {}) =>
	service.sandbox.office.start({ callState: 'Connected', members: [], ...more });
const watching = async (parameters = {}) =>
	await Trigger.of(credentialsFor(service.sandbox, 'manager'), {
		source: 'accountSessions',
		accounts: [ACCOUNT],
		events: EVENTS,
		...parameters,
	});
const lists = () =>
	service.sandbox.requests
		.filter(({ path }) => path.startsWith('/sessions?'))
		.map(({ path }) => new URLSearchParams(path.split('?')[1]));
const ids = (items: Item[] | null) => items!.map(({ session }) => session.id);

describe('account sessions', () => {
	it('asks for the chosen accounts by day, newest first, with a day more on either side', async () => {
		const trigger = await watching({ accounts: [ACCOUNT, WEST] });
		await trigger.poll();
		expect(Object.fromEntries(lists()[0])).toEqual({
			accountIds: `${ACCOUNT},${WEST}`,
			startDate: ago(DAY).slice(0, 10),
			endDate: ago(-DAY).slice(0, 10),
			sortField: 'dateCreated',
			sortOrder: 'Descend',
			page: '0',
			countPerPage: '100',
			simplifiedPaging: 'true',
		});
	});

	it('emits a call that began and ended between two polls', async () => {
		call();
		service.sandbox.office.end(call().id);
		const trigger = await watching();
		expect(await trigger.poll()).toBeNull();
		const { id } = call({ consoleData: 'vip' });
		service.sandbox.office.end(id, { missed: true });
		expect(await trigger.events()).toEqual(['sessionStarted', 'sessionEnded', 'sessionMissed']);
		expect(await trigger.poll()).toBeNull();
	});

	it('follows a session that is over: notes and a late mark as missed', async () => {
		const { id } = call();
		const trigger = await watching();
		await trigger.poll();
		service.sandbox.office.end(id);
		expect(await trigger.events()).toEqual(['sessionEnded']);
		service.sandbox.office.change(id, {
			consoleData: 'call back',
			wasMissed: true,
			callState: 'Hold',
		});
		expect(await trigger.events()).toEqual(['consoleDataChanged', 'sessionMissed']);
		expect(await trigger.poll()).toBeNull();
	});

	it('follows a live session that is older than the list reaches', async () => {
		const { id } = call({ dateCreated: ago(4 * DAY) });
		const trigger = await watching();
		await trigger.poll();
		expect(await trigger.poll()).toBeNull();
		const fresh = call({ dateCreated: ago(30 * MINUTE) });
		await trigger.poll();
		service.sandbox.office.change(fresh.id, { dateCreated: ago(4 * DAY), callState: 'Hold' });
		expect(await trigger.events()).toEqual(['sessionHeld']);
		expect(await trigger.poll()).toBeNull();
		service.sandbox.office.end(fresh.id);
		service.sandbox.office.end(id);
		expect(await trigger.events()).toEqual(['sessionEnded']);
	});

	it('hands the endpoint and customer filters to the server', async () => {
		const filters = { endpointId: 'e7', customerId: { mode: 'list', value: 'c7', __rl: true } };
		const trigger = await watching({ filters });
		await trigger.poll();
		expect(lists()[0].get('endpointIds')).toBe('e7');
		expect(lists()[0].get('customerIds')).toBe('c7');
		call();
		const { id } = call({ endpointId: 'e7', customerId: 'c7' });
		expect(ids(await trigger.poll())).toEqual([id]);
	});

	it('catches up with the days since the last poll', async () => {
		const trigger = await watching();
		await trigger.poll();
		await trigger.restartAfter(3 * DAY);
		const { id } = call({ dateCreated: ago(3 * DAY) });
		expect(ids(await trigger.poll())).toEqual([id]);
		expect(lists().at(-1)!.get('startDate')).toBe(ago(4 * DAY).slice(0, 10));
		// Once more as far back, for what was deleted meanwhile may have hidden something.
		await trigger.poll();
		await trigger.poll();
		expect(lists().at(-1)!.get('startDate')).toBe(ago(DAY).slice(0, 10));
	});

	it('asks for an account', async () => {
		const trigger = await watching({ accounts: [] });
		await expect(trigger.poll()).rejects.toThrow("No account is chosen in 'Account Names or IDs'");
	});

	it('shows a session that is over as test event, or says that there was none', async () => {
		const trigger = await watching({ events: ['sessionMissed'] });
		await expect(trigger.executeStep()).rejects.toThrow('had no session since yesterday');
		const { id } = call();
		service.sandbox.office.end(id, { missed: true });
		call();
		expect(await trigger.executeStep()).toMatchObject([
			{ event: 'sessionMissed', session: { id, wasMissed: true, outcome: 'Missed' } },
		]);
	});
});

describe('many sessions', () => {
	const MANY = 1_000;

	it('reads all pages, and emits each of 1,000 sessions once', async () => {
		const trigger = await watching();
		await trigger.poll();
		for (let n = 0; n < MANY; n++) call();
		expect(await trigger.events()).toHaveLength(MANY);
		expect(
			lists()
				.map((query) => query.get('page'))
				.slice(-10),
		).toEqual([...'0123456789']);
		expect(await trigger.poll()).toBeNull();
		for (const { id } of service.sandbox.office.sessions()) service.sandbox.office.end(id);
		expect(await trigger.events()).toHaveLength(MANY);
		expect(await trigger.poll()).toBeNull();
	});

	it('begins no further request when the time of a poll is over: the next polls read on', async () => {
		for (let n = 0; n < 350; n++) call();
		const trigger = await watching({ events: ['sessionEnded', 'sessionStarted'] });
		trigger.requestTakes = 40_000;
		expect(await trigger.poll()).toBeNull();
		expect(await trigger.poll()).toBeNull();
		expect(await trigger.poll()).toBeNull();
		const pages = lists().map((query) => query.get('page'));
		// What stands on the first page may be new, and what was deleted moves the rest forward.
		expect(pages.join('')).toBe('0' + '012' + '023');
		for (const { id } of service.sandbox.office.sessions()) service.sandbox.office.end(id);
		const emitted = [await trigger.events(), await trigger.events(), await trigger.events()];
		expect(emitted.map(({ length }) => length)).toEqual([100, 200, 50]);
		expect(await trigger.poll()).toBeNull();
	});

	it('stops when a server repeats its page', async () => {
		call();
		const items = [{ id: 'a' }, { id: 'b' }];
		service.sandbox.faults.add({
			path: '/sessions?',
			times: Infinity,
			status: 200,
			body: { items, hasMorePages: true },
		});
		const trigger = await watching();
		await trigger.poll();
		expect(lists()).toHaveLength(5);
	});

	it('looks up a bounded number of sessions that left the list, and the rest next time', async () => {
		for (let n = 0; n < 130; n++) call();
		const trigger = await Trigger.of(credentialsFor(service.sandbox), {
			source: 'mySessions',
			events: ['sessionEnded'],
		});
		await trigger.poll();
		for (const { id } of service.sandbox.office.sessions()) service.sandbox.office.end(id);
		expect(await trigger.events()).toHaveLength(100);
		expect(await trigger.events()).toHaveLength(30);
		expect(await trigger.poll()).toBeNull();
	});
});
