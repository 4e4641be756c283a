import type { Session } from '../../shared/entities/session';
import type { Tracker } from '../poll';
import type { LookUp } from '../scan';
import { byAge, escape, unescape } from '../text';
import type { SessionEvent } from './events';
import { compareSnapshots } from './events';
import type { Snapshot } from './snapshot';
import { FIELDS, blankSnapshot, rememberedSession, compact, takeSnapshot } from './snapshot';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A session that is over is remembered this long after it left the list, in case a list is stale. */
const KEEP_ENDED = HOUR;
/** What left the list alive is looked up this long; after that it is forgotten. */
const KEEP_UNLISTED = 24 * HOUR;
/** The longest time between two look-ups of a session that lives on without being listed. */
const LONGEST_PAUSE = 15 * MINUTE;

/** A session that is being followed. */
interface Entry {
	seen: Snapshot;
	/** Whether it was emitted, or was there before anything was emitted: it will not start again. */
	isKnown: boolean;
	/** Whether it met the filters when it was last seen. */
	isMatch: boolean;
	/** The poll that last found it in the list; unknown after a restart of n8n. */
	poll?: number;
	/** Set while the list does not have it; milliseconds since 1970. `lookedUp` 0 means not yet. */
	away?: Away;
}

interface Away {
	since: number;
	lookedUp: number;
}

export type Sessions = ReadonlyMap<string, Entry>;

/**
 * Sessions live, change and end, also after they have left the list: then each is looked up by itself.
 *
 * @param emitsUnlisted whether changes of a live session that the list no longer has are events, too.
 * The end of what was followed is one in any case.
 */
export function sessionTracker(
	emitsUnlisted: boolean,
): Tracker<Session, Snapshot, Sessions, SessionEvent> {
	return {
		blank: () => new Map(),
		read: takeSnapshot,
		isKnown: (memory, { id }) => memory.has(id),
		// What lives on elsewhere is looked up after full scans only.
		liveIds: (memory) =>
			[...memory.values()]
				.filter(({ seen, away }) => !seen.ended && !away)
				.sort((a, b) => (a.poll ?? 0) - (b.poll ?? 0))
				.map(({ seen }) => seen.id),
		async track(memory, { listed, poll, scanBegan, now }, { matches, isBaseline }, list) {
			const next = new Map<string, Entry>();
			const changed: Array<{ created: number; id: string; events: SessionEvent[] }> = [];

			const observe = (before: Entry | undefined, seen: Snapshot, more: Partial<Entry>) => {
				const { id, created, thing } = seen;
				const isMatch = thing ? matches(thing) : (before?.isMatch ?? false);
				const isKnown = isBaseline || isMatch || (before?.isKnown ?? false);
				// The session itself is not remembered.
				const kept = { ...compact(seen), thing: undefined };
				next.set(id, { seen: kept, isKnown, isMatch, ...more });
				if (!isMatch || isBaseline) return;
				const after = thing ? seen : { ...seen, thing: rememberedSession(seen) };
				const events = compareSnapshots(before?.isKnown ? before.seen : undefined, after);
				changed.push({ created, id, events });
			};

			const followUnlisted = (id: string, entry: Entry, lookUp?: LookUp<Session>) => {
				const since = entry.away?.since ?? now;
				const away = { since, lookedUp: lookUp ? now : (entry.away?.lookedUp ?? 0) };
				if (lookUp === 'gone') {
					observe(entry, { ...entry.seen, ended: true }, { away });
					return;
				}
				const seen = lookUp && lookUp !== 'unclear' ? takeSnapshot(lookUp) : undefined;
				if (seen && (seen.ended || emitsUnlisted)) {
					observe(entry, seen, { away: seen.ended ? away : stillThere(away) });
				} else if (!isForgotten(entry, away, now)) {
					next.set(id, { ...entry, away });
				}
			};

			const present = new Set(listed.map(({ id }) => id));
			const left = [...memory.values()].filter(
				(entry) =>
					scanBegan !== undefined && (entry.poll ?? -1) < scanBegan && !present.has(entry.seen.id),
			);
			const due = dueForLookUp(left, now);
			const lookedUp = (due.length > 0 && (await list.lookUp?.(due))) || new Map<string, never>();
			for (const seen of listed) observe(memory.get(seen.id), seen, { poll });
			const leftIds = new Set(left.map(({ seen }) => seen.id));
			for (const [id, entry] of memory) {
				if (leftIds.has(id)) followUnlisted(id, entry, lookedUp.get(id));
				else if (!next.has(id)) next.set(id, entry);
			}
			return { memory: next, events: changed.sort(byAge).flatMap(({ events }) => events) };
		},
		save: saveSessions,
		load: ({ words, lines }) =>
			new Map(lines.map((line) => loadEntry(line, words)).map((entry) => [entry.seen.id, entry])),
	};
}

