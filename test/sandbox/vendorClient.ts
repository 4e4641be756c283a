import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Sandbox } from '../../sandbox';

/**
 * The folder with the source of the vendor's own command line client, with its packages installed
 * (`git clone https://github.com/Evo-Technologies/evo-voice-cli && npm ci`).
 */
export const VENDOR_CLIENT = process.env.EVOV_FOLDER && path.resolve(process.env.EVOV_FOLDER);

const STAGING = 'https://team.evovoice.io';
const COPIED = ['package.json', 'tsconfig.json', 'tsup.config.ts', 'src', 'scripts'];

interface Outcome {
	code: number;
	stdout: string;
	stderr: string;
}

/** A build of the vendor's client whose staging address is that of a sandbox. */
export class VendorClient {
	private constructor(
		readonly folder: string,
		private readonly env: NodeJS.ProcessEnv,
	) {}

	/** Builds a copy; the client's own folder stays as it is. @throws Error where that fails */
	static async build(source: string, sandbox: Sandbox): Promise<VendorClient> {
		const folder = await mkdtemp(path.join(tmpdir(), 'evov-'));
		for (const name of COPIED) {
			await cp(path.join(source, name), path.join(folder, name), { recursive: true });
		}
		await symlink(path.join(source, 'node_modules'), path.join(folder, 'node_modules'));
		const config = path.join(folder, 'src/config.ts');
		const text = await readFile(config, 'utf8');
		if (!text.includes(STAGING)) throw new Error(`The client no longer names ${STAGING}`);
		await writeFile(config, text.replace(STAGING, sandbox.url));
		const env = {
			PATH: process.env.PATH,
			EVO_VOICE_CONFIG_DIR: path.join(folder, 'config'),
			EVO_VOICE_CACHE_DIR: path.join(folder, 'cache'),
			EVO_VOICE_NO_BANNER: '1',
		};
		const client = new VendorClient(folder, env);
		const built = await client.node(['node_modules/tsup/dist/cli-default.js']);
		if (built.code !== 0) throw new Error(`The client does not build: ${built.stderr}`);
		return client;
	}

	/** What a command answers. @throws Error where it does not succeed */
	async run<T>(...command: string[]): Promise<T> {
		const { code, stdout, stderr } = await this.node(['dist/cli.js', ...command]);
		if (code !== 0) throw new Error(`evov ${command.join(' ')} ended with ${code}: ${stderr}`);
		return JSON.parse(stdout) as T;
	}

	/** Keeps JSON in the client's folder, and returns the path of the file. */
	async save(name: string, content: unknown): Promise<string> {
		const file = path.join(this.folder, name);
		await writeFile(file, JSON.stringify(content));
		return file;
	}

	/** Runs a script of the client's folder. */
	async node(command: string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
		const options = { cwd: this.folder, env: { ...this.env, ...env } };
		return await new Promise((resolve) => {
			execFile(process.execPath, command, options, (failure, stdout, stderr) => {
				const code = failure ? Number(failure.code ?? 1) : 0;
				resolve({ code, stdout, stderr });
			});
		});
	}

	async remove(): Promise<void> {
		await rm(this.folder, { recursive: true, force: true });
	}
}
