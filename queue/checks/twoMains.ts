import { setTimeout as pause } from 'node:timers/promises';
import { finding, type Finding } from '../../demo/finding';
import { QUIET_MS } from '../../demo/triggerRun';
import { publishCalls } from '../calls';
import type { Cluster } from '../cluster';

const NUMBER = '+12025550904';
const SIDE_BY_SIDE_MS = 60_000;
const BETWEEN_CALLS_MS = 7_000;

/** A second main beside the first for a minute, as a rolling update makes it. */
export async function twoMains(cluster: Cluster): Promise<Finding[]> {
	const calls = await publishCalls(cluster, NUMBER);
	const second = await cluster.add('main-2', 'start');
	await pause(QUIET_MS);
	const meanwhile: string[] = [];
	const until = Date.now() + SIDE_BY_SIDE_MS;
	while (Date.now() < until) {
		meanwhile.push(calls.comeIn());
		await pause(BETWEEN_CALLS_MS);
	}
	await pause(QUIET_MS);
	const textedAbout = calls.textedAbout();
	await second.stop();
	const alone = calls.comeIn();
	await calls.until(alone);
	await pause(QUIET_MS);
	const times = (call: string, texted = textedAbout) =>
		texted.filter((each) => each === call).length;
	const twice = meanwhile.filter((call) => times(call) > 1);
	return [
		finding(
			meanwhile.every((call) => times(call) > 0),
			`two mains at once for a minute: none of ${meanwhile.length} calls is lost (acted on twice: ${twice.length})`,
		),
		finding(
			times(alone, calls.textedAbout()) === 1,
			'once the second main is gone, a call is acted on once',
		),
	];
}