/**
 * What to look up: what was alive and has left the list, those that were looked up longest ago
 * first. Most have just ended; one that lives on is asked for less and less often.
 */
function dueForLookUp(left: Entry[], now: number): string[] {
	return left
		.filter(({ seen }) => !seen.ended)
		.filter(({ away }) => !away?.lookedUp || now - away.lookedUp >= pauseOf(away))
		.sort((a, b) => (a.away?.lookedUp ?? 0) - (b.away?.lookedUp ?? 0))
		.map(({ seen }) => seen.id);
}

/** A quarter of the time that it has been away, so that its end is detected late by a quarter at most. */
const pauseOf = ({ since, lookedUp }: Away) => Math.min((lookedUp - since) / 4, LONGEST_PAUSE);

/** Away, but alive a moment ago: it will not be forgotten, and goes on to be looked up seldom. */
const stillThere = ({ since, lookedUp }: Away): Away => ({
	since: Math.max(since, lookedUp - HOUR),
	lookedUp,
});

function isForgotten({ seen }: Entry, away: Away, now: number): boolean {
	if (seen.ended) return now - away.since >= KEEP_ENDED;
	return away.lookedUp === now && now - away.since >= KEEP_UNLISTED;
}

const ENDED = 1;
const KNOWN = 4;
const MATCHES = 8;
const MISSED = 'm';

function saveSessions(memory: Sessions) {
	const rows = [...memory.values()].map((entry) => {
		const { missed, members, values } = entry.seen;
		const fields = FIELDS.map((field) => (values[field] ? [values[field]] : []));
		return { entry, columns: [missed ? [MISSED] : [], members, ...fields] };
	});
	const words = frequentWords(rows.map(({ columns }) => columns));
	const index = new Map(words.map((word, at) => [word, `~${at.toString(36)}`]));
	return { words, lines: rows.map(({ entry, columns }) => lineOf(entry, columns, index)) };
}

/** The words that take less room when they are written once and named by their index. */
function frequentWords(rows: string[][][]): string[] {
	const counts = new Map<string, number>();
	for (const word of rows.flat(2)) counts.set(word, (counts.get(word) ?? 0) + 1);
	const saves = ([{ length }, times]: [string, number]) => (length - 3) * times > length + 3;
	return [...counts].filter(saves).map(([word]) => word);
}

/** `id|created|flags|away|missed|members|`, then {@link FIELDS}, each with commas between its words. */
function lineOf(
	{ seen, isKnown, isMatch, away }: Entry,
	columns: string[][],
	index: ReadonlyMap<string, string>,
): string {
	const flags = (seen.ended ? ENDED : 0) + (isKnown ? KNOWN : 0) + (isMatch ? MATCHES : 0);
	const line = [
		escape(seen.id),
		seen.created.toString(36),
		flags.toString(36),
		away ? `${away.since.toString(36)},${away.lookedUp.toString(36)}` : '',
		...columns.map((column) => column.map((word) => index.get(word) ?? word).join(',')),
	];
	return line.join('|').replace(/\|+$/, '');
}

function loadEntry(line: string, words: string[]): Entry {
	const [id, created, flags, away, ...rest] = line.split('|');
	const long = (word: string) =>
		word.startsWith('~') ? (words[parseInt(word.slice(1), 36)] ?? '') : word;
	const columns = rest.map((column) => column.split(',').filter(Boolean).map(long));
	const [missed = [], members = [], ...fields] = columns;
	const bits = parseInt(flags, 36);
	const [since, lookedUp] = (away ?? '').split(',').map((time) => parseInt(time, 36));
	const seen = blankSnapshot(unescape(id));
	FIELDS.forEach((field, column) => {
		seen.values[field] = fields[column]?.[0] ?? '';
	});
	return {
		seen: {
			...seen,
			created: parseInt(created, 36) || 0,
			ended: (bits & ENDED) > 0,
			missed: missed[0] === MISSED,
			members,
		},
		isKnown: (bits & KNOWN) > 0,
		isMatch: (bits & MATCHES) > 0,
		...(since >= 0 && { away: { since, lookedUp } }),
	};
}
