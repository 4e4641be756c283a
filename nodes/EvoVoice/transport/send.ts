import type {
	IDataObject,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { baseUrl, widenedDomains } from './address';
import type { Asked } from './answer';
import { readAnswer } from './answer';
import { connectionCode, failureError } from './failure';
import { repeat } from './repeat';

const CREDENTIAL = 'evoVoiceApi';

/** The vendor's guide asks clients to name themselves; the version is the package's. */
const USER_AGENT = 'n8n-nodes-evovoice/0.1.0';

/** Longest time that a picker or a poll waits for an answer, in milliseconds. */
const DEFAULT_TIMEOUT_MS = 30_000;

type Context = IExecutePaginationFunctions | ILoadOptionsFunctions | IPollFunctions;

/**
 * Sends one request to Evo Voice, for operations, pickers and polls alike, and repeats it where
 * that is safe. Redirects are not followed, so that the password reaches no other server.
 *
 * @param request what to ask; `url` is a path such as `/sessions/active`, already encoded
 * @param asked what makes the text of a failure precise
 * @param beforeEachTry throws when it is to be sent no more
 * @returns the object that the answer carries, an empty one for a success without content
 * @throws NodeApiError that says what happened and what to do
 * @throws NodeOperationError when the credential's address cannot be used
 */
export async function evoVoiceRequest(
	this: Context,
	request: IHttpRequestOptions,
	asked: Pick<Asked, 'sessionId' | 'role'> = {},
	beforeEachTry: () => void = () => {},
): Promise<IDataObject> {
	const node = this.getNode();
	const baseURL = baseUrl(node, await this.getCredentials(CREDENTIAL));
	const { host } = new URL(baseURL);
	const { proxy } = request;
	const about: Asked = {
		...asked,
		method: request.method ?? 'GET',
		host: proxy ? `${host} (by way of the proxy ${proxy.host}:${proxy.port})` : host,
	};
	const options = (): IHttpRequestOptions => ({
		timeout: DEFAULT_TIMEOUT_MS,
		...request,
		baseURL,
		headers: { Accept: 'application/json', 'User-Agent': USER_AGENT },
		json: true,
		returnFullResponse: true,
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		...(request.allowedDomains && {
			allowedDomains: widenedDomains(request.allowedDomains, baseURL),
		}),
	});
	return await repeat(async () => {
		beforeEachTry();
		const response = await this.helpers.httpRequestWithAuthentication
			.call(this, CREDENTIAL, options())
			.catch(async (error: unknown) => {
				// n8n's own refusals, such as a missing credential, say what they mean.
				if (error instanceof NodeOperationError) return await Promise.reject(error);
				return await Promise.reject(failureError(node, { ...about, code: connectionCode(error) }));
			});
		return readAnswer(node, response as IN8nHttpFullResponse, about);
	});
}
