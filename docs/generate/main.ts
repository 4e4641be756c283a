import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { RESOURCES } from '../../nodes/EvoVoice/resources';
import { json, table } from './markdown';
import { loginOf, operationsOf, resourcePage } from './resourcePage';
import { runAll, type Runs } from './sandboxRuns';
import { eventTables, filterTables } from './triggerParts';

const FOLDER = 'docs/resources';
const pageOf = (resource: string) => `${FOLDER}/${resource}.md`;

/** The table of all operations, with links to the pages that stand in `folder`. */
function operationsTable(folder: string): string {
	const rows = RESOURCES.map((resource) => [
		`[${resource.name}](${folder}/${resource.value}.md)`,
		operationsOf(resource)
			.map(({ name }) => name)
			.join(', '),
		[...new Set(operationsOf(resource).map(({ roles }) => loginOf(roles)))].join('; '),
	]);
	return table(['Resource', 'Operations', 'Login'], rows);
}

/** The parts that the code writes into pages which people write, by the name in their markers. */
const partsOf = ({ trigger, events }: Runs): Record<string, () => string> => ({
	'operations of README.md': () => operationsTable(FOLDER),
	'operations of docs/README.md': () => operationsTable('resources'),
	'events of docs/trigger.md': () => eventTables(trigger),
	'filters of docs/trigger.md': () => filterTables(trigger),
	'items of docs/trigger.md': () => [...events.values()].map(json).join('\n\n'),
});

/** A page with its parts between `<!-- name -->` and `<!-- end -->` made anew. */
function withParts(file: string, runs: Runs): string {
	let text = readFileSync(file, 'utf8');
	for (const [name, make] of Object.entries(partsOf(runs))) {
		const [part, , page] = name.split(' ');
		if (page !== file) continue;
		const between = new RegExp(`(<!-- ${part} -->)[^]*?(<!-- end -->)`);
		if (!between.test(text)) throw new Error(`${file} has no place for its ${part}`);
		text = text.replace(between, (_, start, end) => `${start}\n\n${make()}\n\n${end}`);
	}
	return text;
}

/** Every page that the code writes, whole or in part, by its path. */
async function makePages(): Promise<Map<string, string>> {
	const runs = await runAll();
	const pages = new Map<string, string>();
	for (const resource of RESOURCES) pages.set(pageOf(resource.value), resourcePage(resource, runs));
	for (const file of new Set(Object.keys(partsOf(runs)).map((name) => name.split(' ')[2]))) {
		pages.set(file, withParts(file, runs));
	}
	const config = await resolveConfig('README.md');
	for (const [file, text] of pages) {
		pages.set(file, await format(text, { ...config, filepath: file }));
	}
	return pages;
}

/** Writes the pages, or says with `--check` which of them are stale. */
async function main(): Promise<void> {
	const pages = await makePages();
	const old = existsSync(FOLDER) ? readdirSync(FOLDER).map((name) => `${FOLDER}/${name}`) : [];
	const stale = [
		...old.filter((file) => !pages.has(file)),
		...[...pages].filter(
			([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text,
		),
	].map((found) => (typeof found === 'string' ? found : found[0]));
	if (process.argv.includes('--check')) {
		for (const file of stale) console.log(`${file} is stale: run npm run docs`);
		process.exit(stale.length === 0 ? 0 : 1);
	}
	for (const file of old) if (!pages.has(file)) rmSync(file);
	for (const [file, text] of pages) {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
	console.log(`${pages.size} pages, ${stale.length} of them changed`);
	// n8n's engine keeps timers.
	process.exit(0);
}

void main();
