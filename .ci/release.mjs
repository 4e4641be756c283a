// What a release has to agree on, and what its notes are.
//   node .ci/release.mjs check 1.2.3    exits with 1 and says what does not have this version
//   node .ci/release.mjs notes 1.2.3    prints the changelog's section about it
import { readdirSync, readFileSync } from 'node:fs';

const [command, version] = process.argv.slice(2);
const read = (file) => readFileSync(file, 'utf8');

/** The changelog's section about a version: its date, and its text without the heading. */
function section() {
	const [, ...sections] = read('CHANGELOG.md').split(/^## \[/m);
	const found = sections.find((text) => text.startsWith(`${version}]`)) ?? '';
	const [heading, ...lines] = found.split('\n');
	return { date: /\] - (\d{4}-\d\d-\d\d)$/.exec(heading)?.[1], text: lines.join('\n').trim() };
}

/** The versions that the published code says it is, to Evo Voice. */
function userAgents() {
	const files = readdirSync('nodes', { recursive: true }).filter((file) => file.endsWith('.ts'));
	const code = files.map((file) => read(`nodes/${file}`)).join('\n');
	return [...code.matchAll(/n8n-nodes-evovoice\/(\d+\.\d+\.\d+[\w.-]*)/g)].map(
		([, found]) => found,
	);
}

function* disagreements() {
	const { version: packaged } = JSON.parse(read('package.json'));
	if (packaged !== version) yield `package.json has version ${packaged}`;
	const { version: locked } = JSON.parse(read('package-lock.json'));
	if (locked !== version) yield `package-lock.json has version ${locked}`;
	const agents = userAgents();
	if (agents.length === 0) yield 'no file under nodes/ names the version in a User-Agent';
	for (const agent of agents) if (agent !== version) yield `the User-Agent has version ${agent}`;
	const { date, text } = section();
	if (!date) yield `CHANGELOG.md has no section "## [${version}] - YYYY-MM-DD"`;
	else if (!text) yield `CHANGELOG.md says nothing about ${version}`;
}

if (command === 'notes') console.log(section().text);
else if (command === 'check') {
	const found = [...disagreements()];
	for (const sentence of found) console.error(`The tag is ${version}, but ${sentence}.`);
	process.exitCode = found.length === 0 ? 0 : 1;
} else {
	console.error('Usage: node .ci/release.mjs check|notes <version>');
	process.exitCode = 1;
}
