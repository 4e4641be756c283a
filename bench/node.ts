import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeExit } from '../demo/cleanup';
import { ensureN8n } from '../demo/install';
import { startN8n } from '../demo/n8n';
import { OWNER } from '../demo/open';
import { installPackage } from '../demo/package';
import type { N8nRest } from '../demo/rest';
import { mediansOf, seconds, timed, type Contender, type Row } from './measure';
import type { BenchOffice } from './office';
import { MEASURED, START, workflowOf, type NodeName, type Surroundings } from './workflows';

const SIZES = [10, 100, 1_000];
/** A run of few items takes too short a time to judge by: what else the machine does decides. */
const JUDGED_FROM = 1_000;
const ROUNDS = 7;
const IN_FLIGHT = 20;
const RUN_WITHIN_MS = 120_000;

/** The Evo Voice node may cost what n8n's HTTP Request node costs; some room is left to noise. */
const MOST_OF_HTTP_REQUEST = 1.15;

/**
 * Runs Update on 10, 100 and 1,000 items in a complete n8n: with the Evo Voice node, with n8n's HTTP
 * Request node, and, for what the expression alone costs, with n8n's Edit Fields node. Beside them
 * a bare client sends the same requests.
 */
export async function measureNode(
	office: BenchOffice,
	say: (line: string) => void,
): Promise<Row[]> {
	const folder = mkdtempSync(join(tmpdir(), 'evovoice-bench-'));
	beforeExit(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
	const install = await ensureN8n(say);
	await installPackage(folder);
	say('Starting n8n ...');
	const { rest, stop } = await startN8n({ install, folder });
	await rest.setUpOwner(OWNER);
	const surroundings = await surroundingsOf(rest, office);
	const rows: Row[] = [];
	for (const size of SIZES) {
		say(`Updating ${size} sessions, ${ROUNDS + 1} times in each way ...`);
		const contenders = await contendersFor(size, rest, office, surroundings);
		rows.push(...rowsOf(size, await mediansOf(contenders, ROUNDS)));
	}
	await stop();
	return rows;
}

async function surroundingsOf(rest: N8nRest, { url, login }: BenchOffice): Promise<Surroundings> {
	const name = 'Evo Voice sandbox';
	const data = { environment: 'custom', baseUrl: url, ...login };
	return { url, credential: { id: await rest.createCredential(name, 'evoVoiceApi', data), name } };
}

async function contendersFor(
	size: number,
	rest: N8nRest,
	office: BenchOffice,
	surroundings: Surroundings,
): Promise<Record<NodeName | 'bareClient', Contender>> {
	const ids = office.sessionIds.slice(0, size);
	const node = async (name: NodeName): Promise<Contender> => {
		const stored = await rest.createWorkflow(workflowOf(name, ids, surroundings));
		return async () => {
			await office.forgetRequests();
			const { nodes, error } = await rest.run(stored, START, RUN_WITHIN_MS);
			const [done] = nodes[MEASURED] ?? [];
			if (done?.items.length === size) return done.executionTime;
			throw new Error(`${stored.name}: ${error?.message ?? 'not every item came out'}`);
		};
	};
	return {
		evoVoice: await node('evoVoice'),
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

function rowsOf(size: number, medians: Record<NodeName | 'bareClient', number>): Row[] {
	const { evoVoice, httpRequest, editFields, bareClient } = medians;
	const items = `${size.toLocaleString('en')} items`;
	return [
		{ what: `${items}: bare client, ${IN_FLIGHT} in flight`, median: seconds(bareClient) },
		{ what: `${items}: Edit Fields (the expression alone)`, median: seconds(editFields) },
		{ what: `${items}: HTTP Request node`, median: seconds(httpRequest) },
		{
			what: `${items}: Evo Voice node / HTTP Request node`,
			median: seconds(evoVoice),
			measured: evoVoice / httpRequest,
			limit: size < JUDGED_FROM ? undefined : MOST_OF_HTTP_REQUEST,
		},
		{
			what: `${items}: (Evo Voice - Edit Fields) / bare client`,
			median: seconds(evoVoice - editFields),
			measured: (evoVoice - editFields) / bareClient,
		},
	];
}
