import type { INode } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { EntityLabel } from '../entities/entity';
import { explain } from './explain';
import type { Role } from './roles';

/** What makes the text of a failure precise. */
export interface Question {
	/** The object that the request names, and whether it is the one that a write changes. */
	about?: { entity: EntityLabel; id: string; isChanged?: boolean };
	/** The roles that the operation wants; any of them lets in. */
	roles?: readonly Role[];
	/** Where else to look, for a login that is not let in. */
	instead?: string;
	/** How people know a field, asked by the API's name in lower case. */
	labelOf?: (name: string) => string | undefined;
}

/** What is known of a request when its answer arrives. */
export interface SentRequest extends Question {
	method: string;
	/** The host that was asked. */
	host?: string;
	/** Whether that host is not Evo Voice's, and was asked without the login. */
	isElsewhere?: boolean;
}

/** Why a request did not succeed: a status of the server, or a connection that did not carry an answer. */
export interface Failure extends SentRequest {
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
