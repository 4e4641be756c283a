import { spawn, type SpawnOptions } from 'node:child_process';
import { beforeExit } from './cleanup';

export interface CommandOptions {
	cwd: string;
	env?: NodeJS.ProcessEnv;
	timeoutMs?: number;
	onLine?: (line: string) => void;
}

/**
 * Runs a command to its end, and returns what it printed (both streams).
 * @throws Error with the last lines of the output when it cannot start or ends with another code than 0.
 */
export function run(command: string, args: string[], options: CommandOptions): Promise<string> {
	const spawnOptions: SpawnOptions = {
		cwd: options.cwd,
		env: options.env ?? process.env,
		stdio: ['ignore', 'pipe', 'pipe'],
		timeout: options.timeoutMs,
	};
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, spawnOptions);
		let output = '';
		const collect = (chunk: Buffer): void => {
			output += chunk.toString();
			for (const line of chunk.toString().split('\n')) options.onLine?.(line.trim());
		};
		child.stdout?.on('data', collect);
		child.stderr?.on('data', collect);
		child.on('error', reject);
		child.on('close', (code) => {
			if (code === 0) return resolve(output);
			reject(new Error(`${command} ${args.join(' ')} ended with code ${code}\n${tail(output)}`));
		});
		const closed = new Promise<void>((done) => child.once('close', () => done()));
		beforeExit(() => (child.kill() ? closed : undefined));
	});
}

/** The last lines of a text, for a report. */
export function tail(text: string, lines = 25): string {
	return text.trimEnd().split('\n').slice(-lines).join('\n');
}
