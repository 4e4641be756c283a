import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeExit } from '../demo/cleanup';
import type { N8n } from '../demo/n8n';
import { medianOf, ratioOf, seconds, timesOf, type Contender, type Row } from './measure';
import { startBenchN8n, surroundingsOf } from './node';
import { openBenchOffice, type BenchOffice } from './office';
import { makeCertificate, startTlsProxy, type Certificate } from './tlsProxy';
import {
	chainOf,
	DOWNLOADS,
	LISTS,
	nameAt,
	START,
	workflowOf,
	type Surroundings,
} from './workflows';

type Both = Record<'evoVoice' | 'httpRequest', Contender>;

/** Milliseconds an answer, and what the Evo Voice node may take of the HTTP Request node's time. */
const DELAYS: Array<[delayMs: number, limit: number]> = [
	[50, 0.9],
	[100, 0.9],
	[200, 1],
];
const SIZES: Array<[size: number, rounds: number]> = [
	[500, 5],
	[2_000, 3],
];
const LISTED = 10_000;
const PER_PAGE = 100;
const RUN_WITHIN_MS = 240_000;
/** A busy service refuses what is more than this at a time. */
const MOST_IN_FLIGHT = 30;
/** The part of all requests that may be refused for that. */
const MOST_REFUSED = 0.05;

/**
 * Runs the Evo Voice node beside n8n's HTTP Request node, in a complete n8n, at a service that takes
 * as long for an answer as one on the internet does.
 *
 * @param part measures `items`, `tls`, `busy`, `files` or `list` alone
 */
export async function measureInternet(say: (line: string) => void, part?: string): Promise<Row[]> {
	const folder = mkdtempSync(join(tmpdir(), 'evovoice-bench-tls-'));
	beforeExit(() => rm(folder, { recursive: true, force: true }));
	const certificate = makeCertificate(folder);
	const n8n = await startBenchN8n(say, () => [], { NODE_EXTRA_CA_CERTS: certificate.certificate });
	const office = await openBenchOffice();
	const surroundings = await surroundingsOf(n8n.rest, office);
	const isWanted = (name: string) => part === undefined || part === name;
	const rows: Row[] = [];
	const add = (...more: Row[]) => {
		for (const { what, median, measured } of more) say(`${what}: ${median} ${measured ?? ''}`);
		rows.push(...more);
	};
	for (const [delayMs, limit] of isWanted('items') ? DELAYS : []) {
		await office.under({ delayMs });
		for (const [size, rounds] of SIZES) {
			const times = await timesOf(await updates(n8n, office, surroundings, size), rounds);
			add(
				rowOf(`Update, ${size.toLocaleString('en')} items, ${delayMs} ms an answer`, times, limit),
			);
		}
	}
	if (isWanted('tls')) add(...(await overTls(n8n, office, certificate)));
	if (isWanted('busy')) add(...(await atBusyService(n8n, office, surroundings)));
	if (isWanted('files')) {
		await office.under({ delayMs: 100 });
		const files = await surroundingsOf(n8n.rest, { ...office, login: office.manager });
		const times = await timesOf(await downloads(n8n, office, files), 3);
		add(rowOf('Download of 200 files of 1 MB, 100 ms an answer', times, 1.1));
	}
	if (isWanted('list')) {
		const large = await openBenchOffice(LISTED);
		await large.under({ delayMs: 100 });
		const lists = await surroundingsOf(n8n.rest, { ...large, login: large.manager });
		const times = await timesOf(await readings(n8n, lists), 3);
		add(rowOf('Return All of 10,000 sessions, 100 ms a page', times, 0.4));
	}
	await n8n.stop();
	return rows;
}

const rowOf = (what: string, times: Record<keyof Both, number[]>, limit: number): Row => ({
	what: `${what}: Evo Voice node / HTTP Request node (${seconds(medianOf(times.httpRequest))})`,
	median: seconds(medianOf(times.evoVoice)),
	measured: ratioOf(times.evoVoice, times.httpRequest),
	limit,
});

