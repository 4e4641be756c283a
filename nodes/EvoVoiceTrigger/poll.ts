import type { Session } from '../EvoVoice/session';
import type { SessionEvent } from './diff';
import { dueForLookUp, follow } from './follow';
import type { LookUp, Memory } from './follow';
import { STATE_VERSION, readState, writeMemory } from './state';
import type { SavedState } from './state';

/** Where sessions come from. */
export interface SessionSource {
	/**
	 * Reads the list from a page on, as far as the time goes.
	 *
	 * @param since when the last poll was, in milliseconds since 1970; undefined on the first one
	 * @returns `nextPage` where to go on, when the time did not suffice
	 * @throws NodeApiError when the list cannot be read; the state is then left as it was
	 */
	list(page: number, since?: number): Promise<{ sessions: Session[]; nextPage?: number }>;
	/** Looks up sessions that the list no longer has, as far as the time goes. */
	lookUp(ids: string[]): Promise<Map<string, LookUp>>;
}

/** What is watched, and by which rules. */
export interface Watch {
	/** Differs as soon as other sessions are to be expected; the next poll then only remembers. */
	key: string;
	matches(session: Session): boolean;
	tellsOfUnlisted: boolean;
	/** Whether a state of this age is too old to go on with; milliseconds since 1970. */
	isStale?(lastPoll: number): boolean;
}

/** `at` is only written anew after this long, so that quiet polls leave the state as it is. */
const COARSE = 5 * 60_000;

/**
 * One poll: fetches, and only then, in one go, compares and remembers. It leaves the state alone
 * when another poll that ran at the same time was faster: what it fetched may be older than what
 * is remembered by now, and what it would have told comes with the next poll.
 *
 * @param store holds the state; `state` is replaced, never changed in place
 * @param now milliseconds since 1970
 * @returns all events since the last poll, in order; none on the first poll
 */
export async function pollOnce(
	store: { state?: unknown },
	source: SessionSource,
	watch: Watch,
	now: number,
): Promise<SessionEvent[]> {
	const held = store.state;
	const read = readState(held, watch.key);
	const saved = read && !watch.isStale?.(read.at) ? read : undefined;
	const memory: Memory = saved?.memory ?? new Map();
	const page = saved?.page ?? 0;

	const { sessions, nextPage } = await source.list(page, saved?.at);
	if (store.state !== held) return [];
	const complete = page === 0 && nextPage === undefined;
	const lookedUp = complete
		? await source.lookUp(dueForLookUp(memory, sessions, now))
		: new Map<string, LookUp>();
	if (store.state !== held) return [];

	const baseline = saved === undefined || saved.baseline === true;
	const result = follow(
		memory,
		{ listed: sessions, complete, lookedUp, at: now },
		{ matches: watch.matches, tellsOfUnlisted: watch.tellsOfUnlisted, baseline },
	);
	store.state = {
		version: STATE_VERSION,
		watch: watch.key,
		at: saved && now - saved.at < COARSE && now >= saved.at ? saved.at : now,
		...(nextPage !== undefined && { page: nextPage }),
		...(baseline && nextPage !== undefined && { baseline }),
		...writeMemory(result.memory),
	} satisfies SavedState;
	return result.events;
}
