import type { Page } from '../../nodes/EvoVoiceTrigger/scan';
import { poll } from '../../nodes/EvoVoiceTrigger/poll';
import type { State } from '../../nodes/EvoVoiceTrigger/poll';
import { sessionTracker } from '../../nodes/EvoVoiceTrigger/sessions/tracker';
import type { Sessions } from '../../nodes/EvoVoiceTrigger/sessions/tracker';
import type { Session as Answered } from '../../nodes/shared/entities/session';
import { letPass } from './clock';
import { Trigger, credentialsFor } from './publishedTrigger';
import { useWatch } from './sessionSandbox';

const { watch, call } = useWatch();

const ACCOUNT = '64f1a0c2e4b0a1d2c3e40001';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const watching = async (parameters = {}) =>
	await Trigger.of(credentialsFor(watch.sandbox, 'manager'), {
		source: 'accountSessions',
		accounts: [ACCOUNT],
		events: ['sessionMissed', 'sessionHeld'],
		checkEvery: 5,
		...parameters,
	});
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const lists = () => watch.sandbox.requests.filter(({ path }) => path.startsWith('/sessions?'));
const ids = (items: Array<{ session: unknown }> | null) =>
	(items ?? []).map(({ session }) => (session as { id: string }).id);

describe('after three days without service', () => {
	it('all of 450 missed calls are emitted once, however long reading them takes', async () => {
		const trigger = await watching();
		await trigger.poll();
		await trigger.restartAfter(3 * DAY);
		const missed = Array.from({ length: 450 }, (_, n) => {
			const { id } = call({ dateCreated: ago(((450 - n) * 3 * DAY) / 450) });
			watch.sandbox.office.end(id, { missed: true });
			return id;
		});
		// One page a poll; meanwhile calls come in and others are deleted.
		trigger.requestTakes = 11_000;
		const emitted: string[] = [];
		for (let n = 0; n < 8; n++) {
			emitted.push(...ids(await trigger.poll()));
			watch.sandbox.office.end(call().id, { missed: true });
		}
		expect(new Set(emitted).size).toBe(emitted.length);
		expect(emitted).toEqual(expect.arrayContaining(missed));
	});

	it('events that were not chosen before are emitted from then on, also over a second restart', async () => {
		const trigger = await watching({ events: ['sessionMissed'] });
		await trigger.poll();
		for (let n = 0; n < 250; n++) call({ dateCreated: ago((300 - n) * MINUTE) });
		watch.sandbox.office.end(call().id, { missed: true });
		const chosen = async () => {
			await trigger.restart();
			trigger.choose(['sessionStarted', 'sessionMissed']);
			letPass(2 * MINUTE);
		};
		await chosen();
		// One page a poll.
		trigger.requestTakes = 11_000;
		expect(await trigger.events()).toEqual(['sessionMissed']);
		await chosen();
		for (let n = 0; n < 3; n++) expect(await trigger.poll()).toBeNull();
		call();
		expect(await trigger.events()).toEqual(['sessionStarted']);
	});

	it('the window stays until its last page is read, then it moves on', async () => {
		for (let n = 0; n < 250; n++) call({ dateCreated: ago(2 * DAY) });
		const trigger = await watching({ checkEvery: 300 });
		await trigger.poll();
		await trigger.restartAfter(3 * DAY);
		trigger.requestTakes = 61_000;
		watch.sandbox.requests.length = 0;
		for (let n = 0; n < 8; n++) await trigger.poll();
		const asked = lists().map(({ path }) => new URLSearchParams(path.split('?')[1]));
		const days = asked.map((query) => `${query.get('page')} ${query.get('startDate')}`);
		const then = ago(4 * DAY).slice(0, 10);
		expect(days.slice(0, 4)).toEqual([`0 ${then}`, `0 ${then}`, `1 ${then}`, `2 ${then}`]);
		expect(asked.at(-1)!.get('startDate')).toBe(ago(DAY).slice(0, 10));
	});
});

type Session = { -readonly [Field in keyof Answered]: Answered[Field] };

/** A large account behind a pure poll, without HTTP. */
class Account {
	sessions: Session[] = [];
	requests = 0;
	private state?: State<Sessions>;

	constructor(private readonly perPage = 100) {}

	add(count: number, at: number): void {
		for (let n = 0; n < count; n++) {
			const id = `s${this.sessions.length}`;
			this.sessions.unshift({
				id,
				callState: 'Connected',
				dateCreated: new Date(at).toISOString(),
			});
		}
	}

	/** One poll in which there is time for so many requests; the list goes on growing meanwhile. */
	async poll(now: number, time: number, growth = 0): Promise<string[]> {
		let left = time;
		const read = (things: Session[], hasMore: boolean): Page => {
			this.requests++;
			left--;
			return { things: things.map((session) => ({ ...session })), hasMore };
		};
		const { state, events } = await poll(
			{
				page: async (page) => {
					const from = page * this.perPage;
					const part = this.sessions.slice(from, from + this.perPage);
					const answer = read(part, from + this.perPage < this.sessions.length);
					this.add(growth, now);
					return answer;
				},
				byIds: async (wanted) =>
					read(
						this.sessions.filter(({ id }) => wanted.includes(id!)),
						false,
					).things,
			},
			sessionTracker(true),
			this.state,
			{ key: 'k', matches: () => true },
			{ now, hasTime: () => left > 0, isIncremental: true },
		);
		this.state = state;
		return events.map(({ event, thing }) => `${thing.id} ${event}`);
	}
}

