import type { IDataObject } from 'n8n-workflow';

import { PER_REQUEST } from '../kind';
import type { Page } from '../kind';
import type { Question, Service } from './service';

const DAY = 86_400_000;
/** The service moves sessions to its archive after about 15 days, where its lists do not reach. */
const FURTHEST_BACK = 14 * DAY;

/** One page of a list of the API. @throws NodeApiError when it cannot be read */
export async function readPage(
	service: Service,
	url: string,
	query: IDataObject,
	page: number,
	question?: Question,
): Promise<Page> {
	const qs = { ...query, page, countPerPage: PER_REQUEST, simplifiedPaging: true };
	const answer = await service.get(url, qs, question);
	const things = service.list(answer, 'items');
	return { things, hasMore: things.length > 0 && answer.hasMorePages !== false };
}

/**
 * The first and the last day to ask for, so that everything since a moment is among them. The
 * server does not say in which time zone its days are: one day more on either side covers them all.
 */
export function daysSince(since: number, now: number): { first: string; last: string } {
	const first = Math.max(since - DAY, now - FURTHEST_BACK);
	const day = (at: number) => new Date(at).toISOString().slice(0, 10);
	return { first: day(first), last: day(now + DAY) };
}
