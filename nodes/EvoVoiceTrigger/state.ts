import type { Waiting } from './debounce';
import type { DetectedEvent, SavedMemory, State } from './poll';

/** Raised whenever the layout changes. Version 2 had a line for each arrival. */
export const STATE_VERSION = 3;
const READABLE_VERSIONS = [2, STATE_VERSION];

/** A workflow that was unpublished for longer starts with a new baseline instead of catching up. */
export const LONGEST_PAUSE = 15 * 60_000;

/**
 * What n8n keeps of a node's state in its database. The names are those of version 2, which published
 * workflows have.
 */
interface SavedState extends SavedMemory {
	version: number;
	watch: string;
	/** `polledAt` of the state. */
	lookedAt: number;
	/** `lastFullScanAt` of the state. */
	wholeAt: number;
	/** `watermark` of the state. */
	since: number;
	baseline?: true;
	/** The events that were chosen. */
	events: string[];
	/** `told` are the `events` of what waits. */
	waiting?: Array<Omit<Waiting, 'events'> & { told: DetectedEvent[] }>;
}

interface Memories<Memory> {
	save(memory: Memory): SavedMemory;
	load(saved: SavedMemory, version: number): Memory;
}

/** The state as n8n is to save it, with the events that are chosen. */
export function saveState<Memory>(
	tracker: Memories<Memory>,
	{ watch, polledAt, lastFullScanAt, watermark, baseline, waiting, memory }: State<Memory>,
	events: string[],
): SavedState {
	return {
		version: STATE_VERSION,
		watch,
		lookedAt: polledAt,
		wholeAt: lastFullScanAt,
		since: watermark,
		...(baseline && { baseline }),
		events,
		...(waiting?.length && {
			waiting: waiting.map(({ events: told, ...more }) => ({ ...more, told })),
		}),
		...tracker.save(memory),
	};
}

/**
 * Reads a saved state; `undefined` when there is none, or one of an unknown version. A full scan that
 * was under way begins anew.
 */
export function loadState<Memory>(
	tracker: Memories<Memory>,
	saved: unknown,
): State<Memory> | undefined {
	const state = saved as SavedState | null | undefined;
	if (!state || !READABLE_VERSIONS.includes(state.version)) return undefined;
	const { version, watch, lookedAt, wholeAt, since, baseline, events, waiting, words } = state;
	if (![events, words, state.lines].every(Array.isArray)) return undefined;
	if (![lookedAt, wholeAt, since].every(Number.isFinite)) return undefined;
	return {
		watch,
		polledAt: lookedAt,
		lastFullScanAt: wholeAt,
		watermark: since,
		pollCount: 0,
		baseline,
		savedFor: events,
		waiting: waiting?.map(({ told, ...more }) => ({ ...more, events: told })),
		memory: tracker.load({ words, lines: state.lines.map(String) }, version),
	};
}

type AnyState = State<unknown>;

/** What this n8n process remembers for one node. */
export interface Store {
	state?: AnyState;
	/** Whether its workflow is published. */
	isInUse: boolean;
}

/**
 * n8n saves what a node remembers only when the node emits something, so that its database can be
 * hours behind. Within one process nothing is lost: not by unpublishing and publishing a workflow,
 * not by publishing it anew.
 */
const stores = new Map<string, Store>();

/** The store of a node, whose workflow is being published. */
export function openStore(workflowId: string, nodeId: string, now: number): Store {
	const key = JSON.stringify([workflowId, nodeId]);
	const store = stores.get(key) ?? { isInUse: true };
	store.isInUse = true;
	stores.set(key, store);
	for (const [other, { isInUse, state }] of stores) {
		if (!isInUse && now - (state?.polledAt ?? 0) > LONGEST_PAUSE) stores.delete(other);
	}
	return store;
}

/** Of what this process and what the database remembers, the one that saw more. */
export function newer(
	held: AnyState | undefined,
	saved: AnyState | undefined,
): AnyState | undefined {
	if (!held || !saved) return held ?? saved;
	return saved.polledAt > held.polledAt ? saved : held;
}
