import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { UserInfo } from '../office/model';

// What a logout clears, recorded in this order.
const CLEARED = ['ss-id', 'ss-pid', 'X-UAId', 'ss-tok', 'ss-reftok'];
const LONG_AGO = 'expires=Thu, 01 Jan 1970 00:00:00 GMT';
const TWENTY_YEARS_MS = 20 * 365 * 24 * 60 * 60 * 1000;

/** Who is behind one request, and which cookies the answer sets. */
export class Login {
	user?: UserInfo;
	/** A password came along and was wrong. */
	refused = false;
	/** Set by the login operation: the permanent cookie counts. */
	remember = false;
	/** Set by the logout: the answer takes the cookies away again. */
	ended = false;
	/** The ids of the two framework sessions (nothing to do with phone sessions). */
	readonly ssId: string;
	readonly ssPid: string;
	private readonly isNew: { ssId: boolean; ssPid: boolean };

	constructor(readonly cookies: Record<string, string>) {
		this.isNew = { ssId: !cookies['ss-id'], ssPid: !cookies['ss-pid'] };
		this.ssId = cookies['ss-id'] ?? newCookieId();
		this.ssPid = cookies['ss-pid'] ?? newCookieId();
	}

	/** The cookies of the answer; `tried` once the framework has checked a name and a password. */
	setCookies(tried: boolean): string[] {
		const expires = `expires=${new Date(Date.now() + TWENTY_YEARS_MS).toUTCString()}`;
		const rest = 'path=/; samesite=lax; httponly';
		const cookies: string[] = [];
		if (this.isNew.ssId) cookies.push(`ss-id=${this.ssId}; ${rest}`);
		if (this.isNew.ssPid) cookies.push(`ss-pid=${this.ssPid}; ${expires}; ${rest}`);
		if (tried) cookies.push(`ss-opt=${this.remember ? 'perm' : 'temp'}; ${expires}; ${rest}`);
		if (tried && this.user) cookies.push(`X-UAId=${this.user.id}; ${expires}; ${rest}`);
		if (this.ended) cookies.push(...CLEARED.map((name) => `${name}=; ${LONG_AGO}; ${rest}`));
		return cookies;
	}
}

/** The logins of the API: HTTP Basic on each request, or cookies after a login call. */
export class Logins {
	private readonly userOfCookie = new Map<string, string>();

	/** @param users the logins that exist at the moment */
	constructor(private readonly users: () => UserInfo[]) {}

	/** Reads who a request comes from. A Basic header counts more than cookies. */
	identify(headers: IncomingHttpHeaders): { login: Login; tried: boolean } {
		const login = new Login(readCookies(headers.cookie));
		const basic = readBasic(headers.authorization);
		if (basic) {
			login.user = this.check(basic.username, basic.password);
			login.refused = !login.user;
		} else {
			login.user = this.ofCookies(login.cookies);
		}
		return { login, tried: basic !== undefined };
	}

	/** The user whose name and password these are. */
	check(username: string, password: string): UserInfo | undefined {
		const wanted = username.toLowerCase();
		const user = this.users().find((known) => known.emailAddress.toLowerCase() === wanted);
		return user?.password === password ? user : undefined;
	}

	/** Lets the cookies of this login stand for its user from now on. */
	remember(login: Login, user: UserInfo): void {
		login.user = user;
		this.userOfCookie.set(login.ssId, user.id);
		this.userOfCookie.set(login.ssPid, user.id);
	}

	/** Ends what the cookies stood for. */
	forget(login: Login): void {
		login.ended = true;
		this.userOfCookie.delete(login.ssId);
		this.userOfCookie.delete(login.ssPid);
	}

	clear(): void {
		this.userOfCookie.clear();
	}

	private ofCookies(cookies: Record<string, string>): UserInfo | undefined {
		const deciding = cookies['ss-opt'] === 'perm' ? cookies['ss-pid'] : cookies['ss-id'];
		const id = this.userOfCookie.get(deciding ?? cookies['ss-id'] ?? '');
		return this.users().find((user) => user.id === id);
	}
}

function newCookieId(): string {
	return randomBytes(15).toString('base64url');
}

function readCookies(header: string | undefined): Record<string, string> {
	const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
	return Object.fromEntries(pairs.map(([name, ...value]) => [name, value.join('=')]));
}

/** Name and password of a Basic header; the framework ignores one where either is empty. */
function readBasic(header: string | undefined): { username: string; password: string } | undefined {
	const encoded = /^basic\s+(\S+)$/i.exec(header ?? '')?.[1];
	if (!encoded) return undefined;
	const text = Buffer.from(encoded, 'base64').toString('utf8');
	const colon = text.indexOf(':');
	if (colon < 1 || colon === text.length - 1) return undefined;
	return { username: text.slice(0, colon), password: text.slice(colon + 1) };
}
