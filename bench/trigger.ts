import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Trigger } from '../test/trigger/publishedTrigger';
import { growthOfState } from './changingOffice';
import { medianOf, milliseconds, ratioOf, timed, timesOf, type Row } from './measure';
import type { BenchOffice } from './office';

const ROUNDS = 21;
const CHANGED_CALLS = 100;

/** A poll may cost this many times what fetching and parsing its response costs. */
const MOST_OF_FETCHING = 3;
/** An hour of polls every five seconds. */
const POLLS_OF_AN_HOUR = 720;
const INTERVAL_MS = 5_000;
const HOUR_MS = 3_600_000;
/** Polling every five seconds may take this part of one core. */
const MOST_OF_A_CORE = 0.03;

/** Bytes of the state of 1,000 sessions with four members each. */
const MOST_BYTES = 300_000;
const MOST_GROWTH = 1.05;
/** One in ten minutes, and one at the end of the hour. */
const MOST_LOGINS = 7;

/** Polls 1,000 live sessions through n8n's own trigger context, and weighs the state that it saves. */
export async function measureTrigger(office: BenchOffice): Promise<Row[]> {
	const credentials = { environment: 'custom', baseUrl: office.url, ...office.login };
	const trigger = await Trigger.of(credentials, { events: ['anyChange'] });
	await trigger.poll();
	const bytes = Buffer.byteLength(JSON.stringify(trigger.state));
	return [
		...(await measurePolls(office, trigger)),
		{
			what: 'State of 1,000 sessions with four members',
			median: `${(bytes / 1000).toFixed(0)} kB`,
			measured: bytes / MOST_BYTES,
			limit: 1,
		},
		await measureGrowth(),
		...(await measureHour(office)),
	];
}

async function measurePolls(office: BenchOffice, trigger: Trigger): Promise<Row[]> {
	let changes = 0;
	const expectItems = async (expected: number): Promise<void> => {
		const items = (await trigger.poll())?.length ?? 0;
		if (items !== expected) throw new Error(`A poll gave ${items} items instead of ${expected}`);
	};
	const { fetching, quiet, afterRestart, busy } = await timesOf(
		{
			fetching: async () =>
				await timed(async () => {
					const { data } = await office.client.get<string>('/sessions/active');
					JSON.parse(data);
				}),
			quiet: async () => await timed(async () => await expectItems(0)),
			afterRestart: async () => {
				await trigger.restart();
				return await timed(async () => await expectItems(0));
			},
			busy: async () => {
				await office.change(CHANGED_CALLS, { consoleData: `change ${++changes}` });
				return await timed(async () => await expectItems(CHANGED_CALLS));
			},
		},
		ROUNDS,
	);
	const row = (what: string, times: number[]): Row => ({
		what,
		median: milliseconds(medianOf(times)),
		measured: ratioOf(times, fetching),
		limit: MOST_OF_FETCHING,
	});
	return [
		{ what: 'Fetching and parsing 1,000 sessions', median: milliseconds(medianOf(fetching)) },
		row('A poll in which nothing changed', quiet),
		row(`A poll in which ${CHANGED_CALLS} sessions changed`, busy),
		row('The first poll after a restart of n8n', afterRestart),
	];
}

/** An hour of polls every five seconds; the clock is put forward in place of the time between them. */
async function measureHour(office: BenchOffice): Promise<Row[]> {
	const credentials = { environment: 'custom', baseUrl: office.url, ...office.login };
	const trigger = await Trigger.of(credentials, { events: ['anyChange'], checkEvery: 5 });
	await trigger.poll();
	await office.forgetRequests();
	const heap: number[] = [];
	const before = process.cpuUsage();
	const realNow = Date.now;
	for (let poll = 0; poll < POLLS_OF_AN_HOUR; poll++) {
		Date.now = () => realNow() + poll * INTERVAL_MS;
		if ((await trigger.poll()) !== null) throw new Error('An event was emitted');
		if (poll % 80 === 0) heap.push(heapInUse());
	}
	Date.now = realNow;
	const { user, system } = process.cpuUsage(before);
	const share = (user + system) / 1_000 / HOUR_MS;
	const { logins } = await office.counts();
	const asked = (await office.requests()) - logins;
	const [, early] = heap;
	const late = heap[heap.length - 1];
	return [
		{
			what: 'An hour of polls every 5 s: part of one core',
			median: `${(share * 100).toFixed(2)} %`,
			measured: share / MOST_OF_A_CORE,
			limit: 1,
		},
		{
			what: 'Requests of that hour',
			median: String(asked),
			measured: asked / POLLS_OF_AN_HOUR,
			limit: 1,
		},
		{
			what: 'Logins of that hour (HTTP Basic: one a request)',
			median: String(logins),
			measured: logins / MOST_LOGINS,
			limit: 1,
		},
		{
			what: 'Memory in use at its end / at its beginning',
			median: `${(late / 1e6).toFixed(0)} MB`,
			measured: late / early,
			limit: MOST_GROWTH,
		},
	];
}

/** Bytes, after everything was thrown away that nobody needs. */
function heapInUse(): number {
	setFlagsFromString('--expose-gc');
	(runInNewContext('gc') as () => void)();
	return process.memoryUsage().heapUsed;
}

async function measureGrowth(): Promise<Row> {
	const { early, late } = await growthOfState();
	return {
		what: 'State over 10,000 polls, last 2,000 / first 2,000',
		median: `${(late / 1000).toFixed(1)} kB`,
		measured: late / early,
		limit: MOST_GROWTH,
	};
}
