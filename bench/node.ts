import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeExit } from '../demo/cleanup';
import { ensureN8n } from '../demo/install';
import { startN8n, type N8n } from '../demo/n8n';
import { OWNER } from '../demo/open';
import { installPackage } from '../demo/package';
import type { N8nRest } from '../demo/rest';
import { medianOf, ratioOf, seconds, timed, timesOf, type Contender, type Row } from './measure';
import type { BenchOffice } from './office';
import { makeWidePackage } from './widePackage';
import { MEASURED, START, workflowOf, type NodeName, type Surroundings } from './workflows';

/** Items, and how often each contender runs with them. */
const SIZES: Array<[size: number, rounds: number]> = [
	[100, 15],
	[1_000, 11],
	[5_000, 5],
];
const IN_FLIGHT = 20;
/** Rounds of the other way of measuring, the first one counted. */
const COLD_ROUNDS = 5;
const RUN_WITHIN_MS = 120_000;

/** What the Evo Voice node may cost of what n8n's HTTP Request node with Basic Auth costs. */
const MOST_OF_HTTP_REQUEST = 0.7;
/** What it may take more with 300 more properties. */
const MOST_OF_WIDE = 1.1;
/** A run of fewer items takes too short a time to judge a tenth by. */
const WIDE_FROM = 1_000;
/** Its peak of memory over that of the HTTP Request node; some room is left to noise. */
const MOST_MEMORY = 1.05;

/**
 * Runs Update on 100, 1,000 and 5,000 items in a complete n8n: with the Evo Voice node, with n8n's
 * HTTP Request node, and, for what the expression alone costs, with n8n's Edit Fields node. Beside
 * them a bare client sends the same requests.
 */
export async function measureNode(
	office: BenchOffice,
	say: (line: string) => void,
): Promise<Row[]> {
	const n8n = await startBenchN8n(say, (folder) => [makeWidePackage(folder)]);
	const surroundings = await surroundingsOf(n8n.rest, office);
	say('Updating one session 1,000 times, the first round counted ...');
	const rows: Row[] = [await coldRow(n8n.rest, office, surroundings)];
	for (const [size, rounds] of SIZES) {
		say(`Updating ${size} sessions, ${rounds + 1} times in each way ...`);
		const contenders = await contendersFor(size, n8n.rest, office, surroundings);
		rows.push(...rowsOf(size, await timesOf(contenders, rounds)));
	}
	say('Updating 5,000 sessions in a fresh n8n each, for its memory ...');
	rows.push(await memoryRow(n8n, office, surroundings));
	await n8n.stop();
	return rows;
}

/** One and the same session with fixed values, in an n8n that has just started. */
async function coldRow(
	rest: N8nRest,
	office: BenchOffice,
	surroundings: Surroundings,
): Promise<Row> {
	const ids = Array<string>(1_000).fill(office.sessionIds[0]);
	const node = async (name: 'evoVoiceConsole' | 'httpRequestConsole') =>
		await contenderFor(name, ids, rest, office, surroundings);
	const { evoVoice, httpRequest } = await timesOf(
		{
			evoVoice: await node('evoVoiceConsole'),
			httpRequest: await node('httpRequestConsole'),
		},
		COLD_ROUNDS,
		{ isFirstCounted: true },
	);
	return {
		what: `Console Data of one session, 1,000 items, fresh n8n: Evo Voice node / HTTP Request node (${seconds(medianOf(httpRequest))})`,
		median: seconds(medianOf(evoVoice)),
		measured: ratioOf(evoVoice, httpRequest),
		limit: MOST_OF_HTTP_REQUEST,
	};
}

