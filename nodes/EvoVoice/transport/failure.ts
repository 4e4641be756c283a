import type { IDataObject, INode } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { explain } from './explain';

/** Why a request did not succeed: a status of the server, or a connection that did not carry an answer. */
export interface Failure {
	method: string;
	/** HTTP status; absent when no complete answer arrived. */
	status?: number;
	/** Socket or TLS code such as `ECONNREFUSED`; absent when the server answered. */
	code?: string;
	/** How long the server asks to wait before the next try, in milliseconds. */
	retryAfterMs?: number;
	/** What stands in the place of data although the status says success. */
	unreadable?: 'page' | 'text' | 'shape';
	/** The server's own message, when it sent one. */
	serverMessage?: string;
	/** The server's messages on single fields, by the API's field name. */
	fieldMessages?: Array<{ field: string; message: string }>;
	/** The session that was asked for, when the request names one. */
	sessionId?: string;
	/** The role that the operation demands, e.g. `User`. */
	role?: string;
	/** The host that was asked. */
	host?: string;
}

const failures = new WeakMap<object, Failure>();

/**
 * Turns a failure into what n8n shows. The new error is built from texts alone: n8n's own one
 * carries the whole request, and with it the password.
 */
export function failureError(node: INode, failure: Failure): NodeApiError {
	const { message, description } = explain(failure);
	const error = new NodeApiError(
		node,
		{ message: failure.serverMessage ?? message },
		{
			message,
			description,
			httpCode: failure.status === undefined ? undefined : String(failure.status),
			...schedulerHint(failure),
		},
	);
	failures.set(error, failure);
	return error;
}

/** The facts behind an error that {@link failureError} made; undefined for any other one. */
export function failureOf(error: unknown): Failure | undefined {
	return typeof error === 'object' && error !== null ? failures.get(error) : undefined;
}

/**
 * The socket or TLS code of an error that n8n's request helper threw, or `UNKNOWN`. The helper
 * wraps axios' error as `cause` of a NodeApiError.
 */
export function connectionCode(error: unknown): string {
	const { cause, code } = error as { cause?: { code?: unknown }; code?: unknown };
	const found = cause?.code ?? code;
	return typeof found === 'string' ? found : 'UNKNOWN';
}

/** Tells n8n's poll scheduler (2.36 and later) how to space the next polls; older versions ignore it. */
function schedulerHint({ status, code, retryAfterMs }: Failure): IDataObject {
	if (status === 401) return { failure: { cause: 'credential-invalid' } };
	if (status === 403) return { failure: { cause: 'configuration-invalid' } };
	if (status === 429) return { failure: { cause: 'rate-limited', retryAfterMs } };
	if (code || (status && status >= 500)) return { failure: { cause: 'temporarily-unavailable' } };
	return {};
}
