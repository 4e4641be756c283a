import type { Entry, Memory } from './follow';
import { PER_REQUEST } from './kind';
import type { Base, Seen, Source, Told } from './kind';

/** Between two readings of the whole list, quick looks read what is new and what is alive. */
const WHOLE_EVERY = 60_000;
/** No account has so many things in a few days; a server without an end of its list ends here. */
const MOST_PAGES = 1_000;
/** A server that gives the same page so many times repeats itself; a list that grew by a page does not. */
const SAME_PAGE = 5;

/** A reading of the whole list that takes more than one look. */
export interface Pass {
	/** The look that began it. */
	round: number;
	/** When that was, in milliseconds since 1970. */
	startedAt: number;
	/** The next page to read. */
	page: number;
}

/** Where the readings of a list stand. */
export interface Progress {
	/** When the last whole reading began, in milliseconds since 1970. */
	wholeAt: number;
	/**
	 * From when on the next one reads: from the beginning of the last but one. What is deleted while
	 * a list is read moves others to a page that is read already; the next reading finds them.
	 */
	since: number;
	/** How many looks there were. */
	round: number;
	/** A whole reading that is under way. */
	pass?: Pass;
	/** Set until the first whole reading is done. */
	baseline?: true;
}

/** What one look read of a list. */
export interface Reading<S> {
	listed: S[];
	/** What has no ID that can be read. */
	odd: unknown[];
	/** The whole reading to go on with. */
	pass?: Pass;
	/** The whole reading that is done. */
	whole?: Pass;
}

/** How far a look may go. */
export interface Pace {
	/** Milliseconds since 1970. */
	now: number;
	/** Whether there is time for one more request. */
	mayGoOn(): boolean;
	/** Whether a look need not read the whole list each time. */
	quick: boolean;
}

/**
 * Reads a list as far as the time goes.
 *
 * A whole reading keeps its window until the last page is read, over as many looks as it takes, and
 * goes on one page before the one where it stopped: what was deleted meanwhile moves the rest
 * forward. Each of these looks begins with the first page, where what is new stands. New things push
 * others to later pages, so that one can come twice; then the later copy counts.
 *
 * In between, a quick look reads the first pages until one holds nothing new, and what is alive of
 * the others by its IDs. It trusts the order of the list only as far as it sees it.
 */
export async function readList<T, S extends Seen<T>, E extends Told<T>>(
	source: Source<T, S, E>,
	progress: Progress,
	memory: Memory<S>,
	{ now, mayGoOn, quick }: Pace,
): Promise<Reading<S>> {
	const byId = new Map<string, S>();
	const odd: unknown[] = [];
	let newest = Infinity;
	let isSorted = true;

	const take = (things: unknown[]): S[] =>
		things.flatMap((thing) => {
			const seen = source.kind.see(thing);
			if (seen) byId.set(seen.id, seen);
			else odd.push(thing);
			return seen ? [seen] : [];
		});

	/** @returns the page to go on with, `undefined` when there is none */
	const readFrom = async (
		first: number,
		pages: number,
		isEnough: (page: S[]) => boolean,
	): Promise<number | undefined> => {
		let last = '';
		let same = 0;
		for (let page = first; ; page++) {
			const { things, hasMore } = await source.page(page, progress.since);
			const seen = take(things);
			const ids = seen.map(({ id }) => id).join();
			same = ids === last ? same + 1 : 1;
			last = ids;
			for (const { created } of seen) {
				isSorted &&= created > 0 && created <= newest;
				newest = created;
			}
			const isEnd = !hasMore || same >= SAME_PAGE || page - first >= MOST_PAGES;
			if (isEnd) return undefined;
			if (isEnough(seen) || (page - first + 1 >= pages && !mayGoOn())) return page + 1;
		}
	};

	const isKnown = (page: S[]) => page.every(({ id }) => memory.has(id));
	const { pass, round } = progress;
	const started: Pass = { round: round + 1, startedAt: now, page: 0 };
	const done = (reading: Pass, next: number | undefined): Reading<S> => ({
		listed: [...byId.values()],
		odd,
		...(next === undefined ? { whole: reading } : { pass: { ...reading, page: next } }),
	});

	if (!pass && (!quick || progress.baseline || isDue(progress.wholeAt, now))) {
		return done(started, await readFrom(0, 1, () => false));
	}
	const front = await readFrom(0, 1, (page) => isKnown(page) && (isSorted || pass !== undefined));
	if (front === undefined) return done(started, front);
	if (pass) {
		const from = Math.max(front, pass.page - 1);
		return done(pass, await readFrom(from, 2, () => false));
	}
	const alive = [...memory.values()]
		.filter((entry) => isAlive(entry) && !byId.has(entry.seen.id))
		.sort((a, b) => (a.round ?? 0) - (b.round ?? 0));
	const ids = source.only ? alive.map(({ seen }) => seen.id) : [];
	for (let at = 0; at < ids.length && mayGoOn(); at += PER_REQUEST) {
		const wanted = ids.slice(at, at + PER_REQUEST);
		const found = (await source.only?.(wanted)) ?? [];
		// A server that does not know how to give only these gives others.
		take(found.filter((thing) => wanted.includes((thing as { id: string } | null)?.id ?? '')));
	}
	return { listed: [...byId.values()], odd };
}

const isDue = (wholeAt: number, now: number) => now - wholeAt >= WHOLE_EVERY || now < wholeAt;

/** What lives on elsewhere is looked up after whole readings only. */
const isAlive = ({ seen, away }: Entry<Base>) => !seen.ended && !away;
