import { INTERVALS } from '../../nodes/EvoVoiceTrigger/parameters';
import { cronFor } from '../../nodes/EvoVoiceTrigger/setup';
import { letPass } from './clock';
import { Trigger, credentialsFor, named } from './publishedTrigger';
import { useWatch } from './sessionSandbox';

const { watch, call, watching } = useWatch();

const ACCOUNT = '64f1a0c2e4b0a1d2c3e40001';
const WEST = '64f1a0c2e4b0a1d2c3e40002';
const forManager = async (parameters = {}) =>
	await Trigger.of(credentialsFor(watch.sandbox, 'manager'), {
		source: 'accountSessions',
		accounts: [ACCOUNT],
		events: ['sessionStarted'],
		...parameters,
	});
/** Requests without the logins. */
const asked = () =>
	watch.sandbox.requests.filter(({ operation }) => operation !== 'Authenticate').length;

/** One poll of each in the same second: the events that each started with. */
async function together(triggers: Trigger[]): Promise<string[][]> {
	letPass(60_000);
	const before = triggers.map(({ executions }) => executions.length);
	await Promise.all(triggers.map(async (trigger) => await trigger.tickNow()));
	return triggers.map(({ executions }, at) => executions.slice(before[at]).flat().map(named));
}

describe('triggers of one n8n with the same login and source', () => {
	it('coalesce a poll: ringing, held and missed cost one request', async () => {
		const triggers = await Promise.all(
			['sessionRinging', 'sessionHeld', 'sessionMissed'].map(
				async (event) => await watching({ events: [event], checkEvery: 15 }),
			),
		);
		await Promise.all(triggers.map(async (trigger) => await trigger.poll()));
		watch.sandbox.requests.length = 0;
		call({ callState: 'Ringing' });
		call({ callState: 'Hold' });
		expect(await together(triggers)).toEqual([['sessionRinging'], ['sessionHeld'], []]);
		expect(asked()).toBe(1);
	});

	it('coalesce the look-up of a call that ended, and each emits it', async () => {
		const triggers = await Promise.all([watching(), watching({ filters: { channel: 'Voice' } })]);
		const { id } = call();
		for (const trigger of triggers) await trigger.poll();
		watch.sandbox.office.end(id);
		watch.sandbox.requests.length = 0;
		expect(await together(triggers)).toEqual([['sessionEnded'], ['sessionEnded']]);
		expect(asked()).toBe(2);
	});

	it('coalesce failures, and each shows it as its own', async () => {
		const triggers = await Promise.all([watching(), watching()]);
		for (const trigger of triggers) await trigger.poll();
		watch.sandbox.requests.length = 0;
		watch.sandbox.faults.add({ path: '/sessions/active', status: 503 });
		await together(triggers);
		expect(asked()).toBe(1);
		expect(triggers.map(({ failed }) => failed.length)).toEqual([1, 1]);
		expect(triggers[0].failed[0]).not.toBe(triggers[1].failed[0]);
	});

	it('count an answer that none of them can read once: the next poll comes as soon as after one', async () => {
		const triggers = await Promise.all([watching(), watching(), watching()]);
		for (const trigger of triggers) await trigger.poll();
		watch.sandbox.faults.add({ path: '/sessions/active', status: 200, body: { sessions: 7 } });
		await together(triggers);
		expect(triggers.map(({ failed }) => failed.length)).toEqual([1, 1, 1]);
		call();
		letPass(6_000);
		for (const trigger of triggers) await trigger.tickNow();
		expect(triggers.map(({ executions }) => executions.length)).toEqual([1, 1, 1]);
	});

	it('get items of their own: what one workflow does to them, no other one sees', async () => {
		const triggers = await Promise.all([
			watching({ simplify: false }),
			watching({ simplify: false }),
		]);
		for (const trigger of triggers) await trigger.poll();
		call();
		await together(triggers);
		const [one, other] = triggers.map(({ executions }) => executions[0][0].session);
		(one.members as string[]).push('somebody');
		expect(other.members).toEqual([]);
	});

	it('are fifty: each emits a call once, and together they ask as one does, from the start on', async () => {
		const triggers = await Promise.all(
			Array.from({ length: 50 }, async () => await watching({ events: ['sessionRinging'] })),
		);
		await Promise.all(triggers.map(async (trigger) => await trigger.poll()));
		expect(asked()).toBe(1);
		call({ callState: 'Ringing' });
		const emitted = await together(triggers);
		expect(emitted).toEqual(triggers.map(() => ['sessionRinging']));
		expect(await together(triggers)).toEqual(triggers.map(() => []));
		expect(asked()).toBe(3);
	});

	it('coalesce whatever the order in which their accounts were chosen', async () => {
		const triggers = await Promise.all([
			forManager({ accounts: [ACCOUNT, WEST] }),
			forManager({ accounts: [WEST, ACCOUNT] }),
		]);
		await Promise.all(triggers.map(async (trigger) => await trigger.poll()));
		expect(asked()).toBe(1);
		expect(triggers[0].cron).toBe(triggers[1].cron);
	});

	it('do not coalesce with another login, another account, or a filter that the service is asked with', async () => {
		const triggers = await Promise.all([
			watching(),
			forManager(),
			forManager({ accounts: [WEST] }),
			forManager({ filters: { endpointId: 'e7' } }),
			forManager({ filters: { direction: 'Incoming' } }),
		]);
		await Promise.all(triggers.map(async (trigger) => await trigger.poll()));
		expect(asked()).toBe(4);
	});

	it('never get an answer that is older than their own last poll', async () => {
		const [mine, other] = await Promise.all([watching(), watching()]);
		for (const trigger of [mine, other]) await trigger.poll();
		watch.sandbox.faults.add({ path: '/sessions/active', delayMs: 200 });
		const slow = other.events();
		await new Promise((resolve) => setTimeout(resolve, 50));
		call();
		// It joins the slow request, whose answer is made after the call came in.
		await mine.tickNow();
		expect(await slow).toEqual(['sessionStarted']);
		expect(mine.executions).toHaveLength(1);
		expect(await mine.events()).toEqual([]);
	});
});

