import { failureOf } from '../../shared/api';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Rests after the first, second, … failure in a row; the last one holds for all others. */
const AWAY = [5 * SECOND, 10 * SECOND, 20 * SECOND, 40 * SECOND, MINUTE];
const REFUSED = [5 * MINUTE, 10 * MINUTE, 20 * MINUTE, 30 * MINUTE];
/** A service that asks for a longer rest is asked again all the same. */
const LONGEST_ASKED_FOR = HOUR;
/** Somebody who switches a workflow on gets an answer of their own, but n8n tries five times. */
const SAME_ATTEMPT = 20 * SECOND;

interface Rest {
	/** The failure that it is kept for. */
	error: unknown;
	failures: number;
	since: number;
	until: number;
}

const rests = new Map<string, Rest>();

/**
 * What is asked of the service together: a refused login and a service that is busy concern
 * everything that is asked with the login, other failures only what asks for the same list, of the
 * same accounts.
 */
export interface Line {
	login: string;
	list: string;
}

/**
 * The failure because of which nothing is to be asked now.
 *
 * @param isByPerson whether somebody waits for it, who may have mended what was wrong
 */
export function restingFor({ login, list }: Line, now: number, isByPerson: boolean): unknown {
	const resting = [login, list]
		.flatMap((key) => rests.get(key) ?? [])
		.find(({ since, until }) => {
			if (now < since) return false;
			return now < (isByPerson ? Math.min(until, since + SAME_ATTEMPT) : until);
		});
	return resting?.error;
}

/**
 * Keeps a rest after a look that began at `startedAt` did not succeed. Looks that were under way when
 * the rest began, of several triggers, count once.
 */
export function restAfter(
	{ login, list }: Line,
	error: unknown,
	startedAt: number,
	now: number,
): void {
	const failure = failureOf(error);
	if (!failure) return;
	const { status, retryAfterMs = 0 } = failure;
	const key = status === 401 || status === 429 ? login : list;
	const before = rests.get(key);
	if (before && startedAt <= before.since && before.since <= now) return;
	const failures = (before?.failures ?? 0) + 1;
	const steps = status === 401 || status === 403 ? REFUSED : AWAY;
	const usual = steps[Math.min(failures, steps.length) - 1];
	const rest = Math.max(usual, Math.min(retryAfterMs, LONGEST_ASKED_FOR));
	rests.set(key, { error, failures, since: now, until: now + rest });
}

/**
 * The service answered a look that began at `startedAt`: looks come back to their interval. A rest
 * that something else has asked for meanwhile goes on.
 */
export function restIsOver({ login, list }: Line, startedAt: number): void {
	for (const key of [login, list]) {
		if ((rests.get(key)?.since ?? 0) <= startedAt) rests.delete(key);
	}
}
