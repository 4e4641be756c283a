import { sleep } from 'n8n-workflow';

import { isDropped, isTimeout } from './connectionCodes';
import type { Failure } from './failure';
import { failureOf } from './failure';

/** Pauses before the second, third and fourth attempt, in milliseconds. */
const PAUSES_MS = [500, 1_000, 2_000];

/** A longer `Retry-After` is not waited for, in milliseconds: the message names it instead. */
export const LONGEST_WAIT_MS = 30_000;

/** Statuses of a service that has too much to do, or that is not there for a moment. */
const OVERLOAD_STATUSES = [429, 502, 503, 504];

/** Runs `attempt`, and retries it where that can help and no write can take effect twice. */
export async function retry<T>(attempt: () => Promise<T>, retries = 0): Promise<T> {
	return await attempt().catch(async (error: unknown) => {
		const failure = failureOf(error);
		const pause = PAUSES_MS[retries];
		if (pause === undefined || !failure || !isRetryable(failure)) throw error;
		const wait = failure.retryAfterMs ?? pause;
		if (wait > LONGEST_WAIT_MS) throw error;
		await sleep(wait);
		return await retry(attempt, retries + 1);
	});
}

/** Reads are retried after any transient failure, writes only where the server surely did not act. */
function isRetryable({ method, status, code }: Failure): boolean {
	if (status === 429 || code === 'ECONNREFUSED') return true;
	if (method !== 'GET') return false;
	return code ? isDropped(code) : OVERLOAD_STATUSES.includes(status ?? 0);
}

/** Whether the failure means that the service gets more requests than it can take. */
export const isOverload = ({ status, code }: Failure) =>
	code
		? isTimeout(code) || isDropped(code) || code === 'ECONNREFUSED'
		: OVERLOAD_STATUSES.includes(status ?? 0);
