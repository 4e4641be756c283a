import type { IDataObject, IN8nHttpFullResponse, INode } from 'n8n-workflow';

import type { Failure } from './failure';
import { failureError } from './failure';

/** What is known of a request when its answer arrives; it makes the texts of failures precise. */
export type Asked = Pick<Failure, 'method' | 'sessionId' | 'role' | 'host'>;

/**
 * The object that a successful answer carries; an empty one for a success without content.
 * The status decides, never the body alone: recorded, a failed Get Active carries `{"sessions":[]}`.
 *
 * @throws NodeApiError when the status is not a success or the body is no JSON object
 */
export function readAnswer(node: INode, response: IN8nHttpFullResponse, asked: Asked): IDataObject {
	const { statusCode: status, headers, body } = response;
	const responseStatus = isObject(body) && isObject(body.responseStatus) ? body.responseStatus : {};
	if (status < 200 || status > 299 || responseStatus.errorCode) {
		throw failureError(node, {
			...asked,
			status,
			retryAfterMs: retryAfterMs(headers?.['retry-after']),
			...serverTexts(responseStatus),
		});
	}
	if (isObject(body)) return body;
	const isEmpty = body === undefined || body === null || body === '';
	// A read that answers nothing is cut off, unless the status says that there is nothing.
	if (isEmpty && (status === 204 || asked.method !== 'GET')) return {};
	const isPage = /html/i.test(String(headers?.['content-type'])) || /^\s*</.test(String(body));
	const unreadable = isPage ? 'page' : isEmpty || typeof body === 'string' ? 'text' : 'shape';
	throw failureError(node, { ...asked, status, unreadable });
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
function readable(text: unknown): string | undefined {
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
