import type { IncomingHttpHeaders } from 'node:http';
import { parseJson } from './framework/binding';
import type { WireRequest } from './framework/service';

/** A request to the API as the log shows it. */
export interface LoggedRequest {
	/** Moment on the office's clock, ISO 8601. */
	at: string;
	method: string;
	/** Path and query, undecoded. */
	path: string;
	/** Name of the operation that the route leads to. */
	operation?: string;
	/** E-mail address of the login, if one was accepted. */
	login?: string;
	/** All headers; those that log in are shown as `<redacted>`. */
	headers: Record<string, string>;
	/**
	 * The body: parsed where it is JSON, else the text; absent where there is none; a password is
	 * shown as `<redacted>`. A multipart form is shown by its fields, with name, type and length of
	 * its files.
	 */
	body?: unknown;
	/** Status of the answer; 0 where the connection was dropped or no answer is there yet. */
	status: number;
}

// Enough for every test, and not so much that a long-running sandbox grows for ever.
const KEPT_REQUESTS = 20_000;
const REDACTED = '<redacted>';

/** Notes a request; its status is filled in with the answer. */
export function logRequest(
	log: LoggedRequest[],
	request: WireRequest,
	details: Pick<LoggedRequest, 'at' | 'operation' | 'login'>,
): LoggedRequest {
	const entry: LoggedRequest = {
		...details,
		method: request.method,
		path: request.url.replace(/([?&](?:new)?password=)[^&]*/gi, `$1${REDACTED}`),
		headers: readable(request.headers),
		body: details.operation === 'Authenticate' ? REDACTED : bodyOf(request.body),
		status: 0,
	};
	log.push(entry);
	if (log.length > KEPT_REQUESTS) log.splice(0, log.length - KEPT_REQUESTS);
	return entry;
}

function bodyOf(body: WireRequest['body']): unknown {
	if (typeof body === 'string') return body === '' ? undefined : withoutPassword(body);
	const files = body.files.map(({ part, fileName, contentType, length }) => {
		return [part, { fileName, contentType, length }];
	});
	return { ...body.fields, ...Object.fromEntries(files) };
}

function withoutPassword(body: string): unknown {
	const parsed = parseJson(body);
	if (typeof parsed !== 'object' || parsed === null) return parsed ?? body;
	const fields = Object.entries(parsed).map(([name, value]): [string, unknown] => {
		return [name, /^(new)?password$/i.test(name) ? REDACTED : value];
	});
	return Array.isArray(parsed) ? parsed : Object.fromEntries(fields);
}

function readable(headers: IncomingHttpHeaders): Record<string, string> {
	const shown = Object.entries(headers).map(([name, value]) => {
		const isSecret = name === 'authorization' || name === 'cookie';
		return [name, isSecret ? REDACTED : String(value)];
	});
	return Object.fromEntries(shown);
}
