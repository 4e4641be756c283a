import type { INode, NodeOperationError } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { EntityLabel } from '../entities/entity';
import { explain } from './explain';
import type { Role } from './roles';

/** What makes the message of a failure precise. */
export interface FailureContext {
	/** The object that the request names, and whether it is the one that a write changes. */
	about?: { entity: EntityLabel; id: string; isChanged?: boolean };
	/** The roles that the operation needs; any one of them is enough. */
	roles?: readonly Role[];
	/** What a login without these roles can do instead. */
	instead?: string;
	/** Values that no message may show, such as a new password. */
	secrets?: string[];
	/** The label of a field, by the API's name in lower case. */
	labelOf?: (name: string) => string | undefined;
}

/** What is known of a request when its response arrives. */
export interface SentRequest extends FailureContext {
	method: string;
	/** The host that it was sent to. */
	host?: string;
	/** Whether that host is not Evo Voice's and got no login. */
	isElsewhere?: boolean;
}

/** Why a request did not succeed: a status of the server, or a connection without a complete response. */
export interface Failure extends SentRequest {
	/** HTTP status; absent when no complete response arrived. */
	status?: number;
	/** Socket or TLS code such as `ECONNREFUSED`; absent when the server answered. */
	code?: string;
	/** The `Retry-After` of the response, in milliseconds. */
	retryAfterMs?: number;
	/** What came in place of data although the status says success. */
	unreadable?: 'page' | 'text' | 'shape';
	/** The server's own message, when it sent one. */
	serverMessage?: string;
	/** The server's messages about single fields, by the API's field name. */
	fieldMessages?: Array<{ field: string; message: string }>;
}

const failures = new WeakMap<object, Failure>();

/**
 * Turns a failure into what n8n shows. The error is built from texts alone: the one that n8n's
 * request helper throws holds the whole request, and with it the password.
 */
export function failureError(node: INode, failure: Failure): NodeApiError {
	const { message, description } = explain(failure);
	const shown = (text: string) =>
		(failure.secrets ?? []).reduce((left, secret) => left.replaceAll(secret, '***'), text);
	const error = new NodeApiError(
		node,
		{ message: shown(failure.serverMessage ?? message) },
		{
			message: shown(message),
			description: shown(description),
			httpCode: failure.status === undefined ? undefined : String(failure.status),
		},
	);
	failures.set(error, failure);
	return error;
}

/** The failure behind an error of {@link failureError}; undefined for any other error. */
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

/**
 * Whether something is n8n's own error of this kind. It is told by its name: where a second copy of
 * n8n-workflow lies beside the package, the classes of n8n's own copy are others than ours.
 */
export const isApiError = (error: unknown): error is NodeApiError => isNamed(error, 'NodeApiError');

/** Likewise for what the node refuses before anything is sent. */
export const isOperationError = (error: unknown): error is NodeOperationError =>
	isNamed(error, 'NodeOperationError');

const isNamed = (error: unknown, name: string) => error instanceof Error && error.name === name;
