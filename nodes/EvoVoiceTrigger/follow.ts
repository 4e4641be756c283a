import type { Session } from '../EvoVoice/session';
import { compareSnapshots } from './diff';
import type { SessionEvent } from './diff';
import { recallSession, settle, takeSnapshot } from './snapshot';
import type { Snapshot } from './snapshot';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A session that is over is remembered this long after it left the list, in case a list is stale. */
const KEEP_ENDED = HOUR;
/** A session that left the list is looked up this long; after that it is forgotten. */
const KEEP_UNLISTED = 24 * HOUR;
/** The longest time between two look-ups of a session that lives on without being listed. */
const LONGEST_REST = 15 * MINUTE;
/** Where no poll reads the whole list, a session of this age is forgotten: the server archived it. */
const KEEP_UNSEEN = 20 * 24 * HOUR;

/** A session that is being followed. */
export interface Entry {
	snapshot: Snapshot;
	/** Whether it was told of, or was there before anything was told: it will not start again. */
	known: boolean;
	/** Whether it met the filters when it was last seen. */
	matches: boolean;
	/** Set while the list does not have it; milliseconds since 1970. `lookedUp` 0 means not yet. */
	away?: { since: number; lookedUp: number };
}

export type Memory = ReadonlyMap<string, Entry>;

/** What a look-up of one session gave; `unclear` when the server could not say. */
export type LookUp = Session | 'gone' | 'unclear';

/** What one poll saw. */
export interface View {
	listed: readonly Session[];
	/** Whether the list was read from beginning to end, so that a session that is not there has left. */
	complete: boolean;
	lookedUp: ReadonlyMap<string, LookUp>;
	/** Milliseconds since 1970. */
	at: number;
}

export interface FollowRules {
	matches(session: Session): boolean;
	/**
	 * Whether changes of a live session that the list no longer has are told too. The end of
	 * a session that was followed is told in any case.
	 */
	tellsOfUnlisted: boolean;
	/** Whether this poll only remembers. */
	baseline: boolean;
}

/** What was remembered and what a poll saw in, what happened and what to remember out. */
export function follow(memory: Memory, view: View, rules: FollowRules) {
	const next = new Map<string, Entry>();
	const told: Array<{ created: number; id: string; events: SessionEvent[] }> = [];

	const observe = (entry: Entry | undefined, seen: Snapshot, away?: Away) => {
		const matches = seen.session ? rules.matches(seen.session) : (entry?.matches ?? false);
		const known = entry?.known || matches || rules.baseline;
		const snapshot = { ...settle(seen), session: undefined };
		next.set(seen.id, { snapshot, known, matches, away });
		if (!matches || rules.baseline) return;
		const before = entry?.known ? entry.snapshot : undefined;
		const now = seen.session ? seen : { ...seen, session: recallSession(seen) };
		told.push({ created: seen.created, id: seen.id, events: compareSnapshots(before, now) });
	};

	for (const session of view.listed) {
		const seen = takeSnapshot(session);
		if (seen && !next.has(seen.id)) observe(memory.get(seen.id), seen);
	}
	for (const [id, entry] of memory) {
		if (!next.has(id)) followUnlisted(id, entry);
	}

	function followUnlisted(id: string, entry: Entry) {
		const lookUp = view.lookedUp.get(id);
		const since = entry.away?.since ?? view.at;
		const away = { since, lookedUp: lookUp ? view.at : (entry.away?.lookedUp ?? 0) };
		if (lookUp === 'gone') {
			observe(entry, { ...entry.snapshot, ended: true, session: undefined }, away);
			return;
		}
		const seen = lookUp && lookUp !== 'unclear' ? takeSnapshot({ ...lookUp, id }) : undefined;
		if (seen && (seen.ended || rules.tellsOfUnlisted)) {
			observe(entry, seen, seen.ended ? away : stillThere(away));
		} else if (!isForgotten(entry, away, view)) {
			next.set(id, { ...entry, away: view.complete ? away : entry.away });
		}
	}

	told.sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
	return { memory: next as Memory, events: told.flatMap(({ events }) => events) };
}

/**
 * The sessions to look up: live ones that the list no longer has, those that were looked up longest
 * ago first. Most have just ended; one that lives on is asked for less and less often.
 */
export function dueForLookUp(memory: Memory, listed: readonly Session[], at: number): string[] {
	const present = new Set(listed.map(({ id }) => id));
	return [...memory.values()]
		.filter(({ snapshot }) => !snapshot.ended && !present.has(snapshot.id))
		.filter(({ away }) => !away?.lookedUp || at - away.lookedUp >= restOf(away))
		.sort((a, b) => (a.away?.lookedUp ?? 0) - (b.away?.lookedUp ?? 0))
		.map(({ snapshot }) => snapshot.id);
}

type Away = NonNullable<Entry['away']>;

/** A quarter of the time that it has been away, so that its end is told late by a quarter at most. */
const restOf = ({ since, lookedUp }: Away) => Math.min((lookedUp - since) / 4, LONGEST_REST);

/** Away, but alive a moment ago: it will not be forgotten, and goes on to be looked up seldom. */
const stillThere = ({ since, lookedUp }: Away): Away => ({
	since: Math.max(since, lookedUp - HOUR),
	lookedUp,
});

function isForgotten({ snapshot }: Entry, away: Away, view: View): boolean {
	if (!view.complete) return snapshot.created > 0 && view.at - snapshot.created > KEEP_UNSEEN;
	if (snapshot.ended) return view.at - away.since >= KEEP_ENDED;
	return away.lookedUp === view.at && view.at - away.since >= KEEP_UNLISTED;
}
