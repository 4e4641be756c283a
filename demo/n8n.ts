import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeExit } from './cleanup';
import type { N8nInstall } from './install';
import { N8nRest } from './rest';
import { tail } from './run';

export interface N8nOptions {
	install: N8nInstall;
	/** n8n's user folder: its database and its community packages live there. */
	folder: string;
	/** Taken when it is free, else any free one. */
	preferredPort?: number;
	/** Settings of n8n on top of the ones for a quiet local run. */
	env?: Record<string, string>;
	/** Which process of queue mode it is, e.g. `worker`; all of n8n in one process when left out. */
	command?: string;
}

/** A running n8n. `rest` is logged in once its owner is set up. */
export interface N8n {
	url: string;
	rest: N8nRest;
	/** What n8n has logged since it began. */
	log(): string;
	/** Process of n8n. @throws TypeError when it is stopped */
	pid(): number;
	/** Ends n8n and everything that it started; a second call does nothing. */
	stop(): Promise<void>;
	/** Ends it at once, with what it started, as `kill -9` or a lost container does. */
	kill(): Promise<void>;
	/** Starts it anew on the same port and folder, so that it loads its packages again. */
	restart(): Promise<void>;
}

/** All of n8n, or what queue mode leaves in one process: the editor and what belongs to it. */
const MAIN = 'start';
const READY_WITHIN_MS = 300_000;
const STOPPED_WITHIN_MS = 10_000;
const GUARD = join(__dirname, 'stopWithParent.cjs');

/**
 * Starts n8n on 127.0.0.1 and waits until it is ready.
 * @throws Error with the end of n8n's log when it ends early or is not ready within five minutes.
 */
export async function startN8n(options: N8nOptions): Promise<N8n> {
	await mkdir(options.folder, { recursive: true });
	const port = await freePort(options.preferredPort);
	const url = `http://127.0.0.1:${port}`;
	const start = async (): Promise<ChildProcess> => {
		const child = await launch(options, port);
		await untilReady(child, url, options);
		return child;
	};
	let child: ChildProcess | undefined;
	const stop = async (): Promise<void> => {
		const stopping = child;
		child = undefined;
		if (stopping) await end(stopping);
	};
	beforeExit(stop);
	child = await start();
	return {
		url,
		rest: new N8nRest(url),
		log: () => readFileSync(logFile(options.folder), 'utf8'),
		pid: () => child!.pid!,
		stop,
		kill: async () => {
			process.kill(-child!.pid!, 'SIGKILL');
			await once(child!, 'exit');
		},
		restart: async () => {
			await stop();
			child = await start();
		},
	};
}

/** A TCP port on 127.0.0.1 that nobody listens on: the preferred one if possible. */
export async function freePort(preferred = 0): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', (cause) => (preferred ? resolve(freePort()) : reject(cause)));
		probe.listen(preferred, '127.0.0.1', () => {
			const { port } = probe.address() as { port: number };
			probe.close(() => resolve(port));
		});
	});
}

/** In a group of its own, so that Ctrl-C reaches only the demo, which then stops n8n in order. */
async function launch(
	{ install, folder, env, command = MAIN }: N8nOptions,
	port: number,
): Promise<ChildProcess> {
	const log = openSync(logFile(folder), 'a');
	const child = spawn(install.node, ['--require', GUARD, install.script, command], {
		cwd: folder,
		env: { ...(await settings(folder, port)), ...env },
		detached: true,
		stdio: ['ignore', log, log, 'ipc'],
	});
	closeSync(log);
	return child;
}

function logFile(folder: string): string {
	return join(folder, 'n8n.log');
}

/** The user's own n8n settings stay outside: only what is no setting of n8n is passed on. */
async function settings(folder: string, port: number): Promise<NodeJS.ProcessEnv> {
	const own = /^(N8N|DB|EXECUTIONS|QUEUE|WEBHOOK|CREDENTIALS|NODE_OPTIONS)(_|$)/;
	const inherited = Object.entries(process.env).filter(([name]) => !own.test(name));
	return {
		...Object.fromEntries(inherited),
		N8N_USER_FOLDER: folder,
		N8N_ENCRYPTION_KEY: 'a key for the scratch folder of one demo',
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_EDITOR_BASE_URL: `http://127.0.0.1:${port}`,
		// A worker has no other address at which it says that it is ready.
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		// The days of the sandbox are days in UTC.
		GENERIC_TIMEZONE: 'UTC',
		N8N_LOG_LEVEL: 'warn',
		// Without it, n8n 1.x stores that an execution has ended some time before what came of it.
		DB_SQLITE_POOL_SIZE: '3',
		// On a busy machine a late answer of its database is no reason to refuse requests.
		DB_PING_INTERVAL_SECONDS: '600',
		DB_PING_TIMEOUT_MS: '60000',
	};
}

async function untilReady(
	child: ChildProcess,
	url: string,
	{ folder, command = MAIN }: N8nOptions,
): Promise<void> {
	const deadline = Date.now() + READY_WITHIN_MS;
	let failedToStart: Error | undefined;
	child.once('error', (cause) => (failedToStart = cause));
	while (!(await isReady(url, command === MAIN))) {
		if (failedToStart) throw failedToStart;
		if (hasEnded(child) || Date.now() > deadline) {
			await end(child);
			throw new Error(`n8n did not start:\n${tail(readFileSync(logFile(folder), 'utf8'))}`);
		}
		await pause(250);
	}
}

/**
 * Older versions say that they are ready before their REST routes are there; a page comes instead.
 * Workers and webhook processors have no such routes.
 */
async function isReady(url: string, hasRest: boolean): Promise<boolean> {
	try {
		if (!(await fetch(`${url}/healthz/readiness`)).ok) return false;
		if (!hasRest) return true;
		const { headers } = await fetch(`${url}/rest/settings`);
		return headers.get('content-type')?.includes('json') ?? false;
	} catch {
		return false;
	}
}

function hasEnded(child: ChildProcess): boolean {
	return child.exitCode !== null || child.signalCode !== null;
}

async function end(child: ChildProcess): Promise<void> {
	if (hasEnded(child)) return;
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	child.kill('SIGTERM');
	const inTime = await Promise.race([ended.then(() => true), pause(STOPPED_WITHIN_MS, false)]);
	if (inTime || child.pid === undefined) return;
	process.kill(-child.pid, 'SIGKILL');
	await ended;
}
