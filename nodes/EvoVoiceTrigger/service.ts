import type { IDataObject, ITriggerFunctions } from 'n8n-workflow';

import { failureOf } from '../shared/api/failure';
import type { Login } from '../shared/api/login';
import { readLogin } from '../shared/api/login';
import { readList } from '../shared/api/response';
import { evoVoiceRequest } from '../shared/api/send';
import type { AccountFailure, Page, RemoteList } from './scan';
import type { Scope } from './sources';
import { fingerprint } from './text';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How many things are asked for at once. */
export const PER_REQUEST = 100;
/** The service moves sessions to its archive after about 15 days, where its lists do not reach. */
const FURTHEST_BACK = 14 * DAY;

/** The login of the node's credential, and what tells it from others. */
export interface KnownLogin extends Login {
	/** Differs with the service and the user. */
	user: string;
	/** Differs with the password as well. */
	key: string;
}

/** Reads the credential. @throws NodeApiError when its address cannot be used */
export async function knownLogin(context: ITriggerFunctions): Promise<KnownLogin> {
	const login = await readLogin.call(context);
	const { username, password } = login.credentialsDecrypted.data ?? {};
	const user = JSON.stringify([login.baseURL, username]);
	return { ...login, user, key: fingerprint(JSON.stringify([user, password])) };
}

/** What a request is about, for the text of a failure. */
type About = Parameters<typeof evoVoiceRequest>[1];

/** Evo Voice as the triggers of this n8n process ask it. */
export interface Service {
	/** One answer. @throws NodeApiError when there is none */
	get(url: string, query?: IDataObject, about?: About): Promise<IDataObject>;
	/**
	 * The list under `property` of an answer. What stands in it is looked at by the caller: one
	 * unreadable entry must not hide the others.
	 *
	 * @throws NodeApiError when there is no list
	 */
	list(answer: IDataObject, property: string): unknown[];
	/**
	 * Reads the lists of several accounts, one after the other: a login that is refused is asked once.
	 * An account that it cannot read backs off by itself and does not keep the others from being read.
	 *
	 * @throws NodeApiError when none can be read, or when the service is not available
	 */
	eachAccount(
		accounts: string[],
		now: number,
		read: (accountId: string) => Promise<unknown[]>,
	): Promise<Page>;
	warn(message: string, details: IDataObject): void;
}

/**
 * The service for one poll. Its first request is sent once only: when the service is away, the next
 * poll is soon enough to try again.
 *
 * @param isByPerson whether somebody waits for it, see {@link backingOffFor}
 */
export function serviceFor(
	context: ITriggerFunctions,
	login: KnownLogin,
	isByPerson = false,
): Service {
	let isRetried = false;
	return {
		async get(url, query, about) {
			const request = { method: 'GET' as const, url, ...(query && { qs: query }) };
			const key = JSON.stringify([login.key, url, query]);
			const sending = { login, isRetried };
			isRetried = true;
			return await coalesce(
				key,
				async () => await evoVoiceRequest.call(context, request, about, sending),
			);
		},
		list(answer, property) {
			const found: unknown = answer[property];
			return Array.isArray(found) ? found : readList(context.getNode(), answer, property);
		},
		async eachAccount(accounts, now, read) {
			const things: unknown[] = [];
			const failures: AccountFailure[] = [];
			const refused = new Map<Line, unknown>();
			for (const accountId of accounts) {
				const line = { login: login.key, list: JSON.stringify([login.key, accountId]) };
				const refusal = backingOffFor(line, now, isByPerson);
				const found = refusal ? Promise.reject(refusal as Error) : read(accountId);
				const listed = await found.catch((error: unknown) => {
					if (!isOfAccount(error)) throw error;
					failures.push({ accountId, error });
					if (!refusal) refused.set(line, error);
				});
				if (listed) endBackOff(line, now);
				things.push(...(listed ?? []));
			}
			if (failures.length === accounts.length) throw failures[0].error;
			for (const [line, error] of refused) backOff(line, error, now, Date.now());
			return { things, hasMore: false, failures };
		},
		warn: (message, details) => context.logger.warn(message, details),
	};
}

/** Whether it concerns what was asked for, not the login or the service. */
function isOfAccount(error: unknown): boolean {
	const { status } = failureOf(error) ?? {};
	return status === 403 || status === 404;
}

/** An answer so old is asked for anew. Polls of triggers that ask for the same begin in the same second. */
const FRESH_MS = 2 * SECOND;

interface Asked {
	askedAt: number;
	isUnderWay: boolean;
	answer: Promise<unknown>;
}

/** What is being asked or was asked a moment ago, in all triggers of this n8n process. */
const asked = new Map<string, Asked>();

/**
 * Asks once for all triggers that ask for the same at the same time. Whoever joins gets the answer,
 * or the failure, of the request that is under way.
 *
 * @param key names the login and everything that is asked; another password is another login
 */
