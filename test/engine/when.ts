import { setTimeout as pause } from 'node:timers/promises';

const AT_MOST_MS = 30_000;

/**
 * Waits for a condition, to act at a certain moment of a run however slow the machine is.
 * @throws Error when it does not come true within 30 seconds
 */
export async function when(isSo: () => boolean): Promise<void> {
	const deadline = performance.now() + AT_MOST_MS;
	while (!isSo()) {
		if (performance.now() > deadline) throw new Error(`It was never so: ${String(isSo)}`);
		await pause(5);
	}
}
