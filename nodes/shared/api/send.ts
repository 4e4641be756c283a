import type {
	FunctionsBase,
	IDataObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	RequestHelperFunctions,
} from 'n8n-workflow';

import { widenedDomains } from './address';
import type { SentRequest, FailureContext } from './failure';
import { connectionCode, failureError, failureOf, isOperationError } from './failure';
import type { Login, LoginSession } from './login';
import { CREDENTIAL, loginKey, readLogin, LOGIN_REQUEST, sessionIn, sessionOf } from './login';
import { readObject } from './response';
import { retry } from './retry';

/** The vendor's guide asks clients to identify themselves; the version is the package's. */
const USER_AGENT = 'n8n-nodes-evovoice/0.1.0';

/** The timeout of pickers and triggers, for the whole response, in milliseconds. */
const DEFAULT_TIMEOUT_MS = 30_000;

/** Renewals of the session for one request: after them the 401 is about something else. */
const MOST_RENEWALS = 2;

/** Any of n8n's contexts that can send a request. */
export interface Context extends Pick<FunctionsBase, 'getNode' | 'getCredentials'> {
	helpers: Pick<RequestHelperFunctions, 'httpRequestWithAuthentication' | 'httpRequest'>;
	getExecutionCancelSignal?(): AbortSignal | undefined;
}

/** How a request is sent. */
export interface SendOptions<Answer = IDataObject> {
	/** The login to send with; the credential's own by default. */
	login?: Login;
	/**
	 * Runs each attempt when it may be sent; throws when it must not be sent any more. The attempt calls
	 * `accepted` once the service has accepted the login, which may be long before it has its result.
	 */
	schedule?: (attempt: (accepted: () => void) => Promise<Answer>) => Promise<Answer>;
	/** Whether to retry where that is safe; on by default. */
	isRetried?: boolean;
	/** Sends no login, to a host that is not Evo Voice's. */
	withoutLogin?: boolean;
	/** Reads the response, whose body is a stream. */
	read: (response: IN8nHttpFullResponse, sent: SentRequest) => Promise<Answer>;
}

/**
 * Sends a request to Evo Voice, for operations, pickers and triggers alike.
 *
 * @param request `url` is a path such as `/sessions/active`, already encoded, and `timeout` the time
 * for the whole response in milliseconds
 * @param failureContext what makes the message of a failure precise
 * @returns the object in the response, an empty one for a success without content
 * @throws NodeApiError that says what happened and what to do, or that the credential's address
 * cannot be used
 */
export async function evoVoiceRequest(
	this: Context,
	request: IHttpRequestOptions,
	failureContext: FailureContext = {},
	options: Pick<SendOptions, 'login' | 'schedule' | 'isRetried'> = {},
): Promise<IDataObject> {
	const read = async (response: IN8nHttpFullResponse, sent: SentRequest) =>
		await readObject(this, response, sent);
	return await send(this, request, failureContext, { ...options, read });
}

/** A request, and all that an attempt to send it needs. */
interface Sending<Answer> extends Pick<SendOptions<Answer>, 'read'> {
	context: Context;
	request: IHttpRequestOptions;
	login: Login;
	/** What the message of a failure says of it. */
	sent: SentRequest;
}

/**
 * Sends a request, and retries it where that is safe. Redirects are not followed, so that the
 * password reaches no other server.
 *
 * @returns the result of `read`
 * @throws NodeApiError as {@link evoVoiceRequest} does
 */
export async function send<Answer>(
	context: Context,
	request: IHttpRequestOptions,
	failureContext: FailureContext,
	options: SendOptions<Answer>,
): Promise<Answer> {
	const { read, schedule, isRetried = true, withoutLogin } = options;
	const login = options.login ?? (await readLogin.call(context));
	const { proxy, method = 'GET' } = request;
	const host = withoutLogin ? new URL(request.url).host : login.host;
	const sent: SentRequest = {
		...failureContext,
		method,
		host: proxy ? `${host} (by way of the proxy ${proxy.host}:${proxy.port})` : host,
		isElsewhere: withoutLogin,
	};
	const attempt = async (accepted = () => {}) =>
		await attemptToSend({ context, request, login, sent, read }, accepted);
	const scheduled = async () => await (schedule ? schedule(attempt) : attempt());
	return isRetried ? await retry(scheduled) : await scheduled();
}

