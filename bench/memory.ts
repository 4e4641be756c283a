import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { run } from '../test/engine/harness';
import { medianOf, type Row } from './measure';
import { openBenchOffice, type BenchOffice } from './office';

const SESSIONS = 10_000;
const ROUNDS = 5;
const SAMPLE_EVERY_MS = 2;
/** What may be in memory of a list, in sizes of the answer; garbage that is not collected yet counts. */
const MOST_ANSWERS = 3;

/** Reads 10,000 sessions with Get Many and Return All in n8n's engine, and measures the memory. */
export async function measureMemory(say: (line: string) => void): Promise<Row[]> {
	say(`Reading ${SESSIONS.toLocaleString('en')} sessions, ${ROUNDS + 1} times in each way ...`);
	const office = await openBenchOffice(SESSIONS);
	const { data } = await office.client.get<string>('/sessions?all=true');
	const answer = Buffer.byteLength(data);
	const row = async (what: string, simplify: boolean): Promise<Row> => {
		const grown: number[] = [];
		for (let round = -1; round < ROUNDS; round++) {
			const growth = await growthOf(office, simplify);
			if (round >= 0) grown.push(growth);
		}
		const median = medianOf(grown);
		return {
			what: `${SESSIONS.toLocaleString('en')} sessions, ${what}: memory / answer of ${inMB(answer)}`,
			median: inMB(median),
			measured: median / answer,
			limit: MOST_ANSWERS,
		};
	};
	return [await row('Return All', true), await row('without Simplify', false)];
}

const inMB = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;

/** By how many bytes the memory in use grows at most while all sessions are read. */
async function growthOf({ url, login }: BenchOffice, simplify: boolean): Promise<number> {
	const credentials = { environment: 'custom', baseUrl: url, ...login };
	const operation = { resource: 'session', operation: 'getAll', returnAll: true, simplify };
	collect();
	const before = inUse();
	let most = before;
	const timer = setInterval(() => {
		most = Math.max(most, inUse());
	}, SAMPLE_EVERY_MS);
	const { items, error } = await run(credentials, operation);
	clearInterval(timer);
	if (items.length !== SESSIONS) throw error ?? new Error('Not every session came out');
	return Math.max(most, inUse()) - before;
}

function inUse(): number {
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

function collect(): void {
	setFlagsFromString('--expose-gc');
	(runInNewContext('gc') as () => void)();
}
