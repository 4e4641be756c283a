import { Trigger } from '../test/trigger/polling';
import { growthOfState } from './changingOffice';
import { mediansOf, milliseconds, timed, type Row } from './measure';
import type { BenchOffice } from './office';

const ROUNDS = 21;
const CHANGED_CALLS = 100;

/** A poll may cost this many times what fetching and parsing its answer costs. */
const MOST_OF_FETCHING = 3;
/** Bytes of the state of 1,000 sessions with four members each. */
const MOST_BYTES = 300_000;
const MOST_GROWTH = 1.05;

/** Polls 1,000 live sessions through n8n's own poll context, and looks at the state it keeps. */
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
	];
}

async function measurePolls(office: BenchOffice, trigger: Trigger): Promise<Row[]> {
	let changes = 0;
	const expectItems = async (expected: number): Promise<void> => {
		const items = (await trigger.poll())?.length ?? 0;
		if (items !== expected) throw new Error(`A poll gave ${items} items instead of ${expected}`);
	};
	const { fetching, quiet, afterRestart, busy } = await mediansOf(
		{
			fetching: async () =>
				await timed(async () => {
					const { data } = await office.client.get<string>('/sessions/active');
					JSON.parse(data);
				}),
			quiet: async () => await timed(async () => await expectItems(0)),
			afterRestart: async () => {
				trigger.restart();
				return await timed(async () => await expectItems(0));
			},
			busy: async () => {
				await office.change(CHANGED_CALLS, { consoleData: `change ${++changes}` });
				return await timed(async () => await expectItems(CHANGED_CALLS));
			},
		},
		ROUNDS,
	);
	const row = (what: string, median: number): Row => ({
		what,
		median: milliseconds(median),
		measured: median / fetching,
		limit: MOST_OF_FETCHING,
	});
	return [
		{ what: 'Fetching and parsing 1,000 sessions', median: milliseconds(fetching) },
		row('A poll in which nothing changed', quiet),
		row(`A poll in which ${CHANGED_CALLS} sessions changed`, busy),
		row('The first poll after a restart of n8n', afterRestart),
	];
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
