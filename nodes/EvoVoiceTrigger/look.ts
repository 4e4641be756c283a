import type { Waiting } from './combine';
import { dueForLookUp, follow } from './follow';
import type { Memory } from './follow';
import type { LookUp, Seen, Source, Told } from './kind';
import { readList } from './reading';
import type { Pace, Progress } from './reading';

/**
 * When n8n's clock has gone back by more, nobody knows what was told: the state is not gone on with.
 * Half of the day by which lists reach back further than they need to.
 */
const FURTHEST_BACK = 12 * 3_600_000;

/** What a node remembers from one look to the next. It is replaced as a whole, never changed. */
export interface State<S> extends Progress {
	/** Fingerprint of what is watched: source, accounts, filters and login. */
	watch: string;
	/** When the last look was, in milliseconds since 1970. */
	lookedAt: number;
	/**
	 * Set on a state that came from n8n's database, until the first whole reading: the events that
	 * were chosen when it was saved. Of others it does not know how far they were seen.
	 */
	savedFor?: string[];
	/** What was seen, but is not told yet. */
	waiting?: readonly Waiting[];
	memory: Memory<S>;
}

/** What is watched, and by which rules. */
export interface Watch<T> {
	/** Differs as soon as other things are to be expected; the next look then only remembers. */
	key: string;
	matches(thing: T): boolean;
	tellsOfUnlisted: boolean;
	/** Whether a state of this age is too old to go on with; milliseconds since 1970. */
	isStale?(lookedAt: number): boolean;
}

/** What a look gave. */
export interface Look<S, E> {
	state: State<S>;
	/** Everything that happened since the last look, in order; nothing on the first one. */
	events: E[];
	/** What cannot be read and was left out. */
	odd: unknown[];
}

/**
 * One look: fetches, and only then, in one go, compares.
 *
 * @param held the state after the last look
 * @throws NodeApiError when the list cannot be read
 */
export async function look<T, S extends Seen<T>, E extends Told<T>>(
	source: Source<T, S, E>,
	held: State<S> | undefined,
	watch: Watch<T>,
	pace: Pace,
): Promise<Look<S, E>> {
	const goesOn =
		held?.watch === watch.key &&
		!watch.isStale?.(held.lookedAt) &&
		held.lookedAt - pace.now <= FURTHEST_BACK;
	const state = goesOn ? held : afresh<S>(watch.key, pace.now);
	const reading = await readList(source, state, state.memory, pace);
	const view = {
		listed: reading.listed,
		round: state.round + 1,
		wholeSince: reading.whole?.round,
		at: pace.now,
	};
	const due = dueForLookUp(state.memory, view);
	const lookedUp: Map<string, LookUp<T>> = due.length > 0 && source.lookUp
		? await source.lookUp(due)
		: new Map();
	const { memory, events } = follow(
		source.kind,
		state.memory,
		{ ...view, lookedUp },
		{ ...watch, baseline: state.baseline === true },
	);
	const { savedFor } = state;
	return {
		state: {
			watch: watch.key,
			lookedAt: pace.now,
			wholeAt: reading.whole?.startedAt ?? state.wholeAt,
			// It never goes back, whatever the clock does: what is older may be forgotten already.
			since: reading.whole ? Math.max(state.since, state.wholeAt) : state.since,
			round: view.round,
			pass: reading.pass ?? (reading.whole ? undefined : state.pass),
			...(!reading.whole && { baseline: state.baseline, savedFor }),
			waiting: state.waiting,
			memory,
		},
		events: savedFor ? events.filter(({ event }) => savedFor.includes(event)) : events,
		odd: reading.odd,
	};
}

function afresh<S>(watch: string, now: number): State<S> {
	const never = { lookedAt: now, wholeAt: now, since: now, round: 0 };
	return { watch, ...never, baseline: true, memory: new Map() };
}
