import { cleanUp, cleanUpOnSignals, isCleaningUp } from '../demo/cleanup';
import { isKept, type Row } from './measure';
import { measureInternet } from './internet';
import { measureMemory } from './memory';
import { measureNode } from './node';
import { openDemo } from '../demo/open';
import { openBenchOffice } from './office';
import { measureDelays, measureMany } from './published';
import { measureTrigger } from './trigger';

function table(rows: Row[]): string {
	const cells = rows.map((row) => [
		row.what,
		row.median,
		row.measured?.toFixed(2) ?? '',
		row.limit?.toFixed(2) ?? '',
		row.limit === undefined ? '' : isKept(row) ? 'kept' : 'NOT KEPT',
	]);
	const lines = [['what', 'median', 'ratio', 'limit', ''], ...cells];
	const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
	return lines
		.map((line) => line.map((cell, column) => cell.padEnd(widths[column])).join('  '))
		.join('\n');
}

/** The node and the trigger in this process, beside others. */
async function measureSpeed(): Promise<Row[]> {
	const office = await openBenchOffice();
	return [
		...(await measureTrigger(office)),
		...(await measureMemory(console.log)),
		...(await measureNode(office, console.log)),
	];
}

/** Published workflows in a complete n8n: how soon they start, and what they ask. */
async function measurePublished(): Promise<Row[]> {
	const demo = await openDemo(console.log, { standStill: true });
	const delays = await measureDelays(demo);
	console.log(table(delays));
	return [...delays, ...(await measureMany(demo))];
}

async function measured(part?: string): Promise<Row[]> {
	if (part === '--published') return await measurePublished();
	if (part === '--internet') return await measureInternet(console.log, process.argv[3]);
	if (part === '--memory') return await measureMemory(console.log);
	return await measureSpeed();
}

async function main(): Promise<void> {
	cleanUpOnSignals();
	const rows = await measured(process.argv[2]);
	await cleanUp();
	console.log(`\n${table(rows)}`);
	process.exitCode = rows.every(isKept) ? 0 : 1;
}

main().catch(async (reason: Error) => {
	if (!isCleaningUp()) console.error(`\n${reason.stack}`);
	await cleanUp();
	process.exit(1);
});
