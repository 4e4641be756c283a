import { parseArgs } from 'node:util';
import { cleanUp, cleanUpOnSignals, isCleaningUp } from '../cleanup';
import { N8N_VERSIONS } from '../install';
import { runSomeAgents } from '../mcp';
import { openDemo, type Demo } from '../open';
import { ASKING, RESTART } from './asking';
import { runCheck, type Check, type CheckResult } from './check';
import { LOADED } from './loaded';
import { OPERATIONS } from './operations';
import { PUBLISHED } from './published';
import { tableOf } from './table';

const USAGE = `Usage: npm run compat [-- --n8n <version> ...]
  Tries the built package in each complete n8n: ${N8N_VERSIONS.join(', ')}.
  --n8n   only in this version; may be given several times`;

const TOOL: Check = {
	claim: 'Tool of an agent, by MCP: a list, an update and a text',
	see: async (demo) => {
		const tried = ['session.getActive', 'session.patch', 'message.send'];
		const findings = await runSomeAgents(demo, tried);
		const failed = findings.filter(({ passed }) => !passed).map(({ claim }) => claim);
		return [
			[failed, findings.length],
			[[], 2 * tried.length],
		];
	},
};

const startedAt = Date.now();

function say(line: string): void {
	const seconds = Math.round((Date.now() - startedAt) / 1000);
	console.log(`[${String(seconds).padStart(4)} s] ${line}`);
}

/** All checks in one version of n8n. The restart goes first and alone, since it would cut off other runs. */
async function tryIn(version: string): Promise<CheckResult[]> {
	const demo = await openDemo(say, { standStill: true, version });
	const run = async (check: Check) => report(await runCheck(check, demo, version));
	const restarted = await run(RESTART);
	const others = [...LOADED, ...OPERATIONS, ...ASKING, TOOL, ...PUBLISHED];
	const results = await Promise.all(others.map(run));
	await close(demo);
	return [...results, restarted];
}

async function close({ n8n, sandbox }: Demo): Promise<void> {
	await n8n.stop();
	await sandbox.stop();
}

function report(result: CheckResult): CheckResult {
	say(`  ${result.outcome.padEnd(6)} ${result.claim}`);
	return result;
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { n8n: { type: 'string', multiple: true }, help: { type: 'boolean' } },
	});
	if (values.help) return console.log(USAGE);
	cleanUpOnSignals();
	const byVersion: Record<string, CheckResult[]> = {};
	for (const version of values.n8n ?? N8N_VERSIONS) byVersion[version] = await tryIn(version);
	await cleanUp();
	console.log(`\n${tableOf(byVersion)}\n`);
	const all = Object.values(byVersion).flat();
	const passed = all.filter((each) => each.passed).length;
	console.log(`${passed} passed, ${all.length - passed} failed`);
	process.exitCode = passed === all.length ? 0 : 1;
}

main().catch(async (reason: Error) => {
	if (!isCleaningUp()) console.error(`\n${reason.message}`);
	await cleanUp();
	process.exit(1);
});
