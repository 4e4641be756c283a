import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { license, repository, n8n, scripts, dependencies, devDependencies } = JSON.parse(
	readFileSync('package.json', 'utf8'),
) as {
	license: string;
	repository: { directory?: string };
	n8n: object;
	scripts: Record<string, string>;
	dependencies?: object;
	devDependencies: Record<string, string>;
};

// The rules of n8n judge otherwise when they are tested themselves.
const environment = { ...process.env, NODE_ENV: '' };

/** What a program of Node.js prints. */
const printed = (...args: string[]) =>
	execFileSync('node', args, { encoding: 'utf8', env: environment });

test("n8n's scanner for verified packages finds nothing in the sources, and nothing in what is published", () => {
	expect(printed('.ci/scan.mjs').match(/: passed$/gm)).toHaveLength(2);
}, 60_000);

test("n8n's own tool says that the package is eligible for n8n Cloud", () => {
	const said = printed('node_modules/@n8n/node-cli/bin/n8n-node.mjs', 'cloud-support');
	expect(said).toMatch(/Strict mode: .*enabled/);
	expect(said).toMatch(/ESLint config: .*using default config/);
	expect(said).not.toContain('NOT');
	expect(n8n).toMatchObject({ n8nNodesApiVersion: 1, strict: true });
});

test("what is published is linted by n8n's own configuration, to the letter", () => {
	const script = `
		import { ESLint } from 'eslint';
		const [ours, theirs] = ['eslint.config.js', 'eslint.config.mjs'].map(
			(overrideConfigFile) => new ESLint({ overrideConfigFile }),
		);
		const plain = ({ plugins, languageOptions, ...config }) =>
			JSON.stringify([config, Object.keys(plugins), languageOptions.parser.meta]);
		for (const file of process.argv.slice(1)) {
			const [one, other] = await Promise.all([ours, theirs].map((eslint) => eslint.calculateConfigForFile(file)));
			console.log(Object.keys(one.rules).length > 20, plain(one) === plain(other));
		}`;
	const files = [
		'package.json',
		'credentials/EvoVoiceApi.credentials.ts',
		'nodes/EvoVoice/EvoVoice.node.ts',
		'nodes/shared/api/send.ts',
	];
	expect(
		printed('--input-type=module', '--eval', script, ...files)
			.trim()
			.split('\n'),
	).toEqual(files.map(() => 'true true'));
}, 60_000);

test('require-mit-license, no-monorepo: the package is MIT, and the root of its repository', () => {
	expect(license).toBe('MIT');
	expect(readFileSync('LICENSE', 'utf8')).toContain('MIT License');
	expect(repository).not.toHaveProperty('directory');
});

test('nothing is installed beside the package, and the tool that n8n asks for is there to publish it', () => {
	expect(dependencies).toBeUndefined();
	const [, minor] = devDependencies['@n8n/node-cli'].split('.');
	expect(Number(minor)).toBeGreaterThanOrEqual(23);
});

test('every development dependency is used', () => {
	const files = execFileSync('git', ['ls-files', '*.ts', '*.js', '*.mjs', '*.cjs'], {
		encoding: 'utf8',
	});
	const code = files
		.trim()
		.split('\n')
		.map((file) => readFileSync(file, 'utf8'))
		.join('\n');
	const commands = Object.values(scripts).join(' ');
	const isUsed = (name: string): boolean => {
		if (name.startsWith('@types/')) return name === '@types/node' || isUsed(name.slice(7));
		// Several versions of one package have names that are put together.
		const sought = name.replace(/-[\d.]+$/, '-');
		// What another one asks for as its peer.
		const peerOf: Record<string, string> = { '@swc/core': '@swc/jest', zod: 'n8n-core' };
		if (name in peerOf) return isUsed(peerOf[name]);
		return (
			[`'${sought}`, `/${sought}`, `\`${sought}`].some((use) => code.includes(use)) ||
			commands.includes(sought)
		);
	};
	const names = Object.keys(devDependencies);
	expect(names.length).toBeGreaterThan(25);
	expect(names.filter((name) => !isUsed(name))).toEqual([]);
});
