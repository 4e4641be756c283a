import type { Session } from '../../nodes/shared/entities/session';
import type { LookUp } from '../../nodes/EvoVoiceTrigger/scan';
import { MESSAGES } from '../../nodes/EvoVoiceTrigger/arrivals/messages';
import { poll } from '../../nodes/EvoVoiceTrigger/poll';
import type { State, Watch } from '../../nodes/EvoVoiceTrigger/poll';
import { sessionTracker } from '../../nodes/EvoVoiceTrigger/sessions/tracker';
import type { Sessions } from '../../nodes/EvoVoiceTrigger/sessions/tracker';
import { loadState, saveState } from '../../nodes/EvoVoiceTrigger/state';
import { Random } from '../../sandbox/office/random';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-03-02T08:00:00Z');
const random = new Random(5);

/** A session as the service answers it, with IDs of the length that it gives. */
function fullSession(more: Partial<Session> = {}): Session {
	return {
		id: random.hex(24),
		dateCreated: new Date(START).toISOString(),
		dialState: 'Active',
		callState: 'Connected',
		queueState: 'Connected',
		endpointId: random.hex(24),
		customerId: random.hex(24),
		fromAddress: `+1555${random.between(1_000_000, 9_999_999)}`,
		fromName: 'Marguerite Lindqvist',
		toAddress: '+15035550100',
		destination: '+15035550100',
		conferenceSid: `CF${random.hex(32)}`,
		consoleData: `{"note":"${'x'.repeat(1_000)}"}`,
		members: [1, 2, 3, 4].map((n) => ({
			identity: n === 1 ? '+15551234567' : `agent${n}.name@office.example`,
			displayName: `Agent number ${n}`,
			callSid: `CA${random.hex(32)}`,
		})),
		...more,
	};
}

class Service {
	live: unknown[] = [];
	lookUps: string[] = [];
	answer: (id: string) => LookUp<Session> | undefined = () => 'gone';
	state?: State<Sessions>;
	readonly watch: Watch<Session> = { key: 'k', matches: () => true };
	tracker = sessionTracker(false);

	async poll(now: number): Promise<string[]> {
		const list = {
			page: async () => ({ things: this.live, hasMore: false }),
			lookUp: async (ids: string[]) => {
				this.lookUps.push(...ids);
				const found = ids.flatMap((id): Array<[string, LookUp<Session>]> => {
					const answer = this.answer(id);
					return answer ? [[id, answer]] : [];
				});
				return new Map(found);
			},
		};
		const budget = { now, hasTime: () => true, isIncremental: false };
		const { state, events } = await poll(list, this.tracker, this.state, this.watch, budget);
		this.state = state;
		return events.map(({ event }) => event);
	}

	/** The state as n8n would save it. */
	get saved() {
		return saveState(this.tracker, this.state!, []);
	}

	get bytes(): number {
		return Buffer.byteLength(JSON.stringify(this.saved));
	}

	restart(): void {
		const saved = JSON.parse(JSON.stringify(this.saved)) as unknown;
		this.state = { ...loadState(this.tracker, saved)!, savedFor: undefined };
	}
}

