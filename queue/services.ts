import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeExit } from '../demo/cleanup';
import { freePort } from '../demo/n8n';
import { run, tail } from '../demo/run';

/** A server that n8n needs, on a port of its own at 127.0.0.1, with what it keeps in a folder. */
export interface Service {
	port: number;
	/** Ends it in order; what it keeps stays. */
	stop(): Promise<void>;
	start(): Promise<void>;
}

const READY_WITHIN_MS = 30_000;
const REDIS = '/usr/bin/redis-server';
const POSTGRES_VERSIONS = '/usr/lib/postgresql';

/** @throws Error that names the Debian packages when one of them is not installed */
export function requireServers(): void {
	if (existsSync(REDIS) && postgresPrograms()) return;
	throw new Error(
		'Queue mode needs Redis and PostgreSQL: apt-get install -y redis-server postgresql\n' +
			"The packages' own services are not used and may be off.",
	);
}

/** Starts a Redis that keeps every change on disk, so that jobs survive a restart. */
export async function startRedis(folder: string): Promise<Service> {
	mkdirSync(folder);
	const port = await freePort();
	const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes'];
	return await keep(port, folder, 'SIGTERM', [REDIS, ...args]);
}

/** Makes an empty PostgreSQL whose user `postgres` needs no password, and starts it. */
export async function startPostgres(folder: string): Promise<Service> {
	mkdirSync(folder);
	const programs = postgresPrograms()!;
	const port = await freePort();
	const data = join(folder, 'data');
	const user = await userFor(folder);
	const initialize = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync'];
	await run('setpriv', [...user, join(programs, 'initdb'), ...initialize], { cwd: folder });
	const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: folder };
	const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const server = [join(programs, 'postgres'), '-D', data, '-p', `${port}`, ...given];
	// Its "fast" shutdown, which does not wait for clients to leave.
	return await keep(port, folder, 'SIGINT', [...user, ...server]);
}

/** Where the newest PostgreSQL is; a folder may also have the programs of its clients only. */
function postgresPrograms(): string | undefined {
	if (!existsSync(POSTGRES_VERSIONS)) return undefined;
	return readdirSync(POSTGRES_VERSIONS)
		.sort((a, b) => Number(b) - Number(a))
		.map((version) => join(POSTGRES_VERSIONS, version, 'bin'))
		.find((programs) => existsSync(join(programs, 'initdb')));
}

/** PostgreSQL refuses to run as root, so root hands it to the user that Debian made for it. */
async function userFor(folder: string): Promise<string[]> {
	if (process.getuid?.() !== 0) return [];
	const idOf = async (flag: string) => Number(await run('id', [flag, 'postgres'], { cwd: folder }));
	chownSync(folder, await idOf('-u'), await idOf('-g'));
	return ['--reuid=postgres', '--regid=postgres', '--init-groups'];
}

async function keep(
	port: number,
	folder: string,
	stopSignal: NodeJS.Signals,
	command: string[],
): Promise<Service> {
	let server: ChildProcess | undefined;
	const stop = async () => {
		const stopping = server;
		server = undefined;
		if (!stopping || stopping.exitCode !== null) return;
		const ended = once(stopping, 'exit');
		stopping.kill(stopSignal);
		await ended;
	};
	const start = async () => {
		server = await launch(port, folder, ['--pdeathsig', stopSignal, ...command]);
	};
	beforeExit(stop);
	await start();
	return { port, stop, start };
}

/** In a group of its own, as Ctrl-C is for the script alone; it ends when the script is gone. */
async function launch(port: number, folder: string, command: string[]): Promise<ChildProcess> {
	const file = join(folder, 'log');
	const log = openSync(file, 'a');
	const child = spawn('setpriv', command, {
		cwd: folder,
		detached: true,
		stdio: ['ignore', log, log],
	});
	const deadline = Date.now() + READY_WITHIN_MS;
	while (!(await accepts(port))) {
		if (child.exitCode !== null || Date.now() > deadline) {
			throw new Error(`${command.join(' ')} did not start:\n${tail(readFileSync(file, 'utf8'))}`);
		}
		await pause(100);
	}
	return child;
}

function accepts(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
		socket.once('connect', () => socket.destroy());
	});
}