async function coalesce<T>(key: string, ask: () => Promise<T>): Promise<T> {
	const now = Date.now();
	for (const [other, { askedAt, isUnderWay }] of asked) {
		if (!isUnderWay && Math.abs(now - askedAt) >= FRESH_MS) asked.delete(other);
	}
	const found = asked.get(key);
	if (found) return (await found.answer) as T;
	const entry: Asked = { askedAt: now, isUnderWay: true, answer: ask() };
	asked.set(key, entry);
	try {
		return (await entry.answer) as T;
	} finally {
		entry.isUnderWay = false;
	}
}

/** A list that is asked for by day. */
interface DayList {
	url: string;
	sortField: string;
	/** The part of the query that names the days, each as `YYYY-MM-DD`. */
	days(first: string, last: string): IDataObject;
	about?: About;
}

/**
 * A list of whole accounts, the newest first. The server does not say in which time zone its days
 * are: one day more on either side covers them all.
 */
export function listByDay(
	service: Service,
	{ url, sortField, days, about }: DayList,
	{ accounts, query }: Scope,
	now: number,
): Required<Pick<RemoteList, 'page' | 'byIds'>> {
	const all = { accountIds: accounts.join(','), ...query, sortField, sortOrder: 'Descend' };
	const dayOf = (moment: number) => new Date(moment).toISOString().slice(0, 10);
	const read = async (more: IDataObject, page: number) => {
		const qs = { ...all, ...more, page, countPerPage: PER_REQUEST, simplifiedPaging: true };
		const answer = await service.get(url, qs, about);
		const things = service.list(answer, 'items');
		return { things, hasMore: things.length > 0 && answer.hasMorePages !== false };
	};
	return {
		async page(page, watermark) {
			const first = Math.max(watermark - DAY, now - FURTHEST_BACK);
			return await read(days(dayOf(first), dayOf(now + DAY)), page);
		},
		byIds: async (ids) => (await read({ specificIds: ids.join(',') }, 0)).things,
	};
}

/** Pauses after the first, second, … failure in a row; the last one holds for all others. */
const UNAVAILABLE = [5 * SECOND, 10 * SECOND, 20 * SECOND, 40 * SECOND, MINUTE];
const REFUSED = [5 * MINUTE, 10 * MINUTE, 20 * MINUTE, 30 * MINUTE];
/** A service that asks for a longer pause is asked again all the same. */
const LONGEST_RETRY_AFTER = HOUR;
/** Somebody who publishes a workflow gets an answer of their own, but n8n tries five times. */
const SAME_ATTEMPT = 20 * SECOND;

interface Pause {
	/** The failure that it is kept for. */
	error: unknown;
	failures: number;
	since: number;
	until: number;
}

const pauses = new Map<string, Pause>();

/**
 * What backs off together: a refused login and a service that is busy concern everything that is
 * asked with the login, other failures only what asks for the same list, of the same accounts.
 */
export interface Line {
	login: string;
	list: string;
}

/**
 * The failure because of which nothing is to be asked now.
 *
 * @param isByPerson whether somebody waits for it, who may have mended what was wrong
 */
export function backingOffFor({ login, list }: Line, now: number, isByPerson: boolean): unknown {
	const pause = [login, list]
		.flatMap((key) => pauses.get(key) ?? [])
		.find(({ since, until }) => {
			if (now < since) return false;
			return now < (isByPerson ? Math.min(until, since + SAME_ATTEMPT) : until);
		});
	return pause?.error;
}

/**
 * Backs off after a poll that began at `startedAt` and failed. Polls that were under way when the
 * pause began, of several triggers, count once.
 */
export function backOff(
	{ login, list }: Line,
	error: unknown,
	startedAt: number,
	now: number,
): void {
	const failure = failureOf(error);
	if (!failure) return;
	const { status, retryAfterMs = 0 } = failure;
	const key = status === 401 || status === 429 ? login : list;
	const before = pauses.get(key);
	if (before && startedAt <= before.since && before.since <= now) return;
	const failures = (before?.failures ?? 0) + 1;
	const steps = status === 401 || status === 403 ? REFUSED : UNAVAILABLE;
	const usual = steps[Math.min(failures, steps.length) - 1];
	const pause = Math.max(usual, Math.min(retryAfterMs, LONGEST_RETRY_AFTER));
	pauses.set(key, { error, failures, since: now, until: now + pause });
}

/**
 * The service answered a poll that began at `startedAt`: polls come back to their interval. A pause
 * that something else has asked for meanwhile goes on.
 */
export function endBackOff({ login, list }: Line, startedAt: number): void {
	for (const key of [login, list]) {
		if ((pauses.get(key)?.since ?? 0) <= startedAt) pauses.delete(key);
	}
}
