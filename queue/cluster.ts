import { mkdtempSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../sandbox';
import { beforeExit } from '../demo/cleanup';
import { withCredential } from '../demo/examples';
import { ensureN8n, type N8nInstall } from '../demo/install';
import { freePort, startN8n, type N8n } from '../demo/n8n';
import { addCredential, OWNER, type Demo } from '../demo/open';
import { installPackage } from '../demo/package';
import type { StoredWorkflow, WorkflowJson } from '../demo/rest';
import { requireServers, startPostgres, startRedis, type Service } from './services';

/** n8n in queue mode, each process with the package in a folder of its own, and an Evo Voice. */
export interface Cluster extends Pick<Demo, 'sandbox' | 'n8n' | 'credential'> {
	/** Main: the editor, the triggers, and webhooks as well. */
	n8n: N8n;
	workers: Worker[];
	webhooks: N8n;
	redis: Service;
	postgres: Service;
	/** Starts one more process on the same database and queue. */
	add(name: string, command: Command): Promise<N8n>;
	/** Stores a workflow with the credential, and publishes it. */
	publish(workflow: WorkflowJson): Promise<StoredWorkflow>;
}

/** A worker runs executions; an expression reads its name, so that a workflow knows where it runs. */
export interface Worker {
	/** What `PROCESS` gives. */
	name: string;
	process: N8n;
	/** Ends it and puts a new one in its place whose disk is empty, as a new container is. */
	replace(): Promise<void>;
}

type Command = 'start' | 'worker' | 'webhook';

/** An expression for the name of the process that evaluates it. */
export const PROCESS = '{{ $env.PROCESS_NAME }}';

interface Place {
	install: N8nInstall;
	folder: string;
	env: Record<string, string>;
}

/**
 * Starts Redis, PostgreSQL, the sandbox, main, two workers and a webhook processor on 127.0.0.1.
 * All of it ends, and the folder goes, with `cleanUp`.
 * @throws Error when Redis or PostgreSQL is not installed, or something does not start
 */
export async function openCluster(say: (line: string) => void): Promise<Cluster> {
	requireServers();
	const install = await ensureN8n(say);
	const folder = await scratchFolder();
	say('Starting Redis, PostgreSQL and the Evo Voice sandbox ...');
	const redis = await startRedis(join(folder, 'redis'));
	const postgres = await startPostgres(join(folder, 'postgres'));
	const sandbox = await startSandbox({ quiet: true });
	beforeExit(() => sandbox.stop());
	const webhookPort = await freePort();
	const place = { install, folder, env: settings(redis, postgres, webhookPort) };
	const add: Cluster['add'] = (name, command) => addProcess(place, name, command);
	say('Starting main ...');
	// Alone, since it makes the tables.
	const n8n = await add('main', 'start');
	await n8n.rest.setUpOwner(OWNER);
	const { credential } = await addCredential(n8n, sandbox);
	say('Starting two workers and a webhook processor ...');
	const [webhooks, ...workers] = await Promise.all([
		addProcess(place, 'webhooks', 'webhook', webhookPort),
		addWorker(place, 'worker-1'),
		addWorker(place, 'worker-2'),
	]);
	const publish: Cluster['publish'] = async (workflow) => {
		const stored = await n8n.rest.createWorkflow(withCredential(workflow, credential));
		await n8n.rest.activate(stored);
		return stored;
	};
	return { sandbox, n8n, credential, workers, webhooks, redis, postgres, add, publish };
}

/** PostgreSQL's user has to pass through it to its own folder. */
async function scratchFolder(): Promise<string> {
	const folder = mkdtempSync(join(tmpdir(), 'evovoice-queue-'));
	beforeExit(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
	await chmod(folder, 0o711);
	return folder;
}

/** What all processes share. Workers need the address of webhooks, since they write it into texts. */
const settings = (redis: Service, postgres: Service, webhookPort: number) => ({
	EXECUTIONS_MODE: 'queue',
	OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	QUEUE_BULL_REDIS_HOST: '127.0.0.1',
	QUEUE_BULL_REDIS_PORT: String(redis.port),
	DB_TYPE: 'postgresdb',
	DB_POSTGRESDB_HOST: '127.0.0.1',
	DB_POSTGRESDB_PORT: String(postgres.port),
	DB_POSTGRESDB_DATABASE: 'postgres',
	DB_POSTGRESDB_USER: 'postgres',
	WEBHOOK_URL: `http://127.0.0.1:${webhookPort}/`,
	N8N_BLOCK_ENV_ACCESS_IN_NODE: 'false',
});

async function addProcess(
	{ install, folder, env }: Place,
	name: string,
	command: Command,
	preferredPort?: number,
): Promise<N8n> {
	const own = mkdtempSync(join(folder, `${name}-`));
	await installPackage(own);
	const named = { ...env, PROCESS_NAME: name };
	return await startN8n({ install, folder: own, env: named, command, preferredPort });
}

async function addWorker(place: Place, name: string): Promise<Worker> {
	const worker: Worker = {
		name,
		process: await addProcess(place, name, 'worker'),
		replace: async () => {
			await worker.process.stop();
			worker.process = await addProcess(place, name, 'worker');
		},
	};
	return worker;
}
