import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { run } from './run';

/** Where the database driver of one n8n comes from and goes to. */
export interface DriverPlace {
	/** An n8n with its packages. */
	folder: string;
	/** The Node.js that runs this n8n. */
	node: string;
	/** The folder with the headers of that Node.js, if it comes from npm. */
	headers?: string;
	/** Where the driver is cached for other versions of n8n. */
	cache: string;
	env: NodeJS.ProcessEnv;
}

/**
 * Gives n8n its database driver: the one that another version of n8n has got already, else what
 * sqlite3's own install script takes: the published binary, and where there is none to be had (a
 * closed network) a compiled one. Scripts are off for all packages, so it is done by name.
 * @throws Error when it cannot be compiled
 */
export async function prepareSqlite(place: DriverPlace): Promise<void> {
	const sqlite = sqliteFolder(place.folder);
	const cached = join(place.cache, await driverName(sqlite, place.node));
	const build = join(sqlite, 'build');
	if (existsSync(cached)) {
		cpSync(cached, build, { recursive: true });
		return loads(sqlite, place);
	}
	await fetchOrCompile(sqlite, place);
	await keep(build, cached);
}

async function driverName(sqlite: string, node: string): Promise<string> {
	const { version } = JSON.parse(readFileSync(join(sqlite, 'package.json'), 'utf8')) as {
		version: string;
	};
	const abi = (await run(node, ['-p', 'process.versions.modules'], { cwd: sqlite })).trim();
	return `sqlite3-${version}-${abi}-${process.platform}-${process.arch}`;
}

async function fetchOrCompile(sqlite: string, place: DriverPlace): Promise<void> {
	const env = { ...place.env, PATH: `${dirname(place.node)}:${process.env.PATH}` };
	try {
		const prebuild = createRequire(join(sqlite, 'package.json')).resolve('prebuild-install/bin.js');
		const fetched = [prebuild, '-r', 'napi'];
		await run(place.node, fetched, { cwd: sqlite, env, timeoutMs: 30_000 });
		await loads(sqlite, place);
	} catch {
		await run(place.node, compileArguments(place), { cwd: sqlite, env });
		await loads(sqlite, place);
	}
}

async function loads(sqlite: string, { node }: DriverPlace): Promise<void> {
	await run(node, ['-e', 'require("sqlite3")'], { cwd: sqlite });
}

/** Node's headers come with its npm package; without it, node-gyp fetches them. */
function compileArguments({ folder, headers }: DriverPlace): string[] {
	const compile = [join(folder, 'node_modules/node-gyp/bin/node-gyp.js'), 'rebuild'];
	return headers ? [...compile, `--nodedir=${headers}`] : compile;
}

/** A driver counts only under its final name; if another demo was faster, that one's serves. */
async function keep(build: string, cached: string): Promise<void> {
	const partial = mkdtempSync(`${cached}-`);
	cpSync(join(build, 'Release', 'node_sqlite3.node'), join(partial, 'Release/node_sqlite3.node'));
	await rename(partial, cached).catch(() => rm(partial, { recursive: true }));
}

function sqliteFolder(folder: string): string {
	const n8n = realpathSync(join(folder, 'node_modules/n8n'));
	return realpathSync(join(n8n, '..', 'sqlite3'));
}
