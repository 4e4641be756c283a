import type { DetectedEvent, Listed, Tracker } from './poll';
import { PER_REQUEST } from './service';

/** Between two full scans, incremental polls read what is new and what is live. */
const FULL_SCAN_EVERY = 60_000;
/** No account has so many things in a few days; a server without an end of its list ends here. */
const MOST_PAGES = 1_000;
/** A server that gives the same page so many times repeats itself; a list that grew by a page does not. */
const SAME_PAGE = 5;

/** One page of a list. */
export interface Page {
	things: unknown[];
	hasMore: boolean;
	/** Of several accounts, those that the login cannot read. */
	failures?: AccountFailure[];
}

/** What kept the list of one account from being read. */
export interface AccountFailure {
	accountId: string;
	error: unknown;
}

/** What a look-up of one thing gave; `unclear` when the server could not say. */
export type LookUp<T> = T | 'gone' | 'unclear';

/** A list of the service, as one poll reads it. */
export interface RemoteList<T = object> {
	/**
	 * Reads one page, counted from 0, the newest first as far as the server sorts.
	 *
	 * @param watermark everything since then is wanted, in milliseconds since 1970
	 * @throws NodeApiError when it cannot be read; nothing is remembered or emitted then
	 */
	page(page: number, watermark: number): Promise<Page>;
	/** Reads only these, at most {@link PER_REQUEST} of them; absent where the list cannot do that. */
	byIds?(ids: string[]): Promise<unknown[]>;
	/** Looks up things that the list no longer has, as far as the time goes. */
	lookUp?(ids: string[]): Promise<Map<string, LookUp<T>>>;
}

/** How far a poll may go. */
export interface PollBudget {
	/** When the poll began, in milliseconds since 1970. */
	now: number;
	/** Whether there is time for one more request. */
	hasTime(): boolean;
	/** Whether the poll need not scan the whole list unless that is due. */
	isIncremental: boolean;
}

/** A full scan of the list, which may take several polls. */
export interface FullScan {
	/** The number of the poll that began it. */
	poll: number;
	/** When that was, in milliseconds since 1970. */
	startedAt: number;
	/** The next page to read. */
	page: number;
}

/** How far a list has been scanned. */
export interface Progress {
	/** When the last full scan began, in milliseconds since 1970. */
	lastFullScanAt: number;
	/**
	 * From when on the next full scan reads: from the beginning of the last but one. What is deleted
	 * during a scan moves others to a page that is read already; the next scan finds them.
	 */
	watermark: number;
	/** How many polls there were. */
	pollCount: number;
	/** The full scan that is under way. */
	scan?: FullScan;
	/** Set until the first full scan is done. */
	baseline?: true;
}

/** What one poll read of a list. */
interface Scanned<L> {
	listed: L[];
	unreadable: unknown[];
	failures: AccountFailure[];
	/** The full scan to go on with. */
	scan?: FullScan;
	/** The full scan that is done. */
	fullScan?: FullScan;
}

/**
 * Reads a list as far as the time goes.
 *
 * A full scan keeps its watermark until the last page is read, over as many polls as it takes. Each
 * of them reads the first page, where what is new stands, and goes on one page before the one where
 * the last one stopped: what was deleted meanwhile moves the rest forward. New things push others to
 * later pages, so that one can come twice; then the later copy counts.
 *
 * In between, an incremental poll reads the first pages until one holds nothing new, and what is live
 * of the others by its IDs. It trusts the order of the list only as far as it sees it.
 *
 * While an account cannot be read no scan is full: what is remembered of it is not forgotten.
 *
 * @throws NodeApiError when the list cannot be read, or not all of it for the baseline
 */
export async function scanList<T, L extends Listed<T>, Memory, E extends DetectedEvent<T>>(
	list: RemoteList<T>,
	tracker: Tracker<T, L, Memory, E>,
	memory: Memory,
	progress: Progress,
	{ now, hasTime, isIncremental }: PollBudget,
): Promise<Scanned<L>> {
	const byId = new Map<string, L>();
	const unreadable: unknown[] = [];
	const failures: AccountFailure[] = [];
	let newest = Infinity;
	let isSorted = true;

	const take = (things: unknown[]): L[] =>
		things.flatMap((thing) => {
			const listed = tracker.read(thing);
			if (listed) byId.set(listed.id, listed);
			else unreadable.push(thing);
			return listed ? [listed] : [];
		});

	/** @returns the page to go on with, `undefined` when there is none */
	const readFrom = async (
		first: number,
		pages: number,
		isEnough: (page: L[]) => boolean,
	): Promise<number | undefined> => {
		let last = '';
		let same = 0;
		for (let page = first; ; page++) {
			const { things, hasMore, failures: failed = [] } = await list.page(page, progress.watermark);
			failures.push(...failed);
			const listed = take(things);
			const ids = listed.map(({ id }) => id).join();
			same = ids === last ? same + 1 : 1;
			last = ids;
			for (const { created } of listed) {
				isSorted &&= created > 0 && created <= newest;
				newest = created;
			}
			const isEnd = !hasMore || same >= SAME_PAGE || page - first >= MOST_PAGES;
			if (isEnd) return undefined;
			if (isEnough(listed) || (page - first + 1 >= pages && !hasTime())) return page + 1;
		}
	};

	const result = (scan?: FullScan, next?: number): Scanned<L> => {
		const scanned = { listed: [...byId.values()], unreadable, failures };
		if (failures.length > 0 && progress.baseline) throw failures[0].error;
		if (failures.length > 0 || !scan) return scanned;
		return {
			...scanned,
			...(next === undefined ? { fullScan: scan } : { scan: { ...scan, page: next } }),
		};
	};

	const { scan, pollCount, lastFullScanAt } = progress;
	const begun: FullScan = { poll: pollCount + 1, startedAt: now, page: 0 };
	const isDue = now - lastFullScanAt >= FULL_SCAN_EVERY || now < lastFullScanAt;
	if (!scan && (!isIncremental || progress.baseline || isDue)) {
		return result(begun, await readFrom(0, 1, () => false));
	}
	const hasNothingNew = (page: L[]) =>
		page.every((listed) => tracker.isKnown(memory, listed)) && (isSorted || scan !== undefined);
	const next = await readFrom(0, 1, hasNothingNew);
	if (next === undefined) return result(begun);
	if (scan) {
		return result(scan, await readFrom(Math.max(next, scan.page - 1), 2, () => false));
	}
	const live = list.byIds ? tracker.liveIds(memory).filter((id) => !byId.has(id)) : [];
	for (let at = 0; at < live.length && hasTime(); at += PER_REQUEST) {
		const wanted = live.slice(at, at + PER_REQUEST);
		const found = (await list.byIds?.(wanted)) ?? [];
		// A server that does not know how to give only these gives others.
		take(found.filter((thing) => wanted.includes((thing as { id: string } | null)?.id ?? '')));
	}
	return result();
}
