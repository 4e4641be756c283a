import type {
	FunctionsBase,
	IDataObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	RequestHelperFunctions,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { widenedDomains } from './address';
import { readAnswer } from './answer';
import type { SentRequest, Question } from './failure';
import { connectionCode, failureError, failureOf } from './failure';
import type { Login } from './login';
import { CREDENTIAL, readLogin } from './login';
import { repeat } from './repeat';

/** The vendor's guide asks clients to name themselves; the version is the package's. */
const USER_AGENT = 'n8n-nodes-evovoice/0.1.0';

/** Longest time that a picker or a trigger waits for an answer, in milliseconds. */
const DEFAULT_TIMEOUT_MS = 30_000;

/** Any of n8n's contexts that can send a request. */
export interface Context extends Pick<FunctionsBase, 'getNode' | 'getCredentials'> {
	helpers: Pick<RequestHelperFunctions, 'httpRequestWithAuthentication' | 'httpRequest'>;
	getExecutionCancelSignal?(): AbortSignal | undefined;
}

/** How a request is sent; what is left out is as for a request by itself. */
export interface Sending<Answer = IDataObject> {
	/** The login to send with. */
	login?: Login;
	/** Lets each try wait for its turn; throws when it is to be sent no more. */
	turn?: (attempt: () => Promise<Answer>) => Promise<Answer>;
	/** Sends it once only: whoever asks will ask again soon. */
	once?: boolean;
	/** Sends no login along, to an address that is not Evo Voice's. */
	withoutLogin?: boolean;
	/** Makes the answer of the response, whose body is a stream. */
	read: (response: IN8nHttpFullResponse, asked: SentRequest) => Promise<Answer>;
}

/**
 * Asks Evo Voice for an object, for operations, pickers and triggers alike.
 *
 * @param request what to ask; `url` is a path such as `/sessions/active`, already encoded, and
 * `timeout` the time for the whole answer in milliseconds
 * @param question what makes the text of a failure precise
 * @returns the object that the answer carries, an empty one for a success without content
 * @throws NodeApiError that says what happened and what to do, or that the credential's address
 * cannot be used
 */
export async function evoVoiceRequest(
	this: Context,
	request: IHttpRequestOptions,
	question: Question = {},
	sending: Pick<Sending, 'login' | 'turn' | 'once'> = {},
): Promise<IDataObject> {
	const read = async (response: IN8nHttpFullResponse, asked: SentRequest) =>
		await readAnswer(this, response, asked);
	return await send(this, request, question, { ...sending, read });
}

/**
 * Sends one request and repeats it where that is safe. Redirects are not followed, so that the
 * password reaches no other server.
 *
 * @returns what `read` made of the answer
 * @throws NodeApiError as {@link evoVoiceRequest} does
 */
export async function send<Answer>(
	context: Context,
	request: IHttpRequestOptions,
	question: Question,
	{ read, login, turn = async (attempt) => await attempt(), once, withoutLogin }: Sending<Answer>,
): Promise<Answer> {
	const { credentialsDecrypted, baseURL, host: own } = login ?? (await readLogin.call(context));
	const host = withoutLogin ? new URL(request.url).host : own;
	const { proxy, method = 'GET', timeout = DEFAULT_TIMEOUT_MS } = request;
	const asked: SentRequest = {
		...question,
		method,
		host: proxy ? `${host} (by way of the proxy ${proxy.host}:${proxy.port})` : host,
		isElsewhere: withoutLogin,
	};
	const options = (): IHttpRequestOptions => ({
		...request,
		method,
		baseURL,
		headers: { Accept: 'application/json', 'User-Agent': USER_AGENT, ...request.headers },
		json: true,
		encoding: 'stream',
		returnFullResponse: true,
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		// They say where the login may be sent to.
		allowedDomains: withoutLogin ? undefined : widenedDomains(request.allowedDomains, baseURL),
	});
	const ask = async (signal: AbortSignal) => {
		const response = withoutLogin
			? await context.helpers.httpRequest({ ...options(), baseURL: undefined, abortSignal: signal })
			: await context.helpers.httpRequestWithAuthentication.call(
					withSignal(context, signal) as never,
					CREDENTIAL,
					options(),
					{ credentialsDecrypted },
				);
		return await read(response as IN8nHttpFullResponse, asked);
	};
	const attempt = async () => {
		const time = AbortSignal.timeout(timeout);
		const stop = context.getExecutionCancelSignal?.();
		return await ask(stop ? AbortSignal.any([stop, time]) : time).catch((error: unknown) => {
			// n8n's own refusals, such as a missing credential, say what they mean.
			if (error instanceof NodeOperationError || failureOf(error)) throw error;
			const code = time.aborted ? 'ETIMEDOUT' : connectionCode(error);
			throw failureError(context.getNode(), { ...asked, code });
		});
	};
	const inTurn = async () => await turn(attempt);
	return once ? await inTurn() : await repeat(inTurn);
}

/**
 * The context with a signal that ends a request: n8n's helper takes the one of the context and no
 * other one, and its `timeout` only counts the time in which nothing arrives.
 */
const withSignal = (context: Context, signal: AbortSignal): Context =>
	Object.create(context, {
		getExecutionCancelSignal: { value: () => signal },
	}) as Context;
