import type { Waiting } from './debounce';
import { scanList } from './scan';
import type { AccountFailure, PollBudget, Progress, RemoteList } from './scan';

/**
 * When n8n's clock has gone back by more, nobody knows what was emitted: the state is discarded. Half
 * of the day by which lists reach back further than they need to.
 */
const FURTHEST_BACK = 12 * 3_600_000;

/** Something that happened to a thing (a session, a message, a file …), as a poll found it. */
export interface DetectedEvent<T = object> {
	event: string;
	thing: T;
}

/** A thing as a list named it. */
export interface Listed<T = object> {
	id: string;
	/** Milliseconds since 1970; 0 when the server's date cannot be read. */
	created: number;
	/** As the server answered it; absent on one that is only remembered. */
	thing?: T;
}

/** How a kind of things is followed from poll to poll: what is remembered, and which changes are events. */
export interface Tracker<T, L extends Listed<T>, Memory, E extends DetectedEvent<T>> {
	blank(): Memory;
	/** `undefined` for what has no ID that can be read: nothing like that can be followed. */
	read(answered: unknown): L | undefined;
	isKnown(memory: Memory, listed: L): boolean;
	/** IDs of what may change wherever it stands in the list, those that were read longest ago first. */
	liveIds(memory: Memory): string[];
	/**
	 * Compares what is remembered with what a poll found. The memory is replaced, never changed.
	 *
	 * @returns what happened, in order, and what to remember
	 */
	track(
		memory: Memory,
		findings: Findings<L>,
		rules: TrackingRules<T>,
		list: RemoteList<T>,
	): Promise<{ memory: Memory; events: E[] }>;
	save(memory: Memory): SavedMemory;
	/** @param version of the saved state, see `STATE_VERSION` */
	load(saved: SavedMemory, version: number): Memory;
}

/** What a poll found in a list. */
export interface Findings<L> {
	listed: readonly L[];
	/** The number of the poll. */
	poll: number;
	/**
	 * The poll that began the scan of which this one reached the end; undefined when the end was not
	 * reached. What no poll since then has found has left the list.
	 */
	scanBegan?: number;
	/** Milliseconds since 1970. */
	now: number;
}

export interface TrackingRules<T> {
	/** Whether a thing, as it is now, meets all filters. */
	matches(thing: T): boolean;
	/** Whether this poll only remembers. */
	isBaseline: boolean;
}

/** A memory as n8n saves it: texts cost it less than objects do. */
export interface SavedMemory {
	/** Values that occur often; lines name them by `~` and their index. */
	words: string[];
	lines: string[];
}

/** What a node remembers from one poll to the next. It is replaced as a whole, never changed. */
export interface State<Memory> extends Progress {
	/** Fingerprint of what is watched: source, accounts, filters and login. */
	watch: string;
	/** When the last poll was, in milliseconds since 1970. */
	polledAt: number;
	/**
	 * Set on a state that came from n8n's database, until the first full scan: the events that were
	 * chosen when it was saved. Of others it does not know how far they were seen.
	 */
	savedFor?: string[];
	/** Events that were detected and wait for more of the same sender. */
	waiting?: readonly Waiting[];
	memory: Memory;
}

/** What is watched. */
export interface Watch<T> {
	/** Differs as soon as other things are to be expected; the next poll is then a baseline. */
	key: string;
	matches(thing: T): boolean;
	/** Whether a state of this age is too old to go on from; milliseconds since 1970. */
	isStale?(polledAt: number): boolean;
}

/** What came of a poll. */
export interface PollResult<Memory, E> {
	state: State<Memory>;
	/** Everything that happened since the last poll, in order; nothing in a baseline. */
	events: E[];
	/** What has no ID that can be read, and was left out. */
	unreadable: unknown[];
	/** The accounts that could not be read. */
	failures: AccountFailure[];
}

/**
 * One poll: reads the list, and only then, in one go, compares it with what is remembered.
 *
 * @param held the state after the last poll
 * @throws NodeApiError when the list cannot be read
 */
export async function poll<T, L extends Listed<T>, Memory, E extends DetectedEvent<T>>(
	list: RemoteList<T>,
	tracker: Tracker<T, L, Memory, E>,
	held: State<Memory> | undefined,
	watch: Watch<T>,
	budget: PollBudget,
): Promise<PollResult<Memory, E>> {
	const { now } = budget;
	const goesOn =
		held?.watch === watch.key &&
		!watch.isStale?.(held.polledAt) &&
		held.polledAt - now <= FURTHEST_BACK;
	const state = goesOn ? held : blankState(watch.key, tracker.blank(), now);
	const { listed, unreadable, failures, scan, fullScan } = await scanList(
		list,
		tracker,
		state.memory,
		state,
		budget,
	);
	const pollCount = state.pollCount + 1;
	const { memory, events } = await tracker.track(
		state.memory,
		{ listed, poll: pollCount, scanBegan: fullScan?.poll, now },
		{ matches: watch.matches, isBaseline: state.baseline === true },
		list,
	);
	const { savedFor } = state;
	return {
		state: {
			watch: watch.key,
			polledAt: now,
			lastFullScanAt: fullScan?.startedAt ?? state.lastFullScanAt,
			// It never goes back, whatever the clock does: what is older may be forgotten already.
			watermark: fullScan ? Math.max(state.watermark, state.lastFullScanAt) : state.watermark,
			pollCount,
			scan: scan ?? (fullScan ? undefined : state.scan),
			...(!fullScan && { baseline: state.baseline, savedFor }),
			// What waits was detected, also by a trigger that watched something else.
			waiting: held?.waiting,
			memory,
		},
		events: savedFor ? events.filter(({ event }) => savedFor.includes(event)) : events,
		unreadable,
		failures,
	};
}

function blankState<Memory>(watch: string, memory: Memory, now: number): State<Memory> {
	const never = { polledAt: now, lastFullScanAt: now, watermark: now, pollCount: 0 };
	return { watch, ...never, baseline: true, memory };
}
