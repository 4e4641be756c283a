import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Trigger } from '../test/trigger/publishedTrigger';
import { growthOfState } from './changingOffice';
import { medianOf, milliseconds, ratioOf, timed, timesOf, type Row } from './measure';
import type { BenchOffice } from './office';

const ROUNDS = 21;
const CHANGED_CALLS = 100;

/** A look may cost this many times what fetching and parsing its answer costs. */
const MOST_OF_FETCHING = 3;
/** An hour of looks every five seconds. */
const LOOKS_OF_AN_HOUR = 720;
const HOUR_MS = 3_600_000;
/** Looking every five seconds may take this part of one core. */
const MOST_OF_A_CORE = 0.03;

/** Bytes of the state of 1,000 sessions with four members each. */
const MOST_BYTES = 300_000;
const MOST_GROWTH = 1.05;

/** Looks at 1,000 live sessions through n8n's own trigger context, and looks at the state it keeps. */
export async function measureTrigger(office: BenchOffice): Promise<Row[]> {
	const credentials = { environment: 'custom', baseUrl: office.url, ...office.login };
	const trigger = await Trigger.of(credentials, { events: ['anyChange'] });
	await trigger.poll();
	const bytes = Buffer.byteLength(JSON.stringify(trigger.state));
	return [
		...(await measureLooks(office, trigger)),
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

async function measureLooks(office: BenchOffice, trigger: Trigger): Promise<Row[]> {
	let changes = 0;
	const expectItems = async (expected: number): Promise<void> => {
		const items = (await trigger.poll())?.length ?? 0;
		if (items !== expected) throw new Error(`A look gave ${items} items instead of ${expected}`);
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
		row('A look in which nothing changed', quiet),
		row(`A look in which ${CHANGED_CALLS} sessions changed`, busy),
		row('The first look after a restart of n8n', afterRestart),
	];
}

/** An hour of looks every five seconds; the time between them is left out. */
async function measureHour(office: BenchOffice): Promise<Row[]> {
	const credentials = { environment: 'custom', baseUrl: office.url, ...office.login };
	const trigger = await Trigger.of(credentials, { events: ['anyChange'], checkEvery: 5 });
	await trigger.poll();
	await office.forgetRequests();
	const heap: number[] = [];
	const before = process.cpuUsage();
	for (let look = 0; look < LOOKS_OF_AN_HOUR; look++) {
		if ((await trigger.poll()) !== null) throw new Error('Something was told');
		if (look % 80 === 0) heap.push(heapInUse());
	}
	const { user, system } = process.cpuUsage(before);
	const share = (user + system) / 1_000 / HOUR_MS;
	const asked = await office.requests();
	const [, early] = heap;
	const late = heap[heap.length - 1];
	return [
		{
			what: 'An hour of looks every 5 s: part of one core',
			median: `${(share * 100).toFixed(2)} %`,
			measured: share / MOST_OF_A_CORE,
			limit: 1,
		},
		{
			what: 'Requests of that hour',
			median: String(asked),
			measured: asked / LOOKS_OF_AN_HOUR,
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
		what: 'State over 10,000 looks, last 2,000 / first 2,000',
		median: `${(late / 1000).toFixed(1)} kB`,
		measured: late / early,
		limit: MOST_GROWTH,
	};
}
