import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { run } from './run';

const PROJECT = join(__dirname, '..');

/**
 * Puts a package where n8n looks for community packages: packed as for publishing, then unpacked.
 * @param userFolder n8n's user folder (N8N_USER_FOLDER)
 * @param project folder of the package; this project, built, when left out
 */
export async function installPackage(userFolder: string, project = PROJECT): Promise<void> {
	const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', userFolder];
	const printed = await run('npm', args, { cwd: project });
	const [packed] = JSON.parse(printed.slice(printed.indexOf('['))) as PackedPackage[];
	const tarball = join(userFolder, basename(packed.filename));
	const target = join(userFolder, '.n8n', 'nodes', 'node_modules', packed.name);
	await mkdir(target, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1'], { cwd: userFolder });
	await rm(tarball);
}

interface PackedPackage {
	name: string;
	filename: string;
}
