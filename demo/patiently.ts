import { setTimeout as pause } from 'node:timers/promises';

/** What a web server says while it is too busy to look at a request; n8n does for a while under load. */
const BUSY = 503;
const BUSY_AT_MOST_MS = 60_000;

/**
 * Visits, and visits again as long as n8n is too busy to look at the request.
 * @param visit gives the status of the answer along with the rest
 */
export async function patiently<T extends { status: number }>(visit: () => Promise<T>): Promise<T> {
	const deadline = Date.now() + BUSY_AT_MOST_MS;
	for (;;) {
		const visited = await visit();
		if (visited.status !== BUSY || Date.now() > deadline) return visited;
		await pause(1000);
	}
}
