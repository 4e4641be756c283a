import { cleanUp, cleanUpOnSignals, isCleaningUp } from '../demo/cleanup';
import { isKept, type Row } from './measure';
import { measureNode } from './node';
import { openBenchOffice } from './office';
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

async function main(): Promise<void> {
	cleanUpOnSignals();
	const office = await openBenchOffice();
	const rows = [...(await measureTrigger(office)), ...(await measureNode(office, console.log))];
	await cleanUp();
	console.log(`\n${table(rows)}`);
	process.exitCode = rows.every(isKept) ? 0 : 1;
}

main().catch(async (reason: Error) => {
	if (!isCleaningUp()) console.error(`\n${reason.stack}`);
	await cleanUp();
	process.exit(1);
});
