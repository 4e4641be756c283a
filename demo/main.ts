import { parseArgs } from 'node:util';
import { checkDemo } from './check';
import { cleanUp, cleanUpOnSignals, isCleaningUp } from './cleanup';
import { openDemo, OWNER, type Demo } from './open';

const USAGE = `Usage: npm run demo [-- --check]
  Starts a local Evo Voice and a complete n8n with the Evo Voice node, and stays until Ctrl-C.
  --check   has an agent use each operation, asks people by text, plays on the sandbox's page, runs each
            example through n8n, looks whether the calls changed, follows the trigger over restarts of
            n8n, and ends; the browser is /usr/bin/chromium, or the one that the variable CHROMIUM names`;

const startedAt = Date.now();

/** A line of progress, with the seconds since the start. */
function say(line: string): void {
	const seconds = Math.round((Date.now() - startedAt) / 1000);
	console.log(`[${String(seconds).padStart(3)} s] ${line}`);
}

async function check(): Promise<boolean> {
	const demo = await openDemo(say, { standStill: true });
	const findings = await checkDemo(demo, console.log);
	await cleanUp();
	const passed = findings.filter((each) => each.passed).length;
	console.log(`\n${passed} passed, ${findings.length - passed} failed`);
	return passed === findings.length;
}

async function stay(): Promise<void> {
	const demo = await openDemo(say);
	say('Ready.');
	console.log(introduce(demo));
	if (demo.credentialTest.status !== 'OK') {
		console.log(`n8n could not use the credential: ${demo.credentialTest.message}`);
	}
}

function introduce({ n8n, sandbox, workflows }: Demo): string {
	const { username, password } = sandbox.logins.phoneUser;
	return [
		'',
		`n8n                   ${n8n.url}`,
		`  log in with         ${OWNER.email}   ${OWNER.password}`,
		`Live calls and chats  ${sandbox.url}`,
		`  sandbox login       ${username}   ${password}`,
		'',
		'Workflows to run, side by side with the page of live calls:',
		...workflows.map(
			({ workflow }) => `  ${workflow.name}\n    ${n8n.url}/workflow/${workflow.id}`,
		),
		'',
		'Stop with Ctrl-C; nothing stays but the cache folder.',
		'',
	].join('\n');
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { check: { type: 'boolean' }, help: { type: 'boolean' } },
	});
	if (values.help) return console.log(USAGE);
	cleanUpOnSignals();
	if (!values.check) return stay();
	process.exitCode = (await check()) ? 0 : 1;
}

main().catch(async (reason: Error) => {
	if (!isCleaningUp()) console.error(`\n${reason.message}`);
	await cleanUp();
	process.exit(1);
});
