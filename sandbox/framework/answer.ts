import { STATUS_CODES } from 'node:http';
import { isContent, Redirect, type Content } from './content';
import type { Operation } from './operation';
import type { ServiceFailure } from './failures';

/** An answer before it goes onto the wire. */
export interface Answer {
	status: number;
	statusText: string;
	headers: Record<string, string | string[]>;
	body: string | Content;
}

export type Format = 'json' | 'html';

const FRAMEWORK_HEADERS = {
	vary: 'Accept',
	'x-powered-by': 'ServiceStack/6.110 NET6/Linux/net6/NO',
};
const CONTENT_TYPES: Record<Format, string> = {
	json: 'application/json; charset=utf-8',
	html: 'text/html',
};

/**
 * The format that a request accepts: the first of JSON and HTML that it names, else HTML.
 *
 * Assumption: a bare `*` + `/*` gets HTML, as no `Accept` does; the framework's other formats
 * (XML, CSV, JSV) are not served.
 */
export function acceptedFormat(accept: string | undefined, query: Record<string, string>): Format {
	if (query.format === 'json' || query.format === 'html') return query.format;
	for (const entry of (accept ?? '').toLowerCase().split(',')) {
		const type = entry.split(';')[0].trim();
		if (type === 'application/json') return 'json';
		if (type === 'text/html') return 'html';
	}
	return 'html';
}

/**
 * No such route, or none for the verb: the framework says nothing but the status, and to HEAD not
 * even that there is no body.
 */
export function noRoute(method: string): Answer {
	const headers: Answer['headers'] = method === 'HEAD' ? {} : { 'content-length': '0' };
	return { status: 404, statusText: 'Not Found', headers, body: '' };
}

/** The result of an operation; one that has none answers 204. */
export function success(
	operation: Operation,
	result: object | undefined,
	format: Format,
	cookies: string[],
): Answer {
	const headers = { ...FRAMEWORK_HEADERS, 'set-cookie': cookies };
	if (result === undefined) return { status: 204, statusText: 'No Content', headers, body: '' };
	if (result instanceof Redirect) {
		return {
			status: 302,
			statusText: 'Found',
			headers: { ...headers, ...result.headers },
			body: '',
		};
	}
	if (isContent(result)) {
		return {
			status: 200,
			statusText: 'OK',
			headers: { ...headers, ...result.headers },
			body: result,
		};
	}
	return withBody(200, 'OK', operation, result, format, cookies);
}

/** A failure of an operation, in its Response class or in a `responseStatus`. */
export function failed(
	operation: Operation,
	failure: ServiceFailure,
	format: Format,
	cookies: string[],
): Answer {
	const body =
		operation.emptyResponse && !failure.ofFramework
			? operation.emptyResponse
			: responseStatus(failure.errorCode, failure.message, failure.errors);
	const statusText = failure.ofFramework ? STATUS_CODES[failure.status]! : failure.errorCode;
	return withBody(failure.status, statusText, operation, body, format, cookies);
}

/** A login is needed and none came along (one with an empty password counts as none). */
export function loginNeeded(cookies: string[]): Answer {
	const headers = {
		...FRAMEWORK_HEADERS,
		'set-cookie': cookies,
		'www-authenticate': 'basic realm="/auth/basic"',
		'content-length': '0',
	};
	return { status: 401, statusText: 'Unauthorized', headers, body: '' };
}

/** The password is wrong. The login operation gives another status text than the Basic check. */
export function loginRefused(
	operation: Operation,
	statusText: string,
	format: Format,
	cookies: string[],
): Answer {
	const body = responseStatus('Unauthorized', 'Invalid Username or Password', []);
	return withBody(401, statusText, operation, body, format, cookies);
}

/** The login lacks the role: plain text that repeats the request. */
export function roleMissing(
	request: { method: string; pathInfo: string; query: string },
	cookies: string[],
): Answer {
	const lines = [
		'Forbidden',
		'',
		`Request.HttpMethod: ${request.method}`,
		`Request.PathInfo: ${request.pathInfo}`,
		`Request.QueryString: ${request.query}`,
		'',
		'',
	];
	return {
		status: 403,
		statusText: 'Invalid Role',
		headers: { ...FRAMEWORK_HEADERS, 'content-type': 'text/plain', 'set-cookie': cookies },
		body: lines.join('\r\n'),
	};
}

function responseStatus(errorCode: string, message: string, errors: object[]): object {
	return { responseStatus: { errorCode, message, errors } };
}

function withBody(
	status: number,
	statusText: string,
	operation: Operation,
	body: object,
	format: Format,
	cookies: string[],
): Answer {
	const headers: Answer['headers'] = {
		...FRAMEWORK_HEADERS,
		'content-type': CONTENT_TYPES[format],
	};
	if (cookies.length > 0) headers['set-cookie'] = cookies;
	const json = JSON.stringify(body);
	return { status, statusText, headers, body: format === 'json' ? json : page(operation, json) };
}

/** The framework's page for browsers: a snapshot of the answer, which no program can use. */
function page(operation: Operation, json: string): string {
	const title = `${operation.name} Snapshot of ${new Date().toLocaleString('en-US')}`;
	const escaped = json.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
	return [
		'<!doctype html>',
		'<html lang="en">',
		'<head>',
		`<title>${title}</title>`,
		'<meta charset="utf-8" />',
		'</head>',
		`<body><h1>${title}</h1><pre>${escaped}</pre></body>`,
		'</html>',
	].join('\r\n');
}
