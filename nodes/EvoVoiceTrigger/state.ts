import { FIELDS, blankSnapshot, escape, unescape } from './snapshot';
import type { Entry, Memory } from './follow';

/** Raised whenever the layout below changes; a state of another version starts a fresh baseline. */
export const STATE_VERSION = 1;

/** What n8n keeps for the node between two polls. It is replaced as a whole, never changed. */
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
	/** Values that occur often, such as agents and endpoints; a line names them by `~` and index. */
	words: string[];
	/** One line a session, see {@link writeLine}. A text costs n8n less than an object does. */
	sessions: string[];
}

type Written = Pick<SavedState, 'words' | 'sessions'>;

const ENDED = 1;
const MISSED = 2;
const KNOWN = 4;
const MATCHES = 8;

/** What a state that this process wrote or read stands for, so that a poll need not read it again. */
const memories = new WeakMap<object, Memory>();

/** Reads a saved state; `undefined` when there is none, or one of another version or watch. */
export function readState(
	saved: unknown,
	watch: string,
): (SavedState & { memory: Memory }) | undefined {
	const state = saved as SavedState | null | undefined;
	if (state?.version !== STATE_VERSION || state.watch !== watch) return undefined;
	if (!Array.isArray(state.sessions) || !Array.isArray(state.words)) return undefined;
	if (typeof state.at !== 'number') return undefined;
	return { ...state, memory: memories.get(state.sessions) ?? readMemory(state) };
}

export function writeMemory(memory: Memory): Written {
	const entries = [...memory.values()];
	const words = frequentValues(entries);
	const index = new Map(words.map((word, at) => [word, `~${at.toString(36)}`]));
	const sessions = entries.map((entry) => writeLine(entry, index));
	memories.set(sessions, memory);
	return { words, sessions };
}

function readMemory({ words, sessions }: Written): Memory {
	const entries = sessions.map((line) => readLine(String(line), words));
	return new Map(entries.map((entry) => [entry.snapshot.id, entry]));
}

/** The values that take less room when they are written once and named by their index. */
function frequentValues(entries: Entry[]): string[] {
	const counts = new Map<string, number>();
	const count = (value: string) => counts.set(value, (counts.get(value) ?? 0) + 1);
	for (const { snapshot } of entries) {
		for (const field of FIELDS) count(snapshot.values[field]);
		snapshot.members.forEach(count);
	}
	const saves = ([{ length }, times]: [string, number]) => (length - 3) * times > length + 3;
	return [...counts].filter(saves).map(([value]) => value);
}

/** `id|created|flags|away|`, the fields in their order, then the members with commas between. */
function writeLine(entry: Entry, index: ReadonlyMap<string, string>): string {
	const { id, created, values, members } = entry.snapshot;
	const { away } = entry;
	const short = (value: string) => index.get(value) ?? value;
	return [
		escape(id),
		created.toString(36),
		flagsOf(entry).toString(36),
		away ? `${away.since.toString(36)},${away.lookedUp.toString(36)}` : '',
		...FIELDS.map((field) => short(values[field])),
		members.map(short).join(','),
	].join('|');
}

function readLine(line: string, words: string[]): Entry {
	const [id, created, flags, away, ...rest] = line.split('|');
	const long = (value: string) =>
		value.startsWith('~') ? (words[parseInt(value.slice(1), 36)] ?? '') : value;
	const snapshot = blankSnapshot(unescape(id));
	FIELDS.forEach((field, column) => {
		snapshot.values[field] = long(rest[column] ?? '');
	});
	const bits = parseInt(flags, 36);
	const [since, lookedUp] = (away ?? '').split(',').map((time) => parseInt(time, 36));
	return {
		snapshot: {
			...snapshot,
			created: parseInt(created, 36) || 0,
			ended: (bits & ENDED) > 0,
			missed: (bits & MISSED) > 0,
			members: (rest[FIELDS.length] ?? '').split(',').filter(Boolean).map(long),
		},
		known: (bits & KNOWN) > 0,
		matches: (bits & MATCHES) > 0,
		...(since >= 0 && { away: { since, lookedUp } }),
	};
}

function flagsOf({ snapshot, known, matches }: Entry): number {
	return (
		(snapshot.ended ? ENDED : 0) +
		(snapshot.missed ? MISSED : 0) +
		(known ? KNOWN : 0) +
		(matches ? MATCHES : 0)
	);
}
