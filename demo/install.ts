import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { beforeExit } from './cleanup';
import { run } from './run';

/** A complete n8n on this machine: the Node.js program to run it with, and its start script. */
export interface N8nInstall {
	folder: string;
	node: string;
	script: string;
}

type Say = (line: string) => void;

const LOCKED = join(__dirname, 'n8n');
const PNPM = join(__dirname, '..', 'node_modules', 'pnpm', 'bin', 'pnpm.cjs');

/** isolated-vm, which runs n8n's expressions, carries binaries for Node.js 24 (137) and 26 (147). */
const USABLE_NODE_ABIS = ['137', '147'];

/**
 * Brings the n8n that `demo/n8n` pins, from the cache folder or, the first time, from npm.
 * An installation counts only under its final name, which it gets when it is complete.
 * @throws Error when the installation does not succeed, or no Node.js for n8n is at hand.
 */
export async function ensureN8n(say: Say): Promise<N8nInstall> {
	const cache = cacheFolder();
	const final = join(cache, `n8n-${lockHash()}-${process.platform}-${process.arch}`);
	if (!existsSync(final)) await installInto(final, cache, say);
	return installedIn(final);
}

function cacheFolder(): string {
	const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
	return resolve(base, 'n8n-nodes-evovoice');
}

function lockHash(): string {
	const hash = createHash('sha256');
	for (const file of ['package.json', 'pnpm-lock.yaml']) {
		hash.update(readFileSync(join(LOCKED, file)));
	}
	return hash.digest('hex').slice(0, 12);
}

async function installInto(final: string, cache: string, say: Say): Promise<void> {
	await removeInterrupted(cache);
	const partial = join(cache, `partial-${process.pid}`);
	mkdirSync(partial, { recursive: true });
	beforeExit(() => rm(partial, { recursive: true, force: true, maxRetries: 5 }));
	cpSync(LOCKED, partial, { recursive: true });
	say('Installing n8n 2.41 (only this once: 2 to 4 minutes, 2 GB in the cache folder) ...');
	await installPackages(partial, cache, say);
	const { node } = installedIn(partial);
	say('Preparing the database driver of n8n (about a minute where it is compiled) ...');
	await prepareSqlite(partial, node, cache);
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

function atMostEvery(pauseMs: number, tell: Say): Say {
	let last = 0;
	return (line) => {
		if (Date.now() - last < pauseMs) return;
		last = Date.now();
		tell(line);
	};
}

function installedIn(folder: string): N8nInstall {
	return { folder, node: nodeFor(folder), script: join(folder, 'node_modules/n8n/bin/n8n') };
}

/** The Node.js that runs the demo where n8n can use it, else the one from npm. */
function nodeFor(folder: string): string {
	if (USABLE_NODE_ABIS.includes(process.versions.modules)) return process.execPath;
	const bundled = bundledNode(folder);
	const program = join(bundled, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node');
	if (existsSync(program)) return program;
	throw new Error(
		`n8n 2.41 needs Node.js 24 and this is ${process.version}. ` +
			`npm has no Node.js for ${process.platform} ${process.arch}: install Node.js 24, then start again.`,
	);
}

function bundledNode(folder: string): string {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	return join(folder, 'node_modules', `node-${platform}-${process.arch}`);
}

/**
 * Does what sqlite3's own install script does: takes the published binary, and compiles where there
 * is none to be had (a closed network). Scripts are off for all packages, so it is done by name.
 */
async function prepareSqlite(folder: string, node: string, cache: string): Promise<void> {
	const sqlite = sqliteFolder(folder);
	const env = { ...cachedEnvironment(cache), PATH: `${dirname(node)}:${process.env.PATH}` };
	const loads = (): Promise<string> => run(node, ['-e', 'require("sqlite3")'], { cwd: sqlite });
	try {
		const prebuild = createRequire(join(sqlite, 'package.json')).resolve('prebuild-install/bin.js');
		await run(node, [prebuild, '-r', 'napi'], { cwd: sqlite, env, timeoutMs: 30_000 });
		await loads();
	} catch {
		await run(node, compileArguments(folder), { cwd: sqlite, env });
		await loads();
	}
}

function sqliteFolder(folder: string): string {
	const n8n = realpathSync(join(folder, 'node_modules/n8n'));
	return realpathSync(join(n8n, '..', 'sqlite3'));
}

/** Node's headers come with its npm package; without it, node-gyp fetches them. */
function compileArguments(folder: string): string[] {
	const compile = [join(folder, 'node_modules/node-gyp/bin/node-gyp.js'), 'rebuild'];
	const bundled = bundledNode(folder);
	return existsSync(join(bundled, 'include')) ? [...compile, `--nodedir=${bundled}`] : compile;
}
