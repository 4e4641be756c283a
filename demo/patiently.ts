import { setTimeout as pause } from 'node:timers/promises';

/** Statuses of a web server that is too busy for a request, as n8n is for a while under load. */
const BUSY = 503;
const BUSY_AT_MOST_MS = 60_000;

/**
 * Sends a request, and retries it while n8n is too busy.
 * @param visit returns the response with its status
 */
export async function patiently<T extends { status: number }>(visit: () => Promise<T>): Promise<T> {
	const deadline = Date.now() + BUSY_AT_MOST_MS;
	for (;;) {
		const visited = await visit();
		if (visited.status !== BUSY || Date.now() > deadline) return visited;
		await pause(1000);
	}
}