/** A fresh n8n with the built package, and with others; `env` has settings of its process. */
export async function startBenchN8n(
	say: (line: string) => void,
	others: (folder: string) => string[] = () => [],
	env: Record<string, string> = {},
): Promise<N8n> {
	const folder = mkdtempSync(join(tmpdir(), 'evovoice-bench-'));
	beforeExit(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
	const install = await ensureN8n(say);
	await installPackage(folder);
	for (const other of others(folder)) await installPackage(folder, other);
	say('Starting n8n ...');
	const n8n = await startN8n({ install, folder, env });
	await n8n.rest.setUpOwner(OWNER);
	return n8n;
}

export async function surroundingsOf(
	rest: N8nRest,
	{ url, login }: Pick<BenchOffice, 'url' | 'login'>,
): Promise<Surroundings> {
	const name = 'Evo Voice sandbox';
	const data = { environment: 'custom', baseUrl: url, ...login };
	const basic = { user: login.username, password: login.password };
	return {
		url,
		credential: { id: await rest.createCredential(name, 'evoVoiceApi', data), name },
		basicAuth: { id: await rest.createCredential(name, 'httpBasicAuth', basic), name },
	};
}

/** The largest part of memory that n8n ever had (VmHWM of Linux), after one run of each node. */
async function memoryRow(n8n: N8n, office: BenchOffice, surroundings: Surroundings): Promise<Row> {
	const [size] = SIZES[SIZES.length - 1];
	const peaks: number[] = [];
	for (const name of ['httpRequest', 'evoVoice'] as const) {
		await n8n.restart();
		await n8n.rest.logIn(OWNER);
		const { [name]: run } = await contendersFor(size, n8n.rest, office, surroundings);
		await run();
		const status = readFileSync(`/proc/${n8n.pid()}/status`, 'utf8');
		peaks.push(Number(/VmHWM:\s+(\d+)/.exec(status)![1]) / 1024);
	}
	const [httpRequest, evoVoice] = peaks;
	return {
		what: `Peak memory of n8n, ${size.toLocaleString('en')} items: Evo Voice node / HTTP Request node`,
		median: `${evoVoice.toFixed(0)} MB`,
		measured: evoVoice / httpRequest,
		limit: MOST_MEMORY,
	};
}

/** Runs one of the nodes on an item for each ID, and answers the node's own time. */
async function contenderFor(
	name: NodeName,
	ids: string[],
	rest: N8nRest,
	office: BenchOffice,
	surroundings: Surroundings,
): Promise<Contender> {
	const stored = await rest.createWorkflow(workflowOf(name, ids, surroundings));
	return async () => {
		await office.forgetRequests();
		const { nodes, error } = await rest.run(stored, START, RUN_WITHIN_MS);
		const [done] = nodes[MEASURED] ?? [];
		if (done?.items.length === ids.length) return done.executionTime;
		throw new Error(`${stored.name}: ${error?.message ?? 'not every item came out'}`);
	};
}

type ComparedNode = Exclude<NodeName, 'evoVoiceConsole' | 'httpRequestConsole'>;

async function contendersFor(
	size: number,
	rest: N8nRest,
	office: BenchOffice,
	surroundings: Surroundings,
): Promise<Record<ComparedNode | 'bareClient', Contender>> {
	const ids = Array.from(
		{ length: size },
		(_, at) => office.sessionIds[at % office.sessionIds.length],
	);
	const node = async (name: NodeName) => await contenderFor(name, ids, rest, office, surroundings);
	return {
		evoVoice: await node('evoVoice'),
		wideEvoVoice: await node('wideEvoVoice'),
		httpRequest: await node('httpRequest'),
		editFields: await node('editFields'),
		bareClient: async () => {
			await office.forgetRequests();
			return await timed(async () => await updateAll(office, ids));
		},
	};
}

async function updateAll({ client }: BenchOffice, ids: string[]): Promise<void> {
	const waiting = [...ids];
	const work = async (): Promise<void> => {
		for (let id = waiting.pop(); id; id = waiting.pop()) {
			const answer = await client.patch<string>(`/sessions/${id}`, { callState: 'Hold' });
			JSON.parse(answer.data);
		}
	};
	await Promise.all(Array.from({ length: IN_FLIGHT }, work));
}

function rowsOf(size: number, times: Record<ComparedNode | 'bareClient', number[]>): Row[] {
	const { evoVoice, wideEvoVoice, httpRequest, editFields, bareClient } = times;
	const added = evoVoice.map((time, round) => time - editFields[round]);
	const items = `${size.toLocaleString('en')} items`;
	return [
		{
			what: `${items}: bare client, ${IN_FLIGHT} in flight`,
			median: seconds(medianOf(bareClient)),
		},
		{ what: `${items}: Edit Fields (the expression alone)`, median: seconds(medianOf(editFields)) },
		{ what: `${items}: HTTP Request node`, median: seconds(medianOf(httpRequest)) },
		{
			what: `${items}: Evo Voice node / HTTP Request node`,
			median: seconds(medianOf(evoVoice)),
			measured: ratioOf(evoVoice, httpRequest),
			limit: MOST_OF_HTTP_REQUEST,
		},
		{
			what: `${items}: Evo Voice node with 300 more properties / without`,
			median: seconds(medianOf(wideEvoVoice)),
			measured: ratioOf(wideEvoVoice, evoVoice),
			limit: size < WIDE_FROM ? undefined : MOST_OF_WIDE,
		},
		{
			what: `${items}: (Evo Voice - Edit Fields) / bare client`,
			median: seconds(medianOf(added)),
			measured: ratioOf(added, bareClient),
		},
	];
}
