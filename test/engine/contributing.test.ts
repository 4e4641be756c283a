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

import type { INodeParameters, INodeType } from 'n8n-workflow';

import { NODE_TYPE, run } from './harness';
import { byId, useOffice } from './office';

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

/** Changes a file of the copy. */
function edit(file: string, change: (text: string) => string) {
	const whole = path.join(copy, file);
	writeFileSync(whole, change(readFileSync(whole, 'utf8')));
}

/** An operation with an ID in its path, and the list that offers the IDs, as the guide says it in words. */
function addOperationWithId() {
	const before = (name: string) => (text: string) =>
		text.replaceAll(`\t${name},\n`, `\tsearchAISessions,\n\t${name},\n`);
	edit(
		'nodes/shared/pickers/searchPages.ts',
		(text) => `${text}
export const searchAISessions = pagePicker({
	url: '/ai/sessions',
	filter: 'purpose',
	describe: ({ purpose }) => [purpose],
});
`,
	);
	edit('nodes/shared/pickers/index.ts', before('searchCustomers'));
	edit('nodes/EvoVoice/EvoVoice.node.ts', before('searchCustomers'));
	writeFileSync(
		path.join(copy, 'nodes/EvoVoice/resources/aiSession/get.ts'),
		`
import { aiSession } from '../../../shared/entities/aiSession';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { objectId } from '../fields/objectIds';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get AI session',
	description: 'Retrieve one AI session by its ID',
	method: 'GET',
	path: '/ai/sessions/{aiSessionId}',
	fields: [objectId(aiSession, 'searchAISessions', 'AI Session', 'The session to work with', 'e.g. a1')],
	answer: one(aiSession),
};
`,
	);
	edit('nodes/EvoVoice/resources/aiSession/index.ts', (text) =>
		`import { get } from './get';\n${text}`.replace('[getAll]', '[get, getAll]'),
	);
}

test('who follows the guide has operations that work, with a filter, paging, an ID and a schema', async () => {
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
	edit('nodes/EvoVoice/resources/index.ts', (text) =>
		`import { aiSession } from './aiSession';\n${text}`.replace(
			/(RESOURCES: readonly Resource\[\] = \[)/,
			'$1\n\taiSession,',
		),
	);
	addOperationWithId();
	execFileSync('npm', ['run', 'build'], { cwd: copy, stdio: 'pipe' });

	const { EvoVoice } = createRequire(__filename)(
		path.join(copy, 'dist/nodes/EvoVoice/EvoVoice.node.js'),
	) as {
		EvoVoice: new () => INodeType;
	};
	const node = new EvoVoice();
	const aiSessions = async (operation: string, parameters: INodeParameters) =>
		await run(
			{ ...office.credentials, ...office.sandbox.logins.administrator },
			{ resource: 'aiSession', operation, ...parameters },
			undefined,
			{},
			{ [NODE_TYPE]: node },
		);
	const filters = { purpose: 'zzz' };
	const { items, error } = await aiSessions('getAll', { filters, returnAll: true });
	expect(error).toBeUndefined();
	expect(items).toEqual([]);
	expect(office.arrived().map(({ path: asked }) => asked.split('?')[0])).toEqual([
		'/auth/status',
		'/ai/sessions',
	]);
	expect(office.arrived()[1].path).toContain('purpose=zzz');
	const unknown = await aiSessions('get', { aiSessionId: byId('a/1') });
	expect(unknown.error?.message).toBe("The AI session 'a/1' was not found");
	expect(office.arrived().at(-1)!.path).toBe('/ai/sessions/a%2F1');
	expect(node.methods?.listSearch).toHaveProperty('searchAISessions');
	const schema = path.join(copy, 'dist/nodes/EvoVoice/__schema__/v1.0.0/aiSession/getAll.json');
	expect(JSON.parse(readFileSync(schema, 'utf8'))).toMatchObject({
		properties: { id: { type: 'string' }, purpose: { type: 'string' } },
	});
}, 180_000);