describe('the seconds in which triggers poll', () => {
	const seconds = (cron: string) => {
		const [second, minute] = cron.split(' ');
		const every = (part: string, most: number) => {
			if (part === '*') return Array.from({ length: most }, (_, n) => n);
			const [range, step = '1'] = part.split('/');
			const [first, last = first] = range.split('-').map(Number);
			const all: number[] = [];
			for (let at = first; at <= last; at += Number(step)) all.push(at);
			return all;
		};
		return every(minute, 60).flatMap((m) => every(second, 60).map((s) => m * 60 + s));
	};

	it.each(INTERVALS)('are %i apart, the whole hour long', (interval) => {
		for (const asked of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
			const polls = seconds(cronFor(interval, asked));
			expect(polls).toHaveLength(3600 / interval);
			polls.slice(1).forEach((at, n) => expect(at - polls[n]).toBe(interval));
		}
	});

	it('are the same for those that ask for the same, whatever their intervals', () => {
		for (const asked of ['a', 'b', 'c', 'd', 'e', 'f']) {
			const quick = new Set(seconds(cronFor(5, asked)));
			for (const interval of INTERVALS) {
				expect(seconds(cronFor(interval, asked)).every((at) => quick.has(at))).toBe(true);
			}
		}
	});

	it('are spread over the interval for those that ask for different things', () => {
		const starts = Array.from({ length: 50 }, (_, n) => seconds(cronFor(15, `login ${n}`))[0]);
		const counts = Array.from({ length: 15 }, (_, n) => starts.filter((at) => at === n).length);
		expect(Math.max(...counts)).toBeLessThanOrEqual(10);
		expect(counts.filter((count) => count > 0).length).toBeGreaterThanOrEqual(12);
	});

	it('are those that the trigger registers, and the same for two that coalesce', async () => {
		const triggers = await Promise.all([
			watching({ checkEvery: 15 }),
			watching({ checkEvery: 15, events: ['sessionHeld'], filters: { channel: 'Voice' } }),
			forManager({ checkEvery: 300 }),
		]);
		for (const trigger of triggers) await trigger.poll();
		expect(triggers[0].cron).toMatch(/^\d+-59\/15 \* \* \* \* \*$/);
		expect(triggers[1].cron).toBe(triggers[0].cron);
		expect(triggers[2].cron).toMatch(/^\d+ \d-59\/5 \* \* \* \*$/);
	});
});
