// ESLint takes this file before eslint.config.mjs, which is n8n's own and stays as n8n wants it. What is
// published follows that one, to the letter; tools and tests may use what n8n forbids in a node.
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
