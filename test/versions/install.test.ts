import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

/** Settings of the project, which npm hands on to what it runs, are not those of the user. */
const env = Object.fromEntries(
	Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)),
);

/** Runs npm without a registry, so that it cannot bring anything more. */
const npm = (folder: string, ...args: string[]) =>
	execFileSync('npm', [...args, '--offline', '--userconfig', path.join(folder, 'none')], {
		cwd: folder,
		env,
		stdio: ['ignore', 'pipe', 'pipe'],
	});

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'evovoice-install-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('npm install brings the package and nothing else', () => {
	const [{ filename }] = JSON.parse(
		execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
			cwd: ROOT,
			encoding: 'utf8',
		}),
	) as Array<{ filename: string }>;
	npm(folder, 'install', `./${filename}`);
	const installed = path.join(folder, 'node_modules');
	expect(readdirSync(installed).filter((name) => !name.startsWith('.'))).toEqual([
		'n8n-nodes-evovoice',
	]);
	const { n8n } = JSON.parse(
		readFileSync(path.join(installed, 'n8n-nodes-evovoice/package.json'), 'utf8'),
	) as { n8n: { nodes: string[]; credentials: string[] } };
	for (const file of [...n8n.nodes, ...n8n.credentials]) {
		expect(readFileSync(path.join(installed, 'n8n-nodes-evovoice', file), 'utf8')).toContain(
			'class',
		);
	}
});
