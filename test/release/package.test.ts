import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { license, repository, n8n, dependencies, devDependencies } = JSON.parse(
	readFileSync('package.json', 'utf8'),
) as {
	license: string;
	repository: { directory?: string };
	n8n: object;
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