describe('the state', () => {
	it('takes less than 200 bytes for a session of four members, agents being the same again and again', async () => {
		const service = new Service();
		service.live = Array.from({ length: 1_000 }, () => fullSession());
		await service.poll(START);
		expect(service.bytes).toBeLessThan(200_000);
	});

	it('takes less than 300 bytes for one of four members that nobody else knows', async () => {
		const service = new Service();
		service.live = Array.from({ length: 1_000 }, () =>
			fullSession({
				members: [1, 2, 3, 4].map((n) => ({ identity: `${random.hex(12)}${n}@office.example` })),
			}),
		);
		await service.poll(START);
		expect(service.bytes).toBeLessThan(300_000);
	});

	it('holds no console data and no password', async () => {
		const service = new Service();
		service.live = [fullSession({ consoleData: `secret ${'x'.repeat(40)}` })];
		await service.poll(START);
		expect(JSON.stringify(service.saved)).not.toContain('secret');
	});

	it('of 20,000 messages of two days takes less than 200 kB, and still knows each of them', async () => {
		const { tracker } = MESSAGES;
		const DAY = 24 * HOUR;
		const things = Array.from({ length: 20_001 }, (_, n) => ({
			id: random.hex(24),
			date: new Date(START - (n * 2 * DAY) / 20_000).toISOString(),
			direction: 'Incoming',
		}));
		const [fresh, ...rest] = things;
		const list = (listed: unknown[]) => ({
			page: async () => ({ things: listed, hasMore: false }),
		});
		const watch = { key: 'k', matches: () => true };
		const budget = { now: START, hasTime: () => true, isIncremental: false };
		const { state } = await poll(list(rest), tracker, undefined, watch, budget);
		const saved = JSON.stringify(saveState(tracker, state, ['messageReceived']));
		expect(Buffer.byteLength(saved)).toBeLessThan(200_000);
		const loaded = loadState(tracker, JSON.parse(saved));
		const { events } = await poll(list(things), tracker, loaded, watch, budget);
		expect(events.map(({ thing }) => thing.id)).toEqual([fresh.id]);
	});

	it('does not grow over 10,000 polls', async () => {
		const service = new Service();
		const usual = fullSession();
		const sizes: number[] = [];
		for (let n = 0; n < 10_000; n++) {
			service.live = [...service.live.slice(-9), { ...usual, id: `s${n}` }];
			await service.poll(START + n * 60_000);
			if (n === 500 || n === 9_999) sizes.push(service.bytes);
		}
		expect(sizes[1]).toBeLessThan(sizes[0] * 1.1);
		// Ten live ones, and those that ended within the last hour.
		expect(service.state!.memory.size).toBeLessThanOrEqual(10 + 61);
	});

	it('brings back a session with every sign that could divide a line', async () => {
		const service = new Service();
		const odd = '~1100%|a,b#c%7c';
		service.live = [fullSession({ id: odd, fromName: odd, members: [{ identity: odd }] })];
		await service.poll(START);
		service.restart();
		expect(service.state!.memory.get(odd)!.seen.members).toHaveLength(1);
		expect(await service.poll(START)).toEqual([]);
		service.live = [fullSession({ id: odd, fromName: 'x', members: [] })];
		expect(await service.poll(START)).toEqual(['memberLeft', 'anyChange']);
	});

	it('comes back from the database as it was', async () => {
		const service = new Service();
		service.live = Array.from({ length: 200 }, () => fullSession());
		service.live.push(
			...service.live.map((session, n) => ({ ...(session as Session), id: `twin ${n}` })),
		);
		await service.poll(START);
		const { memory } = service.state!;
		service.restart();
		const remembered = [...memory].map(([id, entry]) => [id, { ...entry, poll: undefined }]);
		expect([...service.state!.memory]).toEqual(remembered);
		expect(await service.poll(START)).toEqual([]);
	});

	it('is only read for the version that it was made by', async () => {
		const service = new Service();
		await service.poll(START);
		const { saved } = service;
		expect(loadState(service.tracker, saved)).toBeDefined();
		for (const version of [0, 1, 4]) {
			expect(loadState(service.tracker, { ...saved, version })).toBeUndefined();
		}
	});

	it('is only gone on with for the watch that it was made for', async () => {
		const service = new Service();
		await service.poll(START);
		service.live = [fullSession()];
		service.watch.key = 'other';
		expect(await service.poll(START)).toEqual([]);
	});
});

describe('sessions that left the list', () => {
	it('are looked up at once and then less and less often while they live elsewhere, for a day', async () => {
		const service = new Service();
		const session = fullSession();
		service.answer = () => session;
		service.live = [session];
		await service.poll(START);
		service.live = [];
		const asked: number[] = [];
		for (let minute = 1; minute <= 25 * 60; minute++) {
			expect(await service.poll(START + minute * MINUTE)).toEqual([]);
			if (service.lookUps.length > asked.length) asked.push(minute);
		}
		expect(asked.slice(0, 5)).toEqual([1, 2, 3, 4, 5]);
		const pauses = asked.slice(1).map((minute, at) => minute - asked[at]);
		expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
		expect(Math.max(...pauses)).toBe(15);
		expect(service.state!.memory.size).toBe(0);
	});

	it('of an account are followed as long as they live, and not forgotten for one bad answer', async () => {
		const service = new Service();
		service.tracker = sessionTracker(true);
		const session = fullSession();
		service.live = [session];
		await service.poll(START);
		service.live = [];
		service.answer = () => session;
		for (let hour = 1; hour <= 72; hour++) await service.poll(START + hour * HOUR);
		service.answer = () => 'unclear';
		await service.poll(START + 73 * HOUR);
		service.answer = () => ({ ...session, callState: 'Hold' });
		expect(await service.poll(START + 74 * HOUR)).toEqual(['sessionHeld', 'anyChange']);
	});

	it('are not forgotten unlooked: n8n may have been off for days', async () => {
		const service = new Service();
		service.live = [fullSession()];
		await service.poll(START);
		service.live = [];
		service.answer = () => undefined;
		await service.poll(START + HOUR);
		await service.poll(START + 40 * HOUR);
		service.answer = () => 'gone';
		expect(await service.poll(START + 80 * HOUR)).toEqual(['sessionEnded', 'anyChange']);
	});

	it('are looked up in turn: who waited longest comes first', async () => {
		const service = new Service();
		service.live = ['a', 'b', 'c'].map((id) => fullSession({ id }));
		service.answer = () => undefined;
		await service.poll(START);
		service.live = [];
		service.answer = (id) => (id === 'a' ? 'unclear' : undefined);
		await service.poll(START + 1);
		service.lookUps = [];
		await service.poll(START + MINUTE);
		expect(service.lookUps).toEqual(['b', 'c', 'a']);
	});
});

describe('dates', () => {
	it.each([
		['2026-03-02T08:00:00.0000000Z', '2026-03-02T08:00:01Z'],
		['/Date(1772438400000)/', '/Date(1772438401000+0000)/'],
	])('order sessions by %s', async (earlier, later) => {
		const service = new Service();
		await service.poll(START);
		service.live = [
			fullSession({ id: 'a', dateCreated: later }),
			fullSession({ id: 'b', dateCreated: earlier }),
		];
		const memory = async () => {
			await service.poll(START + 1);
			return [...service.state!.memory.values()];
		};
		const [a, b] = await memory();
		expect(a.seen.created - b.seen.created).toBe(1_000);
	});
});
