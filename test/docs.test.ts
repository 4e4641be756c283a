import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { RESOURCES } from '../nodes/EvoVoice/resources';

const FOLDERS = ['.', 'bench', 'docs', 'docs/resources'];
const pages = FOLDERS.flatMap((folder) =>
	readdirSync(folder)
		.filter((name) => name.endsWith('.md'))
		.map((name) => path.join(folder, name)),
);
const textOf = (page: string) => readFileSync(page, 'utf8');

/** What a page leads to, pictures included; what stands in code is no link. */
function targetsOf(page: string): string[] {
	const text = textOf(page).replace(/^```[^]*?^```/gm, '');
	return [...text.matchAll(/(?:\]\(|src=")([^)"\s]+)/g)].map(([, target]) => target);
}

const resolved = (page: string, target: string) =>
	path.join(path.dirname(page), target.split('#')[0]);

/** The anchors of a page, as GitHub makes them of its headings. */
function anchorsOf(page: string): string[] {
	const text = textOf(page).replace(/^```[^]*?^```/gm, '');
	return [...text.matchAll(/^#+ (.+)$/gm)].map(([, words]) =>
		words
			.toLowerCase()
			.replace(/[^\w -]/g, '')
			.replace(/ /g, '-'),
	);
}

test('there are pages to walk', () => {
	expect(pages.length).toBeGreaterThan(20);
	expect(pages.flatMap(targetsOf).length).toBeGreaterThan(200);
});

test.each(pages)('every file and heading that %s leads to is there', (page) => {
	const own = targetsOf(page).filter((target) => !/^https?:/.test(target));
	const files = own.filter((target) => !target.startsWith('#'));
	expect(files.filter((target) => !existsSync(resolved(page, target)))).toEqual([]);
	const withAnchor = own.filter((target) => target.includes('#'));
	const lost = withAnchor.filter((target) => {
		const [file, anchor] = target.split('#');
		return !anchorsOf(file ? resolved(page, file) : page).includes(anchor);
	});
	expect(lost).toEqual([]);
});

test.each(pages)('what %s leads to outside is encrypted, and this repository', (page) => {
	const outside = targetsOf(page).filter((target) => /^https?:/.test(target));
	expect(outside.filter((target) => !URL.canParse(target) || !target.startsWith('https:'))).toEqual(
		[],
	);
	const repositories = outside.filter((target) => /github\.com\/n8n-nodes-evovoice/.test(target));
	const { homepage } = JSON.parse(textOf('package.json')) as { homepage: string };
	const own = homepage.split('#')[0];
	expect(repositories.filter((target) => !target.startsWith(own))).toEqual([]);
});

test('every page, example and picture is led to', () => {
	const led = pages.flatMap((page) => targetsOf(page).map((target) => resolved(page, target)));
	const there = [
		...pages.filter((page) => page.startsWith('docs/')),
		...readdirSync('examples').map((file) => `examples/${file}`),
		...readdirSync('docs')
			.filter((file) => file.endsWith('.png'))
			.map((file) => `docs/${file}`),
	];
	expect(there.length).toBeGreaterThan(50);
	expect(there.filter((file) => !led.includes(file))).toEqual([]);
});

test('every command that the pages name can be run', () => {
	const { scripts } = JSON.parse(textOf('package.json')) as { scripts: object };
	const named = pages.flatMap((page) =>
		[...textOf(page).matchAll(/npm run ([a-z]+)/g)].map(([, script]) => script),
	);
	expect(named.length).toBeGreaterThan(10);
	expect(named.filter((script) => !(script in scripts))).toEqual([]);
});

test('every operation that the pages name is there', () => {
	const operations = RESOURCES.flatMap(({ name, operations: found, waiting }) =>
		[...found, ...(waiting ? [waiting] : [])].map((operation) => `${name} > ${operation.name}`),
	);
	const names = RESOURCES.map(({ name }) => name).join('|');
	const named = pages.flatMap((page) => {
		const text = textOf(page).replaceAll(/\s+/g, ' ');
		return [...text.matchAll(new RegExp(`\\*\\*((?:${names}) > [^*]+)\\*\\*`, 'g'))];
	});
	expect(named.length).toBeGreaterThan(20);
	expect(named.map(([, words]) => words).filter((words) => !operations.includes(words))).toEqual(
		[],
	);
});

/** The files that a walk of CONTRIBUTING names; a name without a folder is in that of the one before. */
function filesOfWalk(walk: string): string[] {
	const roots: Record<string, string> = {
		N: 'nodes/EvoVoice',
		T: 'nodes/EvoVoiceTrigger',
		S: 'nodes/shared',
	};
	let folder = '';
	return [...walk.matchAll(/`([\w/.]+\.ts)`/g)].map(([, name]) => {
		const isWhole = /^[NTS]\//.test(name);
		const file = isWhole ? roots[name[0]] + name.slice(1) : path.join(folder, name);
		if (isWhole) folder = path.dirname(file);
		return file;
	});
}

test.each(['One field', 'One event', 'One answer'])('the walk of %s names its files', (name) => {
	const [walk] = new RegExp(`\\*\\*${name}[^]*?\\n\\n`).exec(textOf('CONTRIBUTING.md'))!;
	const files = new Set(filesOfWalk(walk));
	expect([...files].filter((file) => !existsSync(file))).toEqual([]);
	expect(Number(/\((\d+)\s+files\)/.exec(walk)![1])).toBe(files.size);
});

test('every term of the page Words is at home in files that are there', () => {
	const text = textOf('CONTRIBUTING.md');
	const words = text.slice(text.indexOf('## Words'), text.indexOf('## Three walks'));
	const files = [...words.matchAll(/`((?:EvoVoice|EvoVoiceTrigger|shared)\/[\w/.]+)`/g)];
	expect(files.length).toBeGreaterThan(25);
	expect(files.map(([, file]) => `nodes/${file}`).filter((file) => !existsSync(file))).toEqual([]);
});

test('what the code says in the pages is what it says now', () => {
	const { status, stdout } = spawnSync('npx', ['tsx', 'docs/generate/main.ts', '--check'], {
		encoding: 'utf8',
	});
	expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
}, 120_000);

test('README can be read in a few minutes', () => {
	expect(textOf('README.md').split('\n').length).toBeLessThan(250);
});

test('no picture is larger than a page needs', () => {
	const tracked = execFileSync('git', ['ls-files', 'docs/*.png'], { encoding: 'utf8' });
	for (const file of tracked.trim().split('\n')) {
		expect(readFileSync(file).length).toBeLessThan(500_000);
	}
});