/** One attempt: it ends with its timeout or with Stop. @throws NodeApiError */
async function attemptToSend<Answer>(
	sending: Sending<Answer>,
	accepted: () => void,
): Promise<Answer> {
	const { context, request, sent } = sending;
	const time = AbortSignal.timeout(request.timeout ?? DEFAULT_TIMEOUT_MS);
	const stop = context.getExecutionCancelSignal?.();
	const signal = stop ? AbortSignal.any([stop, time]) : time;
	const answer = sent.isElsewhere
		? sendElsewhere(sending, signal)
		: sendWithLogin(sending, signal, accepted);
	return await answer.catch((error: unknown) => {
		// n8n's own messages, such as one about a missing credential, stay as they are.
		if (isOperationError(error) || failureOf(error)) throw error;
		const code = time.aborted ? 'ETIMEDOUT' : connectionCode(error);
		throw failureError(context.getNode(), { ...sent, code });
	});
}

/** Sends it to another host than Evo Voice's, without the login. */
async function sendElsewhere<Answer>(
	{ context, request, login, sent, read }: Sending<Answer>,
	abortSignal: AbortSignal,
): Promise<Answer> {
	const response = (await context.helpers.httpRequest({
		...httpOptions(request, login),
		baseURL: undefined,
		allowedDomains: undefined,
		abortSignal,
	})) as IN8nHttpFullResponse;
	return await read(response, sent);
}

/**
 * Sends it with the session of the login, or by HTTP Basic where there is none. After a 401 it is sent
 * again with a new session.
 *
 * @param rejected the session with which the service has just answered 401
 * @param renewals how often that happened
 */
async function sendWithLogin<Answer>(
	sending: Sending<Answer>,
	signal: AbortSignal,
	accepted: () => void,
	rejected?: LoginSession,
	renewals = 0,
): Promise<Answer> {
	const { context, request, login, sent, read } = sending;
	const logInOnce = async () => await logIn(sending);
	const session = await orAborted(sessionOf(loginKey(login), logInOnce, rejected), signal);
	const { cookie, isRefused } = session;
	if (isRefused) throw failureError(context.getNode(), { ...sent, status: 401 });
	if (cookie) accepted();
	const response = await sendAuthenticated(sending, request, signal, { cookie });
	// A JSON response can still say that the login is refused, such as the one of /auth/status.
	const isDecided = response.statusCode < 400 && !/json/i.test(contentTypeOf(response));
	if (isDecided) accepted();
	return await read(response, sent).then(
		(answer) => {
			session.isProven = true;
			return answer;
		},
		async (error: unknown) => {
			if (failureOf(error)?.status !== 401) session.isProven = true;
			else if (cookie && renewals < MOST_RENEWALS) {
				return await sendWithLogin(sending, signal, accepted, session, renewals + 1);
			}
			throw error;
		},
	);
}

/** Logs in the way the request goes. The session is for others as well, so it outlives the request. */
async function logIn<Answer>(sending: Sending<Answer>): Promise<LoginSession> {
	const request = { ...sending.request, ...LOGIN_REQUEST, headers: undefined };
	const signal = AbortSignal.timeout(DEFAULT_TIMEOUT_MS);
	return sessionIn(await sendAuthenticated(sending, request, signal, { isLogin: true }));
}

/** Sends by way of the credential, whose `authenticate` gets what is given beside its fields. */
async function sendAuthenticated<Answer>(
	{ context, login }: Sending<Answer>,
	request: IHttpRequestOptions,
	signal: AbortSignal,
	given: { cookie?: string; isLogin?: true },
): Promise<IN8nHttpFullResponse> {
	const { credentialsDecrypted } = login;
	const data = { ...credentialsDecrypted.data, ...given };
	return (await context.helpers.httpRequestWithAuthentication.call(
		withSignal(context, signal) as never,
		CREDENTIAL,
		httpOptions(request, login),
		{ credentialsDecrypted: { ...credentialsDecrypted, data } },
	)) as IN8nHttpFullResponse;
}

/** The request as n8n's helper takes it: the response comes as a stream, whatever its status. */
const httpOptions = (request: IHttpRequestOptions, { baseURL }: Login): IHttpRequestOptions => ({
	...request,
	method: request.method ?? 'GET',
	baseURL,
	headers: { Accept: 'application/json', 'User-Agent': USER_AGENT, ...request.headers },
	json: true,
	encoding: 'stream',
	returnFullResponse: true,
	disableFollowRedirect: true,
	ignoreHttpStatusErrors: true,
	// The hosts that the login may be sent to.
	allowedDomains: widenedDomains(request.allowedDomains, baseURL),
});

const contentTypeOf = ({ headers }: IN8nHttpFullResponse) => String(headers['content-type'] ?? '');

/**
 * The context with the signal that aborts a request: n8n's helper takes no other signal than the
 * context's, and its `timeout` covers only the time in which nothing arrives.
 */
const withSignal = (context: Context, signal: AbortSignal): Context =>
	Object.create(context, {
		getExecutionCancelSignal: { value: () => signal },
	}) as Context;

/** The promise's result, unless the signal comes first. */
async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
	return await new Promise<T>((resolve, reject) => {
		signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
		promise.then(resolve, reject);
	});
}
