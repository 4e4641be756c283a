import { FIELDS, blankSnapshot, escape, unescape } from './snapshot';
import type { Entry, Memory } from './follow';

/** Raised whenever the layout below changes; a state of another version starts a fresh baseline. */
export const STATE_VERSION = 1;

/** What n8n keeps for the node between two polls. */
export interface SavedState {
	version: number;
	/** Fingerprint of what is watched: source, accounts, filters and login. */
	watch: string;
	/** When the last poll was, in milliseconds since 1970, to about five minutes. */
	at: number;
	/** The page of the list to go on with, when the time did not suffice. */
	page?: number;
	/** Set until the first poll has seen the whole list. */
	baseline?: true;
	/** One line a session, see {@link writeEntry}. A text costs n8n less than an object does. */
	sessions: string[];
}

const ENDED = 1;
const MISSED = 2;
const KNOWN = 4;
const MATCHES = 8;

/** Reads a saved state; `undefined` when there is none, or one of another version or watch. */
export function readState(
	saved: unknown,
	watch: string,
): (SavedState & { memory: Memory }) | undefined {
	const state = saved as Partial<SavedState> | null | undefined;
	if (state?.version !== STATE_VERSION || state.watch !== watch) return undefined;
	if (!Array.isArray(state.sessions) || typeof state.at !== 'number') return undefined;
	const entries = state.sessions.map(readEntry);
	const memory = new Map(entries.map((entry) => [entry.snapshot.id, entry]));
	return { ...(state as SavedState), memory };
}

export function writeMemory(memory: Memory): string[] {
	return [...memory.values()].map(writeEntry);
}

/** `id|created|flags|away|` and the fields in their order, then the members with commas between. */
function writeEntry({ snapshot, known, matches, away }: Entry): string {
	const { id, created, ended, missed, values, members } = snapshot;
	const flags =
		(ended ? ENDED : 0) + (missed ? MISSED : 0) + (known ? KNOWN : 0) + (matches ? MATCHES : 0);
	return [
		escape(id),
		created.toString(36),
		flags.toString(36),
		away ? `${away.since.toString(36)},${away.lookedUp.toString(36)}` : '',
		...FIELDS.map((field) => values[field]),
		members.join(','),
	].join('|');
}

function readEntry(line: string): Entry {
	const [id, created, flags, away, ...rest] = String(line).split('|');
	const snapshot = blankSnapshot(unescape(id));
	FIELDS.forEach((field, column) => {
		snapshot.values[field] = rest[column] ?? '';
	});
	const bits = parseInt(flags, 36);
	const [since, lookedUp] = (away ?? '').split(',').map((time) => parseInt(time, 36));
	return {
		snapshot: {
			...snapshot,
			created: parseInt(created, 36) || 0,
			ended: (bits & ENDED) > 0,
			missed: (bits & MISSED) > 0,
			members: (rest[FIELDS.length] ?? '').split(',').filter(Boolean),
		},
		known: (bits & KNOWN) > 0,
		matches: (bits & MATCHES) > 0,
		...(since >= 0 && { away: { since, lookedUp } }),
	};
}
