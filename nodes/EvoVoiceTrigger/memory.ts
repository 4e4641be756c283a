import type { Seen } from './kind';
import type { State } from './look';

type AnyState = State<Seen>;

/** A trigger that was switched off for longer starts afresh instead of telling what it slept through. */
export const LONGEST_PAUSE = 15 * 60_000;

/** What this n8n process remembers for one node. */
export interface Store {
	state?: AnyState;
	/** Whether its workflow is switched on. */
	isInUse: boolean;
}

/**
 * n8n saves what a node remembers only when the node sends something, so that its database can be
 * hours behind. Within one process nothing is lost: not by switching a workflow off and on, not by
 * publishing it anew.
 */
const stores = new Map<string, Store>();

/** The store of a node, whose workflow is switched on now. */
export function openStore(workflowId: string, nodeId: string, now: number): Store {
	for (const [key, { isInUse, state }] of stores) {
		if (!isInUse && now - (state?.lookedAt ?? 0) > LONGEST_PAUSE) stores.delete(key);
	}
	const key = JSON.stringify([workflowId, nodeId]);
	const store = stores.get(key) ?? { isInUse: true };
	store.isInUse = true;
	stores.set(key, store);
	return store;
}

/** Of what this process and what the database remembers, the one that saw more. */
export function newer(
	held: AnyState | undefined,
	saved: AnyState | undefined,
): AnyState | undefined {
	if (!held || !saved) return held ?? saved;
	return saved.lookedAt > held.lookedAt ? saved : held;
}
