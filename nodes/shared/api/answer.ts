import type { FunctionsBase, IDataObject, IN8nHttpFullResponse, INode } from 'n8n-workflow';

import { textOf } from './body';
import type { SentRequest, Failure } from './failure';
import { failureError } from './failure';

/** Whose node a failure is about. n8n copies the node each time it is asked, so only then is it. */
type Asking = Pick<FunctionsBase, 'getNode'>;

/**
 * The object that a successful answer carries; an empty one for a success without content.
 *
 * @throws NodeApiError when the status is not a success or the body is no JSON object
 */
export async function readAnswer(
	asking: Asking,
	response: IN8nHttpFullResponse,
	asked: SentRequest,
): Promise<IDataObject> {
	const body = await readBody(asking, response, asked);
	if (isObject(body)) return body;
	throw failureError(asking.getNode(), {
		...asked,
		status: response.statusCode,
		unreadable: 'shape',
	});
}

/**
 * The list that a successful answer carries, for operations whose answer is not documented: it is
 * the list, or an object with one list in it.
 *
 * @throws NodeApiError when the status is not a success or there is no such list
 */
export async function readAnyList(
	asking: Asking,
	response: IN8nHttpFullResponse,
	asked: SentRequest,
): Promise<unknown[]> {
	const body = await readBody(asking, response, asked);
	if (Array.isArray(body)) return body;
	const lists = isObject(body) ? Object.values(body).filter(Array.isArray) : [];
	if (lists.length === 1) return lists[0];
	if (isObject(body) && Object.keys(body).length === 0) return [];
	throw failureError(asking.getNode(), {
		...asked,
		status: response.statusCode,
		unreadable: 'shape',
	});
}

/**
 * What a successful answer carries; an empty object for a success without content. The status
 * decides, never the body alone: recorded, a failed Get Active carries `{"sessions":[]}`.
 */
async function readBody(asking: Asking, response: IN8nHttpFullResponse, asked: SentRequest) {
	const { statusCode: status, headers } = response;
	const text = await textOf(response.body);
	const body = text === '' ? undefined : parsed(text);
	const responseStatus = isObject(body) && isObject(body.responseStatus) ? body.responseStatus : {};
	if (status < 200 || status > 299 || responseStatus.errorCode) {
		throw failureError(asking.getNode(), {
			...asked,
			status,
			retryAfterMs: retryAfterMs(headers?.['retry-after']),
			...serverTexts(responseStatus),
		});
	}
	// Recorded: who asks whom a refused login belongs to is told with status 200 that it is nobody's.
	if (isObject(body) && asked.method === 'GET' && body.isAuthenticated === false) {
		throw failureError(asking.getNode(), { ...asked, status: 401 });
	}
	if (typeof body === 'object' && body !== null) return body;
	const isEmpty = text === '' || body === null;
	// A read that answers nothing is cut off, unless the status says that there is nothing.
	if (isEmpty && (status === 204 || asked.method !== 'GET')) return {};
	const isPage = /html/i.test(String(headers?.['content-type'])) || /^\s*</.test(text);
	const unreadable = isPage ? 'page' : isEmpty || body === undefined ? 'text' : 'shape';
	throw failureError(asking.getNode(), { ...asked, status, unreadable });
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/**
 * The list that stands under `property` of an answer; empty when the answer carries nothing.
 *
 * @throws NodeApiError when something else stands there
 */
export function readList(node: INode, answer: IDataObject, property: string): IDataObject[] {
	const list = answer[property] ?? (Object.keys(answer).length === 0 ? [] : undefined);
	if (Array.isArray(list) && list.every(isObject)) return list;
	throw failureError(node, { method: 'GET', status: 200, unreadable: 'shape' });
}

const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Longer messages are cut: they are shown on the canvas and kept with every execution. */
const LONGEST_MESSAGE = 300;

/** ServiceStack's message, and its messages on single fields. */
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

/** A text of the server on one line, without the name that .NET adds for a field in its own code. */
export function readable(text: unknown): string | undefined {
	if (typeof text !== 'string') return undefined;
	const line = text
		.replace(/ \(Parameter '\w+'\)$/, '')
		.replace(/\s+/g, ' ')
		.trim();
	return (line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}…` : line) || undefined;
}

/** `Retry-After` in milliseconds; the header holds seconds or a date. */
function retryAfterMs(header: unknown): number | undefined {
	if (typeof header !== 'string') return undefined;
	if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
	const wait = /[a-z]{3}/i.test(header) ? Date.parse(header) - Date.now() : NaN;
	return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
