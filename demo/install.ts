import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeExit } from './cleanup';
import { run } from './run';
import { prepareSqlite } from './sqlite';

/** A complete n8n on this machine: the Node.js program to run it with, and its start script. */
export interface N8nInstall {
	/** Such as `2.41.1`. */
	version: string;
	folder: string;
	node: string;
	script: string;
}

type Say = (line: string) => void;

const LOCKED = join(__dirname, 'n8n');
const PNPM = join(__dirname, '..', 'node_modules', 'pnpm', 'bin', 'pnpm.cjs');

/** isolated-vm, which runs n8n's expressions, carries binaries for Node.js 24 (137) and 26 (147). */
const USABLE_NODE_ABIS = ['137', '147'];

const SIGN_OF_LIFE_EVERY_MS = 15_000;

/** The versions of n8n that `demo/n8n` pins, such as `1.123` and `2.41`; the newest is the last. */
export const N8N_VERSIONS = readdirSync(LOCKED).sort((one, other) =>
	one.localeCompare(other, 'en', { numeric: true }),
);

/**
 * Brings a version of n8n that `demo/n8n` pins, the newest unless another one is asked for, from the
 * cache folder or, the first time, from npm.
 * An installation counts only under its final name, which it gets when it is complete.
 * @throws Error when there is no such version, the installation does not succeed, or no Node.js for
 *   n8n is at hand.
 */
export async function ensureN8n(say: Say, version = N8N_VERSIONS.at(-1)!): Promise<N8nInstall> {
	if (!N8N_VERSIONS.includes(version)) {
		throw new Error(`The versions of n8n are ${N8N_VERSIONS.join(', ')}; there is no ${version}.`);
	}
	const locked = join(LOCKED, version);
	const cache = cacheFolder();
	const final = join(cache, `n8n-${lockHash(locked)}-${process.platform}-${process.arch}`);
	if (!existsSync(final)) await installInto(final, locked, cache, say);
	return installedIn(final);
}

function cacheFolder(): string {
	const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
	return resolve(base, 'n8n-nodes-evovoice');
}

function lockHash(locked: string): string {
	const hash = createHash('sha256');
	for (const file of ['package.json', 'pnpm-lock.yaml']) {
		hash.update(readFileSync(join(locked, file)));
	}
	return hash.digest('hex').slice(0, 12);
}

async function installInto(final: string, locked: string, cache: string, say: Say): Promise<void> {
	await removeInterrupted(cache);
	const partial = join(cache, `partial-${process.pid}`);
	mkdirSync(partial, { recursive: true });
	beforeExit(() => rm(partial, { recursive: true, force: true, maxRetries: 5 }));
	cpSync(locked, partial, { recursive: true });
	say(
		`Installing n8n ${versionIn(partial)} (only this once: 2 to 4 minutes, 2 GB in the cache folder) ...`,
	);
	await installPackages(partial, cache, say);
	say('Preparing the database driver of n8n (1 to 3 minutes where it is compiled) ...');
	const { node } = installedIn(partial);
	const bundled = bundledNode(partial);
	const headers = existsSync(join(bundled, 'include')) ? bundled : undefined;
	const env = cachedEnvironment(cache);
	await withSignsOfLife(say, prepareSqlite({ folder: partial, node, headers, cache, env }));
	// Another demo may have finished the same installation meanwhile; then that one serves.
	if (!existsSync(final)) await rename(partial, final);
}

/** Removes what installations left behind that were killed before they could clean up. */
async function removeInterrupted(cache: string): Promise<void> {
	if (!existsSync(cache)) return;
	for (const name of readdirSync(cache)) {
		const pid = /^partial-(\d+)$/.exec(name)?.[1];
		if (pid && !isAlive(Number(pid))) await rm(join(cache, name), { recursive: true, force: true });
	}
}

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

async function installPackages(folder: string, cache: string, say: Say): Promise<void> {
	const args = [PNPM, 'install', '--frozen-lockfile', '--ignore-scripts', '--ignore-workspace'];
	args.push('--reporter=append-only', `--store-dir=${join(cache, 'pnpm-store')}`);
	const progress = atMostEvery(5000, (line) => say(`  ${line}`));
	await run(process.execPath, args, {
		cwd: folder,
		env: cachedEnvironment(cache),
		onLine: (line) => line.startsWith('Progress:') && progress(line),
	});
}

/** Keeps what pnpm and node-gyp store between runs inside the demo's own cache folder. */
function cachedEnvironment(cache: string): NodeJS.ProcessEnv {
	return {
		...process.env,
		XDG_CACHE_HOME: cache,
		XDG_DATA_HOME: cache,
		XDG_STATE_HOME: cache,
		CI: 'true',
		npm_config_devdir: join(cache, 'node-gyp'),
	};
}

/** For work that prints nothing, so that nobody takes it for stuck. */
async function withSignsOfLife(say: Say, work: Promise<void>): Promise<void> {
	const timer = setInterval(() => say('  still at it ...'), SIGN_OF_LIFE_EVERY_MS);
	await work.finally(() => clearInterval(timer));
}

function atMostEvery(pauseMs: number, say: Say): Say {
	let last = 0;
	return (line) => {
		if (Date.now() - last < pauseMs) return;
		last = Date.now();
		say(line);
	};
}

function installedIn(folder: string): N8nInstall {
	return {
		version: versionIn(folder),
		folder,
		node: nodeFor(folder),
		script: join(folder, 'node_modules/n8n/bin/n8n'),
	};
}

function versionIn(folder: string): string {
	const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
		dependencies: { n8n: string };
	};
	return dependencies.n8n;
}

/** The Node.js that runs the demo where n8n can use it, else the one from npm. */
function nodeFor(folder: string): string {
	if (USABLE_NODE_ABIS.includes(process.versions.modules)) return process.execPath;
	const bundled = bundledNode(folder);
	const program = join(bundled, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node');
	if (existsSync(program)) return program;
	throw new Error(
		`n8n needs Node.js 24 and this is ${process.version}. ` +
			`npm has no Node.js for ${process.platform} ${process.arch}: install Node.js 24, then start again.`,
	);
}

function bundledNode(folder: string): string {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	return join(folder, 'node_modules', `node-${platform}-${process.arch}`);
}
