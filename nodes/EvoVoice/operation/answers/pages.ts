import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { readList } from '../../../shared/api/response';
import type { Exchange } from '../exchange';
import type { ToOutput } from './outputMode';

/** The largest page that is asked for; the API names no maximum, its default is 25. */
const MOST_PER_PAGE = 100;

/** How many pages may be requested or buffered at once. */
const AHEAD = 5;

/** The bound for a list that never ends. */
const MOST_PAGES = 10_000;

/**
 * Reads pages until there are enough objects, or no more. Where more than one page may be needed, the
 * first one is requested with the total, and the others up to five at a time. The API documents how a
 * list ends (`hasMorePages` false, or an empty page); a page that brings nothing new ends it, too.
 *
 * @returns the outputs in the order of the list, each object once; only these stay in memory
 */
export async function readPages(
	exchange: Exchange,
	most: number,
	toOutput: ToOutput,
): Promise<IDataObject[]> {
	const countPerPage = Math.min(most, MOST_PER_PAGE);
	const request = async (page: number, simplifiedPaging = true) => {
		const paging = { page, countPerPage, ...(simplifiedPaging && { simplifiedPaging }) };
		return await exchange.ask({ qs: { ...exchange.request.qs, ...paging } });
	};
	const found: IDataObject[] = [];
	const isNew = newObjects();
	/** @returns whether the list may go on after this page */
	const add = (answer: IDataObject) => {
		const fresh = isNew(readList(exchange.context.getNode(), answer, 'items'));
		for (const each of fresh.slice(0, most - found.length)) found.push(toOutput(each));
		return fresh.length > 0 && found.length < most;
	};
	const isOnePage = most <= MOST_PER_PAGE;
	const first = await request(0, isOnePage);
	exchange.operation.check?.(exchange, first);
	const known = isOnePage ? 1 : Math.min(pagesOf(first, most), MOST_PAGES);
	let goesOn = add(first) && (known > 1 || mayGoOn(first, countPerPage));
	const ahead: Array<Promise<IDataObject>> = [];
	for (let page = 1, next = 1; goesOn && page < MOST_PAGES; page++) {
		for (; next < Math.max(known, page + 1) && ahead.length < AHEAD; next++) {
			const answer = request(next);
			// A page that is not needed any more may fail.
			answer.catch(() => {});
			ahead.push(answer);
		}
		const answer = await ahead.shift()!;
		const isPastTotal = known > 1 && page >= known - 1;
		goesOn = add(answer) && answer.hasMorePages !== false;
		if (isPastTotal && answer.hasMorePages !== true) goesOn = false;
	}
	return found;
}

/** The pages of a list by the total that its first page tells; one where it tells none. */
function pagesOf({ items, totalCount, totalPages }: IDataObject, most: number): number {
	const perPage = (items as unknown[] | undefined)?.length ?? 0;
	const total = Number(totalCount);
	if (perPage === 0 || !(total > perPage)) return 1;
	// A server may filter a page after it was cut, or make pages smaller than they were asked for.
	return Math.ceil(Math.min(total, most, Number(totalPages) * perPage || Infinity) / perPage);
}

/** Whether there may be a second page. With a total, `hasMorePages` is not filled. */
function mayGoOn({ items, totalCount, hasMorePages }: IDataObject, countPerPage: number): boolean {
	if (hasMorePages !== false) return hasMorePages === true || !(Number(totalCount) > 0);
	const count = (items as unknown[]).length;
	return count >= countPerPage && Number(totalCount) !== count;
}

/** Leaves out the objects that were on an earlier page; without an ID, it compares whole pages. */
function newObjects() {
	const known = new Set<unknown>();
	return (items: IDataObject[]): IDataObject[] => {
		const fresh = items.filter(({ id }) => id === undefined || !known.has(id));
		for (const { id } of fresh) known.add(id);
		if (fresh.every(({ id }) => id !== undefined)) return fresh;
		const digest = createHash('sha256').update(JSON.stringify(fresh)).digest('base64');
		if (known.has(digest)) return [];
		known.add(digest);
		return fresh;
	};
}
