import { setTimeout as pause } from 'node:timers/promises';
import { verify } from '../../demo/verify';
import type { Finding } from '../../demo/finding';
import { QUIET_MS } from '../../demo/triggerRun';
import { publishCalls } from '../calls';
import type { Cluster } from '../cluster';

const NUMBER = '+12025550902';

/** A published trigger, whose main is stopped, and is killed just after it has emitted something. */
export async function mainRestarts(cluster: Cluster): Promise<Finding[]> {
	const { n8n, sandbox } = cluster;
	const calls = await publishCalls(cluster, NUMBER);
	const all: string[] = [];
	const comeIn = () => all[all.push(calls.comeIn()) - 1];
	return [
		await verify('a call comes in: the trigger in main emits it once, a worker acts', async () => {
			await calls.until(comeIn());
			await pause(QUIET_MS);
			return [
				{ textedAbout: calls.textedAbout(), byWorkers: calls.sentBy().every(isWorker) },
				{ textedAbout: all, byWorkers: true },
			];
		}),
		await verify(
			'main is stopped (SIGTERM): nobody else polls; a call that comes in meanwhile is emitted once afterwards',
			async () => {
				await n8n.stop();
				const before = sandbox.requests.length;
				const call = comeIn();
				await pause(QUIET_MS);
				const polls = sandbox.requests.length - before;
				await n8n.restart();
				await calls.until(call);
				await pause(QUIET_MS);
				return [
					{ polls, textedAbout: calls.textedAbout() },
					{ polls: 0, textedAbout: all },
				];
			},
		),
		await verify(
			'main is killed (SIGKILL) as soon as a call was acted on: that one is not emitted again, and one that comes in meanwhile is emitted once',
			async () => {
				await calls.until(comeIn());
				await n8n.kill();
				const call = comeIn();
				await n8n.restart();
				await calls.until(call);
				await pause(QUIET_MS);
				return [calls.textedAbout(), all];
			},
		),
	];
}

const isWorker = (name: string) => name.startsWith('worker-');
