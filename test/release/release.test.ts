import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const NOTES = '### Added\n\n- Something.';
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'evovoice-release-'));
	for (const part of ['.ci/release.mjs', 'package.json', 'package-lock.json', 'nodes']) {
		cpSync(part, path.join(folder, part), { recursive: true });
	}
	write(
		'CHANGELOG.md',
		`# Changelog\n\n## [Unreleased]\n\n## [${version}] - 2026-12-01\n\n${NOTES}\n`,
	);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);

function release(command: string, tag: string) {
	const { status, stdout, stderr } = spawnSync('node', ['.ci/release.mjs', command, tag], {
		cwd: folder,
		encoding: 'utf8',
	});
	return { status, said: `${stdout}${stderr}` };
}

test('a release whose tag, package, changelog and User-Agent agree may be published', () => {
	expect(release('check', version)).toEqual({ status: 0, said: '' });
	expect(release('notes', version).said).toBe(`${NOTES}\n`);
});

test('a tag that nothing agrees with is refused, and all that differs is said', () => {
	const { status, said } = release('check', '9.9.9');
	expect(status).toBe(1);
	for (const sentence of [
		`package.json has version ${version}`,
		`package-lock.json has version ${version}`,
		`the User-Agent has version ${version}`,
		'CHANGELOG.md has no section "## [9.9.9] - YYYY-MM-DD"',
	]) {
		expect(said).toContain(`The tag is 9.9.9, but ${sentence}.`);
	}
});

test.each([
	['has no date', `## [${version}]\n\n${NOTES}`],
	['is still called unreleased', `## [Unreleased]\n\n${NOTES}`],
	['is empty', `## [${version}] - 2026-12-01\n\n## [0.0.1] - 2026-01-01\n\n${NOTES}`],
])('a changelog whose section %s is refused', (_, changelog) => {
	write('CHANGELOG.md', changelog);
	expect(release('check', version)).toMatchObject({
		status: 1,
		said: expect.stringContaining('CHANGELOG.md'),
	});
});

test("n8n's tool lints and builds before it publishes, and publishes with provenance", () => {
	// Stands in for npm, and writes down how it was called.
	const log = path.join(folder, 'calls');
	write('npm', `#!/bin/sh\necho "$* provenance=$NPM_CONFIG_PROVENANCE" >> ${log}\n`);
	chmodSync(path.join(folder, 'npm'), 0o755);
	const tool = path.resolve('node_modules/@n8n/node-cli/bin/n8n-node.mjs');
	const { status } = spawnSync('node', [tool, 'release'], {
		cwd: folder,
		env: { ...process.env, GITHUB_ACTIONS: 'true', PATH: `${folder}:${process.env.PATH}` },
	});
	expect(status).toBe(0);
	expect(readFileSync(log, 'utf8').trim().split('\n')).toEqual([
		'run lint provenance=',
		'run build provenance=',
		'publish provenance=true',
	]);
});

test('the changelog keeps the usual form: what is not released stands first, then each version with its date', () => {
	const headings = readFileSync('CHANGELOG.md', 'utf8').match(/^## .*$/gm)!;
	expect(headings[0]).toBe('## [Unreleased]');
	for (const heading of headings.slice(1)) {
		expect(heading).toMatch(/^## \[\d+\.\d+\.\d+[\w.-]*\] - \d{4}-\d\d-\d\d$/);
	}
	const parts = readFileSync('CHANGELOG.md', 'utf8').match(/^### .*$/gm)!;
	const usual = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
	expect(parts.filter((part) => !usual.includes(part.slice(4)))).toEqual([]);
});
