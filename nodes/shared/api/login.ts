import type {
	FunctionsBase,
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import { visible } from '../fields/text';
import { baseUrl } from './address';
import { isStream } from './response';

export const CREDENTIAL = 'evoVoiceApi';

/** The login that requests are sent with, and the address that they are sent to. */
export interface Login {
	/** Handed to n8n with each request, which then need not read the credential from the database. */
	credentialsDecrypted: ICredentialsDecrypted;
	/** Address of the service, without a slash at the end. */
	baseURL: string;
	/** Host of the service, for messages. */
	host: string;
	/** Whether the credential has no expression, so that all items of a run have this login. */
	isForAllItems: boolean;
}

/** The email of a credential, without the blanks and unseen characters that copying brings along. */
export const emailOf = ({ username }: ICredentialDataDecryptedObject = {}) =>
	visible(String(username)).trim();

/** Reads the credential. @throws NodeApiError when its address cannot be used */
export async function readLogin(
	this: Pick<FunctionsBase, 'getNode' | 'getCredentials'>,
): Promise<Login> {
	const data = await this.getCredentials(CREDENTIAL);
	const baseURL = baseUrl(this.getNode(), data);
	return {
		credentialsDecrypted: { id: '', name: '', type: CREDENTIAL, data },
		baseURL,
		host: new URL(baseURL).host,
		isForAllItems: data.isForAllItems === true,
	};
}

/** Names the service, the user and the password; as secret as these, so for use in memory only. */
export function loginKey({ baseURL, credentialsDecrypted }: Login): string {
	const { username, password } = credentialsDecrypted.data ?? {};
	return JSON.stringify([baseURL, username, password]);
}

/**
 * How long a session is used, in milliseconds. The service keeps it longer, but does not document how
 * long, and to a session that it has forgotten some operations answer as to a stranger.
 */
const LIFETIME_MS = 600_000;

/** More entries than this are searched for old ones. */
const MANY_ENTRIES = 500;

/** The names of the framework's session cookies; they are as secret as the password. */
const COOKIE = /^(ss-(?:id|pid|opt)=[^;]+)/;

/** How the requests of a login are authenticated. */
export interface LoginSession {
	/** The cookies of a session; without them, requests carry the password (HTTP Basic). */
	cookie?: string;
	/** The service has refused the email or password. */
	isRefused?: true;
	/** The service has answered a request with these cookies. */
	isProven?: boolean;
	/** When to log in again, in milliseconds since 1970. */
	until: number;
}

/** The sessions of this n8n process, by login; a promise while the login is in flight. */
const sessions = new Map<string, LoginSession | Promise<LoginSession>>();

/**
 * The session of a login, for all nodes of this n8n process. The first that needs it logs in, and the
 * others wait.
 *
 * @param key names the service, the user and the password
 * @param rejected a session to which the service has answered 401: it is renewed. One that the service
 * has never accepted is replaced by HTTP Basic.
 */
export async function sessionOf(
	key: string,
	logIn: () => Promise<LoginSession>,
	rejected?: LoginSession,
): Promise<LoginSession> {
	const known = sessions.get(key);
	if (known instanceof Promise) return await known;
	if (known && known !== rejected && isUsable(known, rejected !== undefined)) return known;
	if (sessions.size > MANY_ENTRIES) forgetOld();
	const renewed =
		known && known === rejected && !rejected.isProven ? basic(LIFETIME_MS) : undefined;
	const pending = renewed
		? Promise.resolve(renewed)
		: // Without any answer the request itself finds out what is wrong.
			logIn().catch(() => basic(0));
	sessions.set(key, pending);
	const session = await pending;
	sessions.set(key, session);
	return session;
}

/** A refused login is tried anew, unless it was refused while the same requests were in flight. */
const isUsable = ({ isRefused, until }: LoginSession, isRenewal: boolean) =>
	isRefused ? isRenewal : Math.abs(until - LIFETIME_MS / 2 - Date.now()) <= LIFETIME_MS / 2;

function forgetOld() {
	for (const [key, session] of sessions) {
		if (!(session instanceof Promise) && !isUsable(session, false)) sessions.delete(key);
	}
}

/** HTTP Basic for so many milliseconds. */
const basic = (milliseconds: number): LoginSession => ({ until: Date.now() + milliseconds });

/** The request that logs in; the credential puts the email and the password into it. */
export const LOGIN_REQUEST = {
	method: 'POST',
	url: '/auth/credentials',
	body: undefined,
	qs: undefined,
} satisfies Partial<IHttpRequestOptions>;

/** The session in the response to a login. Where there is none, requests go on with HTTP Basic. */
export function sessionIn({ statusCode, headers, body }: IN8nHttpFullResponse): LoginSession {
	if (isStream(body)) body.destroy();
	const until = Date.now() + LIFETIME_MS;
	if (statusCode === 401) return { isRefused: true, until };
	const cookie = cookiesIn(headers['set-cookie']);
	const isSession = statusCode === 200 && /ss-p?id=/.test(cookie);
	if (isSession) return { cookie, until };
	// Of a service that is not available for a moment nothing is known.
	return basic(statusCode === 429 || statusCode >= 500 ? 0 : LIFETIME_MS);
}

const cookiesIn = (header: unknown) =>
	(Array.isArray(header) ? header : [header])
		.flatMap((each) => COOKIE.exec(String(each))?.[1] ?? [])
		.join('; ');
