import type { IDataObject, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';

import type { Session } from '../EvoVoice/session';
import { evoVoiceRequest, readList } from '../EvoVoice/transport';
import { failureOf } from '../EvoVoice/transport/failure';
import type { Filters } from './filters';
import type { LookUp } from './follow';
import type { SessionSource } from './poll';

const DAY = 86_400_000;
/** The service moves sessions to its archive after about 15 days, where this list does not reach. */
const FURTHEST_BACK = 14 * DAY;
const PER_PAGE = 100;
/** No account has so many sessions in a few days; a server that repeats its pages ends here. */
const MOST_PAGES = 1_000;
/** The rest is looked up by the next poll. */
const MOST_LOOK_UPS = 100;
const LOOK_UPS_AT_ONCE = 5;

/** The live sessions of the phone user whose login it is. */
export function mySessions(context: IPollFunctions, deadline: number): SessionSource {
	return {
		async list() {
			const request = { method: 'GET' as const, url: '/sessions/active' };
			const answer = await evoVoiceRequest.call(context, request, { role: 'User' });
			return { sessions: readList(context.getNode(), answer, 'sessions') as Session[] };
		},
		lookUp: async (ids) => await lookUpSessions(context, ids, deadline),
	};
}

/** All sessions of the chosen accounts from the day before the last poll on. */
export function accountSessions(
	context: IPollFunctions,
	accounts: string[],
	{ endpointId, customerId }: Filters,
	now: number,
	deadline: number,
): SessionSource {
	return {
		async list(page, since = now) {
			const query: IDataObject = {
				accountIds: accounts.join(','),
				...days(since, now),
				...(endpointId && { endpointIds: endpointId }),
				...(customerId && { customerIds: customerId }),
				sortField: 'dateCreated',
				sortOrder: 'Descend',
			};
			return await readPages(context, query, page, deadline);
		},
		lookUp: async (ids) => await lookUpSessions(context, ids, deadline),
	};
}

/**
 * The days to ask for. The server does not say in which time zone its days are: one day more on
 * either side covers them all.
 */
export function days(since: number, now: number): { startDate: string; endDate: string } {
	const first = Math.max(Math.min(since, now) - DAY, now - FURTHEST_BACK);
	const day = (at: number) => new Date(at).toISOString().slice(0, 10);
	return { startDate: day(first), endDate: day(now + DAY) };
}

/** One page of a list of the API. @throws NodeApiError when it cannot be read */
export async function readPage(
	context: IPollFunctions | ILoadOptionsFunctions,
	url: string,
	query: IDataObject,
	page: number,
): Promise<{ items: IDataObject[]; hasMore: boolean }> {
	const qs = { ...query, page, countPerPage: PER_PAGE, simplifiedPaging: true };
	const answer = await evoVoiceRequest.call(context, { method: 'GET', url, qs });
	const items = readList(context.getNode(), answer, 'items');
	return { items, hasMore: items.length > 0 && answer.hasMorePages !== false };
}

/**
 * Reads pages until there are no more, or no more time. New sessions push others to the next page
 * while this reads, so one can come twice; then the later copy counts.
 */
async function readPages(
	context: IPollFunctions,
	query: IDataObject,
	firstPage: number,
	deadline: number,
): Promise<{ sessions: Session[]; nextPage?: number }> {
	const byId = new Map<string, Session>();
	for (let page = firstPage; page < firstPage + MOST_PAGES; page++) {
		const { items, hasMore } = await readPage(context, '/sessions', query, page);
		const known = byId.size;
		for (const session of items as Session[]) byId.set(session.id ?? '', session);
		if (!hasMore || byId.size === known) break;
		if (Date.now() > deadline) return { sessions: [...byId.values()], nextPage: page + 1 };
	}
	return { sessions: [...byId.values()] };
}

async function lookUpSessions(
	context: IPollFunctions,
	ids: string[],
	deadline: number,
): Promise<Map<string, LookUp>> {
	const found = new Map<string, LookUp>();
	for (let at = 0; at < Math.min(ids.length, MOST_LOOK_UPS); at += LOOK_UPS_AT_ONCE) {
		if (Date.now() > deadline) break;
		const some = ids.slice(at, at + LOOK_UPS_AT_ONCE);
		const answers = await Promise.all(some.map(async (id) => await lookUp(context, id)));
		some.forEach((id, index) => found.set(id, answers[index]));
	}
	return found;
}

/** Anything but the session itself or "not found" leaves open what became of it. */
async function lookUp(context: IPollFunctions, id: string): Promise<LookUp> {
	const url = `/sessions/${encodeURIComponent(id)}`;
	try {
		const answer = (await evoVoiceRequest.call(context, { method: 'GET', url })) as Session;
		return answer.id === id ? answer : 'unclear';
	} catch (error) {
		if (failureOf(error)?.status === 404) return 'gone';
		context.logger.warn(`Evo Voice session ${id} is looked up again by the next poll`, {
			reason: (error as Error).message,
		});
		return 'unclear';
	}
}
