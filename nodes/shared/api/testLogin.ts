import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { findAddress } from './address';
import { isStream, textOf } from './body';
import type { Explanation } from './explain';
import { explain } from './explain';
import { connectionCode } from './failure';

/** A person waits for the answer. */
const LONGEST_WAIT_MS = 15_000;

/**
 * Tests a login when n8n asks for it after saving. It is a function, since a declarative test shows
 * the plain code of a connection that does not come about.
 */
export async function testLogin(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
	const address = findAddress(data);
	const refusal = typeof address === 'string' ? await knock.call(this, address, data) : address;
	return refusal
		? { status: 'Error', message: `${refusal.message}. ${refusal.description}` }
		: { status: 'OK', message: 'Connection successful!' };
}

/**
 * Asks who the login is. That call answers 200 for anybody, so the body decides: a refused login is
 * told as `isAuthenticated: false`, and an answer that lacks the field did not come from Evo Voice.
 */
async function knock(
	this: ICredentialTestFunctions,
	address: string,
	{ username, password }: ICredentialDataDecryptedObject,
): Promise<Explanation | undefined> {
	const asked = { method: 'GET', host: new URL(address).host };
	// The one helper that n8n gives to a credential test. It takes no signal, and its `timeout` counts
	// only the time in which nothing arrives.
	const { request } = this.helpers;
	let body: unknown;
	try {
		const answer = request({
			method: 'GET',
			uri: `${address}/auth/status`,
			auth: { user: String(username), pass: String(password), sendImmediately: true },
			headers: { Accept: 'application/json' },
			json: true,
			simple: false,
			useStream: true,
			resolveWithFullResponse: true,
			followRedirect: false,
			timeout: LONGEST_WAIT_MS,
		}) as Promise<{ statusCode: number; body?: unknown }>;
		const late = tooLate();
		const { statusCode: status, ...rest } = await Promise.race([answer, late]);
		body = rest.body;
		if (status < 200 || status > 299) return explain({ ...asked, status });
		const isAuthenticated = authenticatedIn(await Promise.race([textOf(body), late]));
		if (isAuthenticated === true) return undefined;
		return isAuthenticated === false
			? explain({ ...asked, status: 401 })
			: explain({ ...asked, status, unreadable: 'page' });
	} catch (error) {
		return explain({ ...asked, code: connectionCode(error) });
	} finally {
		if (isStream(body)) body.destroy();
	}
}

/** Is refused, as a connection that timed out, once the person has waited long enough. */
async function tooLate(): Promise<never> {
	return await new Promise((_, reject) => {
		const time = AbortSignal.timeout(LONGEST_WAIT_MS);
		time.addEventListener('abort', () => reject(Object.assign(new Error(), { code: 'ETIMEDOUT' })));
	});
}

function authenticatedIn(text: string): unknown {
	try {
		return (JSON.parse(text) as { isAuthenticated?: unknown } | null)?.isAuthenticated;
	} catch {
		return undefined;
	}
}
