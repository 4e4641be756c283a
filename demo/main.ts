import { parseArgs } from 'node:util';
import { checkDemo } from './check';
import { cleanUp, cleanUpOnSignals, isCleaningUp } from './cleanup';
import { N8N_VERSIONS } from './install';
import { openDemo, OWNER, type Demo } from './open';

const USAGE = `Usage: npm run demo [-- [--check] [--n8n <version>]]
  Starts a local Evo Voice and a complete n8n with the Evo Voice node, and stays until Ctrl-C.
  --n8n     one of ${N8N_VERSIONS.join(', ')}; the newest when left out
  --check   has an agent use each operation, asks people by text, plays on the sandbox's page, runs each
            example through n8n, checks that the calls changed, follows the trigger over restarts of
            n8n, and ends; the browser is /usr/bin/chromium, or the one that the variable CHROMIUM names`;

const startedAt = Date.now();

/** A line of progress, with the seconds since the start. */
function say(line: string): void {
	const seconds = Math.round((Date.now() - startedAt) / 1000);
	console.log(`[${String(seconds).padStart(3)} s] ${line}`);
}

async function check(version?: string): Promise<boolean> {
	const demo = await openDemo(say, { standStill: true, version });
	const findings = await checkDemo(demo, console.log);
	await cleanUp();
	const passed = findings.filter((each) => each.passed).length;
	console.log(`\n${passed} passed, ${findings.length - passed} failed`);
	return passed === findings.length;
}

async function stay(version?: string): Promise<void> {
	const demo = await openDemo(say, { version });
	say('Ready.');
	console.log(introduce(demo));
	if (demo.credentialTest.status !== 'OK') {
		console.log(`n8n could not use the credential: ${demo.credentialTest.message}`);
	}
}

/** Shows calls at once, with nothing to choose and no login elsewhere. */
const TO_START_WITH = 'live-calls-and-holds';

function introduce({ n8n, sandbox, workflows }: Demo): string {
	const { phoneUser, teamLead } = sandbox.logins;
	const first = workflows.find(({ key }) => key === TO_START_WITH)!;
	const needsModel = ({ workflow }: Demo['workflows'][number]) =>
		workflow.nodes.some(({ type }) => type.includes('langchain'));
	const line = (example: Demo['workflows'][number]) => {
		const { name, id } = example.workflow;
		const note = needsModel(example) ? ' (needs a language model of yours)' : '';
		return `  ${name}${note}\n    ${n8n.url}/workflow/${id}`;
	};
	return [
		'',
		`n8n                   ${n8n.url}/home/workflows`,
		`  log in with         ${OWNER.email}   ${OWNER.password}`,
		`Live calls and chats  ${sandbox.url}`,
		'',
		'The credentials are filled in. For one of your own:',
		'  Environment         Custom',
		`  Base URL            ${sandbox.url}`,
		`  a phone user        ${phoneUser.username}   ${phoneUser.password}`,
		`  a manager           ${teamLead.username}   ${teamLead.password}`,
		'',
		'To start with, side by side with the page of live calls:',
		line(first),
		'More workflows:',
		...workflows.filter((example) => example !== first).map(line),
		'',
		'Stop with Ctrl-C; nothing stays but the cache folder.',
		'',
	].join('\n');
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { check: { type: 'boolean' }, n8n: { type: 'string' }, help: { type: 'boolean' } },
	});
	if (values.help) return console.log(USAGE);
	cleanUpOnSignals();
	if (!values.check) return stay(values.n8n);
	process.exitCode = (await check(values.n8n)) ? 0 : 1;
}

main().catch(async (reason: Error) => {
	if (!isCleaningUp()) console.error(`\n${reason.message}`);
	await cleanUp();
	process.exit(1);
});
