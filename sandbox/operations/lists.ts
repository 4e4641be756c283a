import { SORT_ORDERS } from '../office/model';
import type { Bound, Fields } from '../framework/binding';

/** The paging fields that every list operation takes. */
export const LIST_FIELDS: Fields = {
	page: 'int',
	countPerPage: 'int',
	all: 'bool',
	specificIds: 'list',
	sortField: 'text',
	sortOrder: SORT_ORDERS,
	simplifiedPaging: 'bool',
};

const DEFAULT_COUNT_PER_PAGE = 25;

/**
 * One page of what matches, as a ListResponse; only the items of the page are written.
 *
 * Assumption: without a sort field the newest comes first; with one the order is ascending unless
 * asked otherwise, any field of the object counts and an unknown one is ignored; `hasMorePages` is
 * filled with simplified paging only, and the totals are filled without it only.
 *
 * @param dateField the field by which the newest is found
 */
export function listResponse<T extends { id: string }>(
	matching: T[],
	request: Bound,
	write: (item: T) => object,
	dateField: string = 'dateCreated',
): object {
	const wanted = ofIds(matching, request.specificIds as string[] | undefined);
	const sorted = sort(wanted, request, dateField);
	const count = request.all ? Math.max(sorted.length, 1) : pageSize(request);
	const page = request.all ? 0 : Math.max(Number(request.page ?? 0), 0);
	const items = sorted.slice(page * count, (page + 1) * count).map(write);
	if (request.simplifiedPaging) {
		const hasMorePages = (page + 1) * count < sorted.length;
		return { items, totalCount: 0, totalPages: 0, hasMorePages };
	}
	const totalPages = Math.ceil(sorted.length / count);
	return { items, totalCount: sorted.length, totalPages, hasMorePages: false };
}

function ofIds<T extends { id: string }>(items: T[], ids: string[] | undefined): T[] {
	const wanted = new Set(ids);
	return wanted.size > 0 ? items.filter((item) => wanted.has(item.id)) : items;
}

function pageSize(request: Bound): number {
	const count = Number(request.countPerPage ?? 0);
	return count > 0 ? count : DEFAULT_COUNT_PER_PAGE;
}

function sort<T extends object>(items: T[], request: Bound, dateField: string): T[] {
	const wanted = String(request.sortField ?? '').toLowerCase();
	const field = fieldOf(items, wanted);
	const by = (field ?? dateField) as keyof T;
	const descending = request.sortOrder ? request.sortOrder === 'Descend' : !field;
	const sorted = [...items].sort((a, b) => compare(a[by], b[by]));
	return descending ? sorted.reverse() : sorted;
}

/** The name of a field in its own case; what is null in one object can be there in another. */
function fieldOf(items: object[], wanted: string): string | undefined {
	for (const item of items) {
		const field = Object.keys(item).find((name) => name.toLowerCase() === wanted);
		if (field) return field;
	}
	return undefined;
}

function compare(a: unknown, b: unknown): number {
	if (a === b) return 0;
	const isPlain = typeof a === typeof b && (typeof a === 'string' || typeof a === 'number');
	if (isPlain) return (a as string) < (b as string) ? -1 : 1;
	const [left, right] = [String(a ?? ''), String(b ?? '')];
	if (left === right) return 0;
	return left < right ? -1 : 1;
}
