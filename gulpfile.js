const { mkdirSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { dest, series, src } = require('gulp');

/** Copies what the TypeScript compiler leaves out: icons, codex files and the trigger's schema. */
function assets() {
	return src(['icons/**/*.svg', 'nodes/**/*.json'], { base: '.', encoding: false }).pipe(
		dest('dist'),
	);
}

const TYPES = { text: 'string', number: 'number', flag: 'boolean', struct: 'object' };

/** A shape of nodes/shared/entities as JSON schema; `data` can be anything. */
function schemaOf(shape) {
	if (shape === 'data') return {};
	if (typeof shape === 'string') return { type: TYPES[shape] };
	if (shape.list) return { type: 'array', items: schemaOf(shape.list) };
	return { type: 'object', properties: schemasOf(shape.of) };
}

const schemasOf = (shapes) =>
	Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, schemaOf(shape)]));

/** Writes what each operation returns, for the editor and AI agents, from what the node declares. */
async function schemas() {
	const ofTrigger = './dist/nodes/EvoVoiceTrigger/__schema__/v1.0.0.json';
	writeFileSync(ofTrigger, JSON.stringify(require(ofTrigger)));
	const { RESOURCES } = require('./dist/nodes/EvoVoice/resources');
	for (const { value: resource, operations } of RESOURCES) {
		for (const { value: operation, answer } of operations) {
			// Nobody knows what an undocumented answer holds.
			if (Object.keys(answer.gives).length === 0) continue;
			const file = join('dist/nodes/EvoVoice/__schema__/v1.0.0', resource, `${operation}.json`);
			mkdirSync(dirname(file), { recursive: true });
			const schema = { type: 'object', properties: schemasOf(answer.gives), version: 1 };
			writeFileSync(file, `${JSON.stringify(schema)}\n`);
		}
	}
}

/** Indents with tabs, as the sources do: the four spaces of the compiler make the package larger. */
async function tabs() {
	const files = readdirSync('dist', { recursive: true }).filter((name) => name.endsWith('.js'));
	for (const file of files.map((name) => join('dist', name))) {
		const text = readFileSync(file, 'utf8');
		writeFileSync(
			file,
			text.replace(/^(?: {4})+/gm, ({ length }) => '\t'.repeat(length / 4)),
		);
	}
}

/** Takes the blanks out of the trigger's schema: what is published stays small. */
async function triggerSchema() {
	const file = 'dist/nodes/EvoVoiceTrigger/__schema__/v1.0.0.json';
	writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))));
}

exports.default = series(assets, schemas, tabs, triggerSchema);
