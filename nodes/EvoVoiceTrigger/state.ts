import type { Waiting } from './combine';
import type { Entry, Memory } from './follow';
import type { Base, Seen } from './kind';
import type { State } from './look';
import { escape, unescape } from './text';

/** Raised whenever the layout below changes; a state of another version starts a fresh baseline. */
export const STATE_VERSION = 2;

/** What n8n keeps of a node's state in its database. */
export interface SavedState {
	version: number;
	watch: string;
	lookedAt: number;
	wholeAt: number;
	since: number;
	baseline?: true;
	/** The events that were chosen. */
	events: string[];
	/** What was seen, but is not told yet. */
	waiting?: readonly Waiting[];
	/** Values that occur often, such as agents and endpoints; a line names them by `~` and index. */
	words: string[];
	/** One line for each thing, see {@link writeLine}. A text costs n8n less than an object does. */
	lines: string[];
}

const ENDED = 1;
const KNOWN = 4;
const MATCHES = 8;

type Readable<S> = { read(base: Base, columns: string[][]): S };

/** The state as n8n is to save it, with the events that are chosen. */
export function writeState<S extends Seen>(
	kind: { write(seen: S): string[][] },
	{ watch, lookedAt, wholeAt, since, baseline, waiting, memory }: State<S>,
	events: string[],
): SavedState {
	const entries = [...memory.values()].map((entry) => ({ entry, columns: kind.write(entry.seen) }));
	const words = frequentWords(entries.map(({ columns }) => columns));
	const index = new Map(words.map((word, at) => [word, `~${at.toString(36)}`]));
	return {
		version: STATE_VERSION,
		watch,
		lookedAt,
		wholeAt,
		since,
		...(baseline && { baseline }),
		events,
		...(waiting?.length && { waiting }),
		words,
		lines: entries.map(({ entry, columns }) => writeLine(entry, columns, index)),
	};
}

/**
 * Reads a saved state; `undefined` when there is none, or one of another version. A whole reading
 * that was under way begins anew.
 */
export function readState<S extends Seen>(kind: Readable<S>, saved: unknown): State<S> | undefined {
	const state = saved as SavedState | null | undefined;
	if (state?.version !== STATE_VERSION) return undefined;
	const { watch, lookedAt, wholeAt, since, baseline, events, waiting, words, lines } = state;
	if (![events, words, lines].every(Array.isArray)) return undefined;
	if (![lookedAt, wholeAt, since].every(Number.isFinite)) return undefined;
	const entries = lines.map((line) => readLine(kind, String(line), words));
	const memory: Memory<S> = new Map(entries.map((entry) => [entry.seen.id, entry]));
	return { watch, lookedAt, wholeAt, since, round: 0, baseline, savedFor: events, waiting, memory };
}

/** The words that take less room when they are written once and named by their index. */
function frequentWords(rows: string[][][]): string[] {
	const counts = new Map<string, number>();
	for (const word of rows.flat(2)) counts.set(word, (counts.get(word) ?? 0) + 1);
	const saves = ([{ length }, times]: [string, number]) => (length - 3) * times > length + 3;
	return [...counts].filter(saves).map(([word]) => word);
}

/** `id|created|flags|away|`, then the columns of the kind, each with commas between its words. */
function writeLine(
	{ seen, known, matches, away }: Entry<Seen>,
	columns: string[][],
	index: ReadonlyMap<string, string>,
): string {
	const flags = (seen.ended ? ENDED : 0) + (known ? KNOWN : 0) + (matches ? MATCHES : 0);
	const line = [
		escape(seen.id),
		seen.created.toString(36),
		flags.toString(36),
		away ? `${away.since.toString(36)},${away.lookedUp.toString(36)}` : '',
		...columns.map((column) => column.map((word) => index.get(word) ?? word).join(',')),
	];
	return line.join('|').replace(/\|+$/, '');
}

function readLine<S extends Seen>(kind: Readable<S>, line: string, words: string[]): Entry<S> {
	const [id, created, flags, away, ...rest] = line.split('|');
	const long = (word: string) =>
		word.startsWith('~') ? (words[parseInt(word.slice(1), 36)] ?? '') : word;
	const columns = rest.map((column) => column.split(',').filter(Boolean).map(long));
	const bits = parseInt(flags, 36);
	const [since, lookedUp] = (away ?? '').split(',').map((time) => parseInt(time, 36));
	const base = {
		id: unescape(id),
		created: parseInt(created, 36) || 0,
		ended: (bits & ENDED) > 0,
	};
	return {
		seen: kind.read(base, columns),
		known: (bits & KNOWN) > 0,
		matches: (bits & MATCHES) > 0,
		...(since >= 0 && { away: { since, lookedUp } }),
	};
}
