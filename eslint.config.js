// Of the two configurations ESLint reads this one: it looks for .js before .mjs. n8n's strict mode wants
// eslint.config.mjs unchanged, and would apply its rules for nodes to tools and tests as well. Here they
// apply to what is published only; a test in test/release compares the two files.
const js = require('@eslint/js');
const { config } = require('@n8n/node-cli/eslint');
const tseslint = require('typescript-eslint');

const PUBLISHED = ['nodes/**/*.ts', 'credentials/**/*.ts'];

module.exports = [
	{ ignores: ['test/fixtures'] },
	...config.map((part) => (part.files?.includes('**/*.ts') ? { ...part, files: PUBLISHED } : part)),
	...tseslint.config({
		files: ['**/*.ts'],
		ignores: PUBLISHED,
		extends: [js.configs.recommended, ...tseslint.configs.recommended],
	}),
];
