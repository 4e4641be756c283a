import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

/** The files of the project, without what others wrote or a program made. */
const files = ['bench', 'credentials', 'demo', 'docs', 'nodes', 'queue', 'sandbox', 'test']
	.flatMap((folder) =>
		readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
	)
	.filter((file) => /\.(ts|js|cjs|css|html)$/.test(file) && !file.startsWith('test/fixtures/'));
const within = (folder: string) => files.filter((file) => file.startsWith(folder));
const linesOf = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n');
const longerThan = (most: number, among: string[]) =>
	among.filter((file) => linesOf(file).length > most);
const importsOf = (file: string) =>
	linesOf(file).flatMap((line) => /from '(\.[^']+)'/.exec(line)?.[1] ?? []);

test('no file has more than 300 lines', () => {
	expect(files.length).toBeGreaterThan(300);
	expect(longerThan(300, files)).toEqual([]);
});

test('an operation is a file of less than 60 lines that holds data', () => {
	const operations = within('nodes/EvoVoice/resources/').filter((file) =>
		/\b(Waiting)?Operation = \{$/m.test(readFileSync(file, 'utf8')),
	);
	expect(operations.length).toBeGreaterThan(45);
	expect(longerThan(59, operations)).toEqual([]);
	const working = /\b(function|async|await|throw|return|if|for|while)\b\s*[({]/;
	expect(operations.filter((file) => linesOf(file).some((line) => working.test(line)))).toEqual([]);
});

test('what both nodes use lies beside them: neither imports from the other, and nothing shared from either', () => {
	const found = (folder: string, strange: RegExp) =>
		within(folder).filter((file) => importsOf(file).some((from) => strange.test(from)));
	expect(found('nodes/EvoVoice/', /EvoVoiceTrigger/)).toEqual([]);
	expect(found('nodes/EvoVoiceTrigger/', /EvoVoice\//)).toEqual([]);
	expect(found('nodes/shared/', /EvoVoice/)).toEqual([]);
});

test('no text of the sources begins a line with four spaces, which the build takes for indentation', () => {
	const found = within('nodes/').filter((file) => linesOf(file).some((line) => /^ {4}/.test(line)));
	expect(found).toEqual([]);
});

test('what is published is small, and needs nothing installed beside it', () => {
	const [{ size, files: packed }] = JSON.parse(
		execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' }),
	) as Array<{ size: number; files: Array<{ path: string }> }>;
	expect(size).toBeLessThan(130_000);
	expect(packed.map(({ path }) => path)).toContain('dist/nodes/EvoVoice/EvoVoice.node.js');
	const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as object & {
		dependencies?: object;
	};
	expect(dependencies).toBeUndefined();
});
