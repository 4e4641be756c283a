import { execFileSync } from 'node:child_process';
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { INodeType } from 'n8n-workflow';

import { NODE_TYPE, run } from './harness';
import { useOffice } from './office';

const ROOT = path.resolve(__dirname, '../..');
const office = useOffice();
let copy: string;

beforeAll(() => {
	copy = mkdtempSync(path.join(tmpdir(), 'evovoice-contributing-'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** The files that the guide spells out, by their paths: each path stands before its block of code. */
function filesOfGuide(): Array<[file: string, code: string]> {
	const guide = readFileSync(path.join(ROOT, 'CONTRIBUTING.md'), 'utf8');
	const steps = guide.slice(guide.indexOf('## Add an operation'), guide.indexOf('## Run things'));
	return [...steps.matchAll(/`(nodes\/[\w/]+\.ts)`[^`]*```ts\n([^`]*)```/g)].map(
		([, file, code]) => [file, code.replace(/^ {3}/gm, '')],
	);
}

test('who follows the guide has an operation that works, with a filter, paging and a schema', async () => {
	for (const part of [
		'nodes',
		'credentials',
		'icons',
		'package.json',
		'tsconfig.json',
		'gulpfile.js',
	]) {
		cpSync(path.join(ROOT, part), path.join(copy, part), { recursive: true });
	}
	symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
	const files = filesOfGuide();
	expect(files).toHaveLength(3);
	for (const [file, code] of files) {
		mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
		writeFileSync(path.join(copy, file), code);
	}
	const index = path.join(copy, 'nodes/EvoVoice/resources/index.ts');
	const list = readFileSync(index, 'utf8').replace(
		/(RESOURCES: readonly Resource\[\] = \[)/,
		'$1\n\talert,',
	);
	writeFileSync(index, `import { alert } from './alert';\n${list}`);
	execFileSync('npm', ['run', 'build'], { cwd: copy, stdio: 'pipe' });

	const { EvoVoice } = createRequire(__filename)(
		path.join(copy, 'dist/nodes/EvoVoice/EvoVoice.node.js'),
	) as {
		EvoVoice: new () => INodeType;
	};
	const { items, error } = await run(
		{ ...office.credentials, ...office.sandbox.logins.manager },
		{ resource: 'alert', operation: 'getAll', filters: { nameFilter: 'zzz' }, returnAll: true },
		undefined,
		{},
		{ [NODE_TYPE]: new EvoVoice() },
	);
	expect(error).toBeUndefined();
	expect(items).toEqual([]);
	expect(office.arrived().map(({ path: asked }) => asked.split('?')[0])).toEqual([
		'/auth/status',
		'/alerts',
	]);
	expect(office.arrived()[1].path).toContain('nameFilter=zzz');
	const schema = path.join(copy, 'dist/nodes/EvoVoice/__schema__/v1.0.0/alert/getAll.json');
	expect(JSON.parse(readFileSync(schema, 'utf8'))).toMatchObject({
		properties: { id: { type: 'string' }, threshold: { type: 'number' } },
	});
}, 180_000);
