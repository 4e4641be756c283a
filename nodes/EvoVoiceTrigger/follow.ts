import type { Base, Kind, LookUp, Seen, Told } from './kind';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** What is over is remembered this long after it left the list, in case a list is stale. */
const KEEP_ENDED = HOUR;
/** What left the list alive is looked up this long; after that it is forgotten. */
const KEEP_UNLISTED = 24 * HOUR;
/** The longest time between two look-ups of something that lives on without being listed. */
const LONGEST_REST = 15 * MINUTE;

/** Something that is being followed. */
export interface Entry<S> {
	seen: S;
	/** Whether it was told of, or was there before anything was told: it will not start again. */
	known: boolean;
	/** Whether it met the filters when it was last seen. */
	matches: boolean;
	/** The look that last found it in the list; unknown after a restart of n8n. */
	round?: number;
	/** Set while the list does not have it; milliseconds since 1970. `lookedUp` 0 means not yet. */
	away?: { since: number; lookedUp: number };
}

export type Memory<S> = ReadonlyMap<string, Entry<S>>;

/** What one look saw. */
export interface View<T, S> {
	/** What stood in the part of the list that was read. */
	listed: readonly S[];
	round: number;
	/**
	 * The look that began to read the list of which this look read the end; undefined when the end
	 * was not reached. What no look since then has found has left the list.
	 */
	wholeSince?: number;
	lookedUp: ReadonlyMap<string, LookUp<T>>;
	/** Milliseconds since 1970. */
	at: number;
}

export interface FollowRules<T> {
	matches(thing: T): boolean;
	/**
	 * Whether changes of something alive that the list no longer has are told too. The end of what
	 * was followed is told in any case.
	 */
	tellsOfUnlisted: boolean;
	/** Whether this look only remembers. */
	baseline: boolean;
}

/** What was remembered and what a look saw in, what happened and what to remember out. */
export function follow<T, S extends Seen<T>, E extends Told<T>>(
	kind: Kind<T, S, E>,
	memory: Memory<S>,
	view: View<T, S>,
	rules: FollowRules<T>,
) {
	const next = new Map<string, Entry<S>>();
	const told: Array<{ created: number; id: string; events: E[] }> = [];

	const observe = (entry: Entry<S> | undefined, seen: S, more: Partial<Entry<S>>) => {
		const matches = seen.thing ? rules.matches(seen.thing) : (entry?.matches ?? false);
		const known = entry?.known || matches || rules.baseline;
		next.set(seen.id, { seen: forget(kind.settle(seen, entry?.seen)), known, matches, ...more });
		if (!matches || rules.baseline) return;
		const before = entry?.known ? entry.seen : undefined;
		const now = seen.thing ? seen : { ...seen, thing: kind.recall(seen) };
		told.push({ created: seen.created, id: seen.id, events: kind.compare(before, now) });
	};

	for (const seen of view.listed) observe(memory.get(seen.id), seen, { round: view.round });
	for (const [id, entry] of memory) {
		if (next.has(id)) continue;
		if (hasLeft(entry, view)) followUnlisted(id, entry);
		else next.set(id, entry);
	}

	function followUnlisted(id: string, entry: Entry<S>) {
		const lookUp = view.lookedUp.get(id);
		const since = entry.away?.since ?? view.at;
		const away = { since, lookedUp: lookUp ? view.at : (entry.away?.lookedUp ?? 0) };
		if (lookUp === 'gone') {
			observe(entry, { ...entry.seen, ended: true }, { away });
			return;
		}
		const seen = lookUp && lookUp !== 'unclear' ? kind.see(lookUp) : undefined;
		if (seen && (seen.ended || rules.tellsOfUnlisted)) {
			observe(entry, seen, { away: seen.ended ? away : stillThere(away) });
		} else if (!isForgotten(entry, away, view)) {
			next.set(id, { ...entry, away });
		}
	}

	told.sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
	return { memory: next as Memory<S>, events: told.flatMap(({ events }) => events) };
}

/**
 * What to look up: what is alive and has left the list, those that were looked up longest ago
 * first. Most have just ended; one that lives on is asked for less and less often.
 */
export function dueForLookUp<T, S extends Seen<T>>(
	memory: Memory<S>,
	view: Pick<View<T, S>, 'listed' | 'wholeSince' | 'at'>,
): string[] {
	const present = new Set(view.listed.map(({ id }) => id));
	return [...memory.values()]
		.filter((entry) => !entry.seen.ended && !present.has(entry.seen.id) && hasLeft(entry, view))
		.filter(({ away }) => !away?.lookedUp || view.at - away.lookedUp >= restOf(away))
		.sort((a, b) => (a.away?.lookedUp ?? 0) - (b.away?.lookedUp ?? 0))
		.map(({ seen }) => seen.id);
}

type Away = NonNullable<Entry<unknown>['away']>;

/** Whether the list was read to its end without it. */
const hasLeft = <S>({ round = -1 }: Entry<S>, { wholeSince }: { wholeSince?: number }) =>
	wholeSince !== undefined && round < wholeSince;

/** The thing itself is not remembered. */
const forget = <S extends Seen<unknown>>(seen: S): S => ({ ...seen, thing: undefined });

/** A quarter of the time that it has been away, so that its end is told late by a quarter at most. */
const restOf = ({ since, lookedUp }: Away) => Math.min((lookedUp - since) / 4, LONGEST_REST);

/** Away, but alive a moment ago: it will not be forgotten, and goes on to be looked up seldom. */
const stillThere = ({ since, lookedUp }: Away): Away => ({
	since: Math.max(since, lookedUp - HOUR),
	lookedUp,
});

function isForgotten({ seen }: Entry<Base>, away: Away, view: { at: number }): boolean {
	if (seen.ended) return view.at - away.since >= KEEP_ENDED;
	return away.lookedUp === view.at && view.at - away.since >= KEEP_UNLISTED;
}
