import { setTimeout as pause } from 'node:timers/promises';

const AT_MOST_MS = 30_000;

/**
 * Waits until it is so: for what has to happen at a certain moment of a run, however slow the
 * machine is.
 * @throws Error when it never is
 */
export async function when(isSo: () => boolean): Promise<void> {
	const deadline = performance.now() + AT_MOST_MS;
	while (!isSo()) {
		if (performance.now() > deadline) throw new Error(`It was never so: ${String(isSo)}`);
		await pause(5);
	}
}