/** Runs a stored workflow, and answers the time of its measured nodes together. */
async function contender(
	n8n: N8n,
	workflow: ReturnType<typeof chainOf>,
	count: number,
	office?: BenchOffice,
): Promise<Contender> {
	const stored = await n8n.rest.createWorkflow(workflow);
	return async () => {
		await office?.forgetRequests();
		const { nodes, error } = await n8n.rest.run(stored, START, RUN_WITHIN_MS);
		const runs = stored.nodes.slice(1).map((_, at) => nodes[nameAt(at)]?.[0]);
		if (runs.at(-1)?.items.length === count) {
			return runs.reduce((sum, run) => sum + run!.executionTime, 0);
		}
		throw new Error(`${stored.name}: ${error?.message ?? 'not every item came out'}`);
	};
}

async function updates(n8n: N8n, office: BenchOffice, surroundings: Surroundings, size: number) {
	const { sessionIds } = office;
	const ids = Array.from({ length: size }, (_, at) => sessionIds[at % sessionIds.length]);
	const of = async (name: keyof Both) =>
		await contender(n8n, workflowOf(name, ids, surroundings), size, office);
	return { evoVoice: await of('evoVoice'), httpRequest: await of('httpRequest') } satisfies Both;
}

async function readings(n8n: N8n, surroundings: Surroundings): Promise<Both> {
	const of = async (name: keyof Both, items: number) =>
		await contender(n8n, chainOf(`${name}, list`, [LISTS[name](surroundings)], ['x']), items);
	return {
		evoVoice: await of('evoVoice', LISTED),
		httpRequest: await of('httpRequest', LISTED / PER_PAGE),
	};
}

async function downloads(n8n: N8n, { fileIds }: BenchOffice, given: Surroundings): Promise<Both> {
	const of = async (name: keyof Both) => {
		const nodes = DOWNLOADS[name].map((node) => node(given));
		return await contender(n8n, chainOf(`${name}, files`, nodes, fileIds), fileIds.length);
	};
	return { evoVoice: await of('evoVoice'), httpRequest: await of('httpRequest') };
}

/** Update over TLS, and the connections of one run of each node. */
async function overTls(n8n: N8n, office: BenchOffice, certificate: Certificate): Promise<Row[]> {
	const size = 500;
	await office.under({ delayMs: 100 });
	const proxy = await startTlsProxy(office.url, certificate);
	const surroundings = await surroundingsOf(n8n.rest, { ...office, url: proxy.url });
	const contenders = await updates(n8n, office, surroundings, size);
	const what = `Update, ${size} items, 100 ms an answer, over TLS`;
	const row = rowOf(what, await timesOf(contenders, 5), 0.9);
	const connectionsOf = async (run: Contender) => {
		proxy.takeConnections();
		await run();
		return proxy.takeConnections();
	};
	const ours = await connectionsOf(contenders.evoVoice);
	const theirs = await connectionsOf(contenders.httpRequest);
	return [
		row,
		{ what: `${what}: connections (HTTP Request node: ${theirs})`, median: String(ours) },
	];
}

/** At a service that refuses what is more than 30 at a time: how long, and how many it refused. */
async function atBusyService(
	n8n: N8n,
	office: BenchOffice,
	surroundings: Surroundings,
): Promise<Row[]> {
	const size = 500;
	const { evoVoice } = await updates(n8n, office, surroundings, size);
	await office.under({ delayMs: 100, mostInFlight: MOST_IN_FLIGHT });
	const rounds: Array<{ time: number; refused: number; done: number }> = [];
	for (let round = 0; round < 3; round++) {
		const time = await evoVoice();
		const { refused } = await office.counts();
		rounds.push({ time, refused, done: await office.requests() });
	}
	await office.under({ mostInFlight: Infinity });
	const refused = medianOf(rounds.map((round) => round.refused));
	const done = Math.max(...rounds.map((round) => round.done));
	const what = `Update, ${size} items, 100 ms, 429 above ${MOST_IN_FLIGHT} at a time`;
	return [
		{ what, median: seconds(medianOf(rounds.map(({ time }) => time))) },
		{
			what: `${what}: refused / all requests`,
			median: `${refused}`,
			measured: refused / (size + refused),
			limit: MOST_REFUSED,
		},
		{
			what: `${what}: requests that took effect / items`,
			median: `${done}`,
			measured: done / size,
			limit: 1.01,
		},
	];
}
