import { parseArgs } from 'node:util';
import { cleanUp, cleanUpOnSignals, isCleaningUp } from '../demo/cleanup';
import { finding, type Finding } from '../demo/finding';
import { allRestart } from './checks/allRestarts';
import { killedWorker } from './checks/killedWorker';
import { mainRestarts } from './checks/mainRestarts';
import { spread } from './checks/spread';
import { twoMains } from './checks/twoMains';
import { openCluster, type Cluster } from './cluster';

const USAGE = `Usage: npm run queue [-- --short]
  Starts n8n in queue mode (main, two workers, a webhook processor; Redis and PostgreSQL from Debian's
  packages redis-server and postgresql) with the Evo Voice node in each process, checks what only that
  can show, and ends.
  --short   fewer webhooks, and no second main`;

const startedAt = Date.now();

/** A line of progress, with the seconds since the start. */
function say(line: string): void {
	const seconds = Math.round((Date.now() - startedAt) / 1000);
	console.log(`[${String(seconds).padStart(3)} s] ${line}`);
}

interface Section {
	name: string;
	check(cluster: Cluster): Promise<Finding[]>;
}

const sections = (isShort: boolean): Section[] => [
	{ name: 'Webhooks on two workers', check: (cluster) => spread(cluster, isShort ? 60 : 200) },
	{ name: 'A worker is killed amid a run', check: killedWorker },
	{ name: 'Main is stopped, and killed', check: mainRestarts },
	{ name: 'Everything is stopped and started', check: allRestart },
	...(isShort ? [] : [{ name: 'Two mains at once', check: twoMains }]),
];

async function check(isShort: boolean): Promise<boolean> {
	const cluster = await openCluster(say);
	const findings: Finding[] = [];
	for (const { name, check } of sections(isShort)) {
		say(name);
		// A check that throws is a failed finding; the others run all the same.
		const found = await check(cluster).catch((reason: Error) => [finding(false, reason.message)]);
		for (const { passed, claim } of found)
			console.log(`  ${passed ? 'ok    ' : 'FAILED'} ${claim}`);
		findings.push(...found);
	}
	await cleanUp();
	const passed = findings.filter((each) => each.passed).length;
	say('Done.');
	console.log(`\n${passed} passed, ${findings.length - passed} failed`);
	return passed === findings.length;
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { short: { type: 'boolean' }, help: { type: 'boolean' } },
	});
	if (values.help) return console.log(USAGE);
	cleanUpOnSignals();
	process.exitCode = (await check(values.short ?? false)) ? 0 : 1;
}

main().catch(async (reason: Error) => {
	if (!isCleaningUp()) console.error(`\n${reason.message}`);
	await cleanUp();
	process.exit(1);
});