describe('20,000 sessions', () => {
	const START = Date.parse('2026-03-02T08:00:00Z');

	it('all of 2,000 simultaneous holds are emitted once, while the list grows as it is read', async () => {
		const account = new Account();
		account.add(20_000, START);
		let now = START + 1_000;
		for (let n = 0; n < 10; n++) await account.poll((now += 5_000), 60);
		const held = account.sessions.filter((_, n) => n % 10 === 0);
		for (const session of held) session.callState = 'Hold';
		const emitted: string[] = [];
		for (let n = 0; n < 40; n++) emitted.push(...(await account.poll((now += 5_000), 20, 3)));
		const holds = emitted.filter((line) => line.endsWith('sessionHeld'));
		expect(new Set(holds).size).toBe(holds.length);
		expect(holds).toHaveLength(2_000);
		const started = emitted.filter((line) => line.endsWith('sessionStarted'));
		expect(new Set(started).size).toBe(started.length);
		// All but those that came in after the last poll had read the first page.
		expect(started.length).toBeGreaterThan(account.sessions.length - 20_000 - 100);
	});

	it('a list that grows by a whole page between two pages loses nothing', async () => {
		const account = new Account();
		account.add(1_000, START);
		let now = START + 1_000;
		await account.poll(now, 100);
		for (const session of account.sessions) session.callState = 'Hold';
		const emitted: string[] = [];
		emitted.push(...(await account.poll((now += 61_000), 3, 100)));
		for (let n = 0; n < 12; n++) emitted.push(...(await account.poll((now += 5_000), 5, n % 3)));
		const holds = emitted.filter((line) => line.endsWith('sessionHeld'));
		expect([new Set(holds).size, holds.length]).toEqual([1_000, 1_000]);
	});

	it('an office of a thousand calls a day, twenty of them alive, costs two requests a poll', async () => {
		const account = new Account();
		account.add(2_500, START);
		let now = START + 1_000;
		await account.poll(now, Infinity);
		for (const session of account.sessions) session.ended = true;
		await account.poll((now += 61_000), Infinity);
		account.add(20, now);
		await account.poll((now += 61_000), Infinity);
		account.add(150, now);
		for (const session of account.sessions.slice(0, 150)) session.ended = true;
		await account.poll((now += 5_000), Infinity);
		account.requests = 0;
		for (let n = 0; n < 10; n++) expect(await account.poll((now += 5_000), Infinity)).toEqual([]);
		expect(account.requests).toBe(20);
		account.sessions[160].callState = 'Hold';
		expect(await account.poll((now += 5_000), Infinity)).toEqual([
			expect.stringMatching(/sessionHeld$/),
			expect.stringMatching(/anyChange$/),
		]);
	});
});

describe('incremental polls', () => {
	it('ask for what is new and for what is alive, and each minute for everything', async () => {
		const old = call({ dateCreated: ago(20 * MINUTE) });
		for (let n = 0; n < 120; n++) watch.sandbox.office.end(call().id);
		const trigger = await watching({ events: ['sessionHeld', 'sessionStarted', 'sessionEnded'] });
		await trigger.poll();
		watch.sandbox.requests.length = 0;
		await trigger.poll();
		expect(lists().map(({ path }) => path)).toEqual([
			expect.stringContaining('page=0'),
			expect.stringMatching(`specificIds=${old.id}&page=0`),
		]);
		watch.sandbox.office.change(old.id, { callState: 'Hold' });
		call();
		expect(await trigger.events()).toEqual(['sessionHeld', 'sessionStarted']);
		watch.sandbox.office.end(old.id);
		expect(await trigger.events()).toEqual(['sessionEnded']);
		watch.sandbox.requests.length = 0;
		for (let n = 0; n < 12; n++) await trigger.poll();
		const whole = lists().filter(({ path }) => path.includes('page=1'));
		expect(whole).toHaveLength(1);
	});

	it('read the whole list of a service that does not sort', async () => {
		const all = Array.from({ length: 150 }, (_, n) => ({
			...call({ dateCreated: ago(n * MINUTE) }),
			ended: true,
		}));
		const pages = (query: string) => {
			const page = Number(new URLSearchParams(query).get('page'));
			return { items: all.slice(page * 100, (page + 1) * 100), hasMorePages: page === 0 };
		};
		const serve = () => {
			watch.sandbox.faults.clear();
			for (const page of [0, 1]) {
				const path = new RegExp(`^/sessions\\?.*page=${page}&`);
				const body = pages(`page=${page}`);
				watch.sandbox.faults.add({ path, times: Infinity, status: 200, body });
			}
		};
		all.reverse();
		serve();
		const trigger = await watching({ events: ['sessionStarted'] });
		await trigger.poll();
		const added = { ...all[0], id: 'new', dateCreated: ago(0) };
		all.push(added);
		serve();
		expect(ids(await trigger.poll())).toEqual(['new']);
	});
});
