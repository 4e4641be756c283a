import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const MAIN = path.join(__dirname, '../../sandbox/main.ts');

function run(...options: string[]): { process: ChildProcess; output: () => string } {
	const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...options]);
	let text = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
	}
	return { process: child, output: () => text };
}

async function printed(output: () => string, wanted: string): Promise<string> {
	while (!output().includes(wanted)) await new Promise((resolve) => setTimeout(resolve, 20));
	return output();
}

test('prints address and logins, takes the next free port, and stops on Ctrl-C', async () => {
	const taken = createServer().listen(0, '127.0.0.1');
	await once(taken, 'listening');
	const { port } = taken.address() as AddressInfo;
	const { process: child, output } = run('--port', String(port), '--quiet');
	try {
		const text = await printed(output, 'Ctrl-C');
		const url = /http:\/\/127\.0\.0\.1:(\d+)/.exec(text)!;
		expect(Number(url[1])).toBeGreaterThan(port);
		const [, username, password] = /phone user\s+(\S+)\s+(\S+)/.exec(text)!;
		const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
		const headers = { authorization, accept: 'application/json' };
		expect((await fetch(`${url[0]}/sessions/active`, { headers })).status).toBe(200);
		child.kill('SIGINT');
		const [code] = (await once(child, 'exit')) as [number | null];
		expect(code).toBe(0);
	} finally {
		child.kill('SIGKILL');
		taken.close();
	}
});

test('says what an option takes', async () => {
	const { process: child, output } = run('--port', 'high');
	const [code] = (await once(child, 'exit')) as [number | null];
	expect(code).toBe(1);
	expect(output()).toContain('--port takes a whole number, not "high"');
});
