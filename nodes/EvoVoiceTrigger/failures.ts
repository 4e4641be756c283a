import type { INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { failureOf, isApiError, isOperationError } from '../shared/api/failure';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Decides which failures of polls appear in the executions list: the first one of each kind, and
 * again after an hour. After a minute of successful polls, the next one is a first one.
 */
export class Failures {
	private readonly shownAt = new Map<string, number>();
	private wellSince?: number;

	/**
	 * @param now milliseconds since 1970
	 * @param accountId the only account that it concerns
	 */
	isToShow(error: unknown, now: number, accountId = ''): boolean {
		if (this.wellSince !== undefined && now - this.wellSince >= MINUTE) this.shownAt.clear();
		this.wellSince = undefined;
		const kind = `${kindOf(error)} ${accountId}`;
		const before = this.shownAt.get(kind);
		if (before !== undefined && now >= before && now - before < HOUR) return false;
		this.shownAt.set(kind, now);
		return true;
	}

	/** Notes a poll without a failure. */
	wentWell(now: number): void {
		this.wellSince ??= now;
	}
}

function kindOf(error: unknown): string {
	const failure = failureOf(error);
	if (!failure) return (error as Error).message;
	return String(failure.code ?? failure.unreadable ?? failure.status);
}

/** Whether it may pass by itself, without anybody changing a setting. */
export function isTransient(error: unknown): boolean {
	const failure = failureOf(error);
	if (!failure) return false;
	const { code, status = 0 } = failure;
	return code !== undefined || status === 408 || status === 429 || status >= 500;
}

/**
 * The same failure as one of this node: triggers share requests, and what comes of them.
 *
 * @param accountId the only account that it concerns
 */
export function asNodeError(
	node: INode,
	error: unknown,
	accountId?: string,
): NodeApiError | NodeOperationError {
	if (isOperationError(error)) return error;
	if (!isApiError(error)) return new NodeOperationError(node, error as Error);
	const { message, httpCode } = error;
	const others = accountId && `The account is ${accountId}; the others are watched as before.`;
	const description = [others, error.description].filter(Boolean).join(' ');
	return new NodeApiError(
		node,
		{ message },
		{ message, description: description || undefined, httpCode: httpCode ?? undefined },
	);
}
