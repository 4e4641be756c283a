import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { startSandbox } from '../../sandbox';

const MB = 1024 * 1024;

test('200 MB go down and up again without being held in memory', async () => {
	const sandbox = await startSandbox({ quiet: true, clock: 'manual' });
	const folder = mkdtempSync(path.join(tmpdir(), 'evovoice-large-'));
	try {
		const small = sandbox.office.addFile({ size: 2 * MB }).id;
		const large = sandbox.office.addFile({ size: 200 * MB }).id;
		const { username, password } = sandbox.logins.teamLead;
		const script = path.join(__dirname, 'largeFile.ts');
		const { stdout } = await promisify(execFile)(process.execPath, [
			'--expose-gc',
			'--import',
			'tsx',
			script,
			sandbox.url,
			username,
			password,
			small,
			large,
			folder,
		]);
		const { grewBy, bytes, uploaded } = JSON.parse(stdout) as Record<string, number>;
		expect(bytes).toBe(200 * MB);
		expect(sandbox.office.files.get(String(uploaded))!.contentLength).toBe(200 * MB);
		expect(grewBy).toBeLessThan(50 * MB);
	} finally {
		await sandbox.stop();
		rmSync(folder, { recursive: true });
	}
}, 120_000);
