import type {
	FunctionsBase,
	IDataObject,
	IN8nHttpFullResponse,
	INode,
	BinaryHelperFunctions,
} from 'n8n-workflow';

import { isObject, parsed } from '../fields/json';
import { TOO_LONG } from './connectionCodes';
import type { SentRequest, Failure } from './failure';
import { failureError } from './failure';

/** A stream of Node.js, in n8n's type for binary data. */
export type Content = Exclude<Parameters<BinaryHelperFunctions['prepareBinaryData']>[0], Buffer>;

/** A longer response is refused: a server that never stops must not fill the memory of n8n. */
const LONGEST_ANSWER = 64 * 1024 * 1024;

/**
 * The text of a response, read to its end.
 *
 * @throws an error with `code` when the response is too long, and what the connection throws
 */
export async function textOf(body: unknown): Promise<string> {
	if (!isStream(body)) return typeof body === 'string' ? body : '';
	const parts: Uint8Array[] = [];
	let length = 0;
	for await (const part of body as AsyncIterable<Uint8Array>) {
		length += part.length;
		if (length > LONGEST_ANSWER) {
			body.destroy();
			throw Object.assign(new Error('The answer is too long'), { code: TOO_LONG });
		}
		parts.push(part);
	}
	return Buffer.concat(parts).toString('utf8');
}

export const isStream = (body: unknown): body is Content =>
	typeof (body as Content | null)?.pipe === 'function';

/** Gives the node for a failure, and only then: n8n copies the node with each call. */
type NodeContext = Pick<FunctionsBase, 'getNode'>;

/**
 * The object in a successful response; an empty one for a success without content.
 *
 * @throws NodeApiError when the status is not a success or the body is not a JSON object
 */
export async function readObject(
	context: NodeContext,
	response: IN8nHttpFullResponse,
	sent: SentRequest,
): Promise<IDataObject> {
	const body = await readBody(context, response, sent);
	if (isObject(body)) return body;
	throw failureError(context.getNode(), {
		...sent,
		status: response.statusCode,
		unreadable: 'shape',
	});
}

/**
 * The list in a successful response that is not documented: the response is the list, or an object
 * with one list in it.
 *
 * @throws NodeApiError when the status is not a success or there is no such list
 */
export async function readOnlyList(
	context: NodeContext,
	response: IN8nHttpFullResponse,
	sent: SentRequest,
): Promise<unknown[]> {
	const body = await readBody(context, response, sent);
	if (Array.isArray(body)) return body;
	const lists = isObject(body) ? Object.values(body).filter(Array.isArray) : [];
	if (lists.length === 1) return lists[0];
	if (isObject(body) && Object.keys(body).length === 0) return [];
	throw failureError(context.getNode(), {
		...sent,
		status: response.statusCode,
		unreadable: 'shape',
	});
}

/**
 * The body of a successful response; an empty object for a success without content. The status
 * decides, never the body alone: recorded, a failed Get Active carries `{"sessions":[]}`.
 *
 * @throws NodeApiError when the status is not a success or the body is neither an object nor a list
 */
export async function readBody(
	context: NodeContext,
	response: IN8nHttpFullResponse,
	sent: SentRequest,
): Promise<object> {
	const { statusCode: status, headers } = response;
	const text = await textOf(response.body);
	const body = text === '' ? undefined : parsed(text);
	const responseStatus = isObject(body) && isObject(body.responseStatus) ? body.responseStatus : {};
	if (status < 200 || status > 299 || responseStatus.errorCode) {
		throw failureError(context.getNode(), {
			...sent,
			status,
			retryAfterMs: retryAfterMs(headers?.['retry-after']),
			...serverTexts(responseStatus),
		});
	}
	// Recorded: for bad credentials GET /auth/status answers 200 with isAuthenticated false.
	if (isObject(body) && sent.method === 'GET' && body.isAuthenticated === false) {
		throw failureError(context.getNode(), { ...sent, status: 401 });
	}
	if (typeof body === 'object' && body !== null) return body;
	const isEmpty = text === '' || body === null;
	// An empty answer to a read was cut off, unless its status is 204.
	if (isEmpty && (status === 204 || sent.method !== 'GET')) return {};
	const isPage = /html/i.test(String(headers?.['content-type'])) || /^\s*</.test(text);
	const unreadable = isPage ? 'page' : isEmpty || body === undefined ? 'text' : 'shape';
	throw failureError(context.getNode(), { ...sent, status, unreadable });
}

/**
 * The list under `property` of an answer; empty when the answer is empty.
 *
 * @throws NodeApiError when there is something else
 */
export function readList(node: INode, answer: IDataObject, property: string): IDataObject[] {
	const list = answer[property] ?? (Object.keys(answer).length === 0 ? [] : undefined);
	if (Array.isArray(list) && list.every(isObject)) return list;
	throw failureError(node, { method: 'GET', status: 200, unreadable: 'shape' });
}

/** Longer messages are cut: n8n shows them on the canvas and stores them with every execution. */
const LONGEST_SERVER_TEXT = 300;

/** ServiceStack's message, and its messages about single fields. */
function serverTexts({ message, errors }: IDataObject): Partial<Failure> {
	const entries = Array.isArray(errors) ? errors.filter(isObject) : [];
	return {
		serverMessage: readable(message),
		fieldMessages: entries.flatMap(({ fieldName, message: text }) => {
			const found = readable(text);
			return found ? [{ field: String(fieldName ?? ''), message: found }] : [];
		}),
	};
}

/** A text of the server on one line, without the parameter name that .NET appends. */
export function readable(text: unknown): string | undefined {
	if (typeof text !== 'string') return undefined;
	const line = text
		.replace(/ \(Parameter '\w+'\)$/, '')
		.replace(/\s+/g, ' ')
		.trim();
	return (
		(line.length > LONGEST_SERVER_TEXT ? `${line.slice(0, LONGEST_SERVER_TEXT)}…` : line) ||
		undefined
	);
}

/** `Retry-After` in milliseconds; the header holds seconds or a date. */
function retryAfterMs(header: unknown): number | undefined {
	if (typeof header !== 'string') return undefined;
	if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
	const wait = /[a-z]{3}/i.test(header) ? Date.parse(header) - Date.now() : NaN;
	return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
