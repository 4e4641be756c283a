import { existsSync, readdirSync, readFileSync } from 'node:fs';

const README = readFileSync('README.md', 'utf8');

/** What README leads to: the files of the repository, and its own headings. */
const targets = [...README.matchAll(/(?:\]\(|src=")([^)"\s]+)/g)].map(([, target]) => target);

test('every file that README leads to exists', () => {
	const files = targets.filter((target) => !/^(https?:|#)/.test(target));
	expect(files.length).toBeGreaterThan(30);
	expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

test('every heading that README leads to exists', () => {
	const headings = [...README.matchAll(/^#+ (.+)$/gm)].map(
		([, words]) =>
			`#${words
				.toLowerCase()
				.replace(/[^\w -]/g, '')
				.replace(/ /g, '-')}`,
	);
	const named = targets.filter((target) => target.startsWith('#'));
	expect(named.length).toBeGreaterThan(5);
	expect(named.filter((heading) => !headings.includes(heading))).toEqual([]);
});

test('README leads to every example', () => {
	const examples = readdirSync('examples').map((file) => `examples/${file}`);
	expect(examples.filter((file) => !targets.includes(file))).toEqual([]);
});
