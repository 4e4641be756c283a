import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IDataObject,
	IN8nHttpFullResponse,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { parsed } from '../fields/json';
import { findAddress } from './address';
import type { Explanation } from './explain';
import { explain } from './explain';
import { connectionCode } from './failure';
import { emailOf, LOGIN_REQUEST, sessionIn } from './login';
import { isStream, textOf } from './response';

/** A person waits for the result. */
const TIMEOUT_MS = 15_000;

/**
 * n8n's test of a credential. It is a function, since a declarative test shows the bare code of a
 * connection that could not be made.
 */
export async function testLogin(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
	const address = findAddress(data);
	const refusal =
		typeof address === 'string' ? await checkLogin.call(this, address, data) : address;
	return refusal
		? { status: 'Error', message: `${refusal.message}. ${refusal.description}` }
		: { status: 'OK', message: 'Connection successful!' };
}

/**
 * Requests the status of the login. It answers 200 to anybody, so the body decides: for bad
 * credentials `isAuthenticated` is false, and a response without that field is not Evo Voice's. A
 * service that takes no password with a request (HTTP Basic) may still have a route to log in by.
 */
async function checkLogin(
	this: ICredentialTestFunctions,
	address: string,
	login: ICredentialDataDecryptedObject,
): Promise<Explanation | undefined> {
	const asked = { method: 'GET', host: new URL(address).host };
	// The only helper that a credential test has. It takes no signal, and its `timeout` covers only the
	// time in which nothing arrives.
	const { request } = this.helpers;
	let body: unknown;
	try {
		const [user, pass] = [emailOf(login), String(login.password)];
		const late = rejectLate();
		const send = async (options: object) => {
			const response = request({
				headers: { Accept: 'application/json' },
				json: true,
				simple: false,
				useStream: true,
				resolveWithFullResponse: true,
				followRedirect: false,
				timeout: TIMEOUT_MS,
				...options,
			}) as Promise<IN8nHttpFullResponse>;
			return await Promise.race([response, late]);
		};
		const auth = { user, pass, sendImmediately: true };
		const uri = `${address}/auth/status`;
		const { statusCode: status, ...rest } = await send({ method: 'GET', uri, auth });
		body = rest.body;
		if (status < 200 || status > 299) return explain({ ...asked, status });
		const answer = parsed(await Promise.race([textOf(body), late]));
		const isAuthenticated = (answer as IDataObject | null | undefined)?.isAuthenticated;
		if (isAuthenticated === true) return undefined;
		if (isAuthenticated !== false) return explain({ ...asked, status, unreadable: 'page' });
		const { url, method } = LOGIN_REQUEST;
		const form = { provider: 'credentials', userName: user, password: pass };
		const { cookie } = sessionIn(await send({ method, uri: `${address}${url}`, body: form }));
		return cookie ? undefined : explain({ ...asked, status: 401 });
	} catch (error) {
		return explain({ ...asked, code: connectionCode(error) });
	} finally {
		if (isStream(body)) body.destroy();
	}
}

/** Rejects after the timeout, with the code of a connection that timed out. */
async function rejectLate(): Promise<never> {
	return await new Promise((_, reject) => {
		const time = AbortSignal.timeout(TIMEOUT_MS);
		time.addEventListener('abort', () => reject(Object.assign(new Error(), { code: 'ETIMEDOUT' })));
	});
}
