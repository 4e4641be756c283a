import { sleep } from 'n8n-workflow';

import { isDropped } from './codes';
import type { Failure } from './failure';
import { failureOf } from './failure';

/** Pauses before the second, third and fourth try, in milliseconds. */
const PAUSES_MS = [500, 1_000, 2_000];

/** A longer wait than this is not worth keeping a workflow for; the user is told it instead. */
const LONGEST_WAIT_MS = 30_000;

const PASSING_STATUSES = [429, 502, 503, 504];

/** Sends by way of `attempt`, and again where that can help and nothing can be done twice. */
export async function repeat<T>(attempt: () => Promise<T>, round = 0): Promise<T> {
	return await attempt().catch(async (error: unknown) => {
		const failure = failureOf(error);
		const pause = PAUSES_MS[round];
		if (pause === undefined || !failure || !mayRepeat(failure)) throw error;
		const wait = failure.retryAfterMs ?? pause;
		if (wait > LONGEST_WAIT_MS) throw error;
		await sleep(wait);
		return await repeat(attempt, round + 1);
	});
}

/** Reads may be repeated after any passing fault, writes only where the server surely did not act. */
function mayRepeat({ method, status, code }: Failure): boolean {
	if (status === 429 || code === 'ECONNREFUSED') return true;
	if (method !== 'GET') return false;
	return code ? isDropped(code) : PASSING_STATUSES.includes(status ?? 0);
}
