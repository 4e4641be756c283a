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
	if (body === undefined || body === null || body === '') return {};
	const isPage = String(headers?.['content-type'] ?? '').includes('html');
	const unreadable = isPage ? 'page' : typeof body === 'string' ? 'text' : 'shape';
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

/** ServiceStack's message, and its messages on single fields. */
function serverTexts({ message, errors }: IDataObject): Partial<Failure> {
	const fields = Array.isArray(errors) ? errors.filter(isObject) : [];
	return {
		serverMessage: typeof message === 'string' && message ? withoutParameter(message) : undefined,
		fieldMessages: fields
			.filter(({ fieldName }) => fieldName)
			.map(({ fieldName, message: text }) => ({ field: String(fieldName), message: String(text) })),
	};
}

/** .NET adds the name that a field has in the server's code; people know it by its label. */
const withoutParameter = (message: string) => message.replace(/ \(Parameter '\w+'\)$/, '');

/** `Retry-After` in milliseconds; the header holds seconds or a date. */
function retryAfterMs(header: unknown): number | undefined {
	if (typeof header !== 'string' || header === '') return undefined;
	const seconds = Number(header);
	const wait = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000;
	return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
