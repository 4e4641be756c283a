import { sleep } from 'n8n-workflow';

import { failureOf } from '../../shared/api/failure';
import type { Failure } from '../../shared/api/failure';
import { isOverload, LONGEST_WAIT_MS } from '../../shared/api/retry';
import { ConcurrencyLimit } from './concurrencyLimit';

const nothing = () => {};

/** Yields, so that a failure is recorded before the requests that waited for it resume. */
const yieldOnce = async () => await sleep(0);

/** What a queue asks of its run, for one item. */
export interface Sender {
	/** @throws NodeApiError when nothing may be sent any more */
	check(): void;
	/** Waits so many milliseconds. @throws NodeApiError as soon as nothing may be sent any more */
	pause(milliseconds: number): Promise<void>;
}

/** The requests of a run with one login. */
export class LoginQueue {
	private readonly limit = new ConcurrencyLimit();

	/** The first request, until the service has accepted its login; the others wait for it. */
	private firstRequest?: Promise<void>;

	/** The error of a refused login. No more is sent with it, which might lock the account. */
	private refusal?: Error;

	/** The error with the latest `Retry-After`, and the end of that time. */
	private pause?: { error: Error; until: number };

	/**
	 * Sends a request as soon as the concurrency limit has room and no `Retry-After` is in force. The
	 * first request goes alone.
	 *
	 * @param attempt sends it, and calls `accepted` once the service has accepted the login
	 * @throws NodeApiError when it must not be sent any more
	 */
	async send<T>(sender: Sender, attempt: (accepted: () => void) => Promise<T>): Promise<T> {
		if (this.firstRequest) {
			await this.firstRequest;
			return await this.sendInTurn(sender, async () => await attempt(nothing));
		}
		// Set before anything is awaited, since all items start at the same time.
		let accepted = nothing;
		const isAccepted = new Promise<void>((resolve) => {
			accepted = resolve;
		});
		const first = this.sendInTurn(sender, async () => await attempt(accepted));
		this.firstRequest = Promise.race([isAccepted, first.then(nothing, yieldOnce)]);
		return await first;
	}

	private async sendInTurn<T>(sender: Sender, attempt: () => Promise<T>): Promise<T> {
		return await this.limit.run(async () => {
			await this.untilResumed(sender);
			sender.check();
			if (this.refusal) throw this.refusal;
			return await attempt().catch((error: Error) => {
				const failure = failureOf(error);
				if (failure && !failure.isElsewhere) this.note(failure, error);
				throw error;
			});
		});
	}

	private note(failure: Failure, error: Error) {
		const { status, retryAfterMs = 0 } = failure;
		if (status === 401) this.refusal = error;
		const until = Date.now() + retryAfterMs;
		if (isOverload(failure) && until > (this.pause?.until ?? 0)) this.pause = { error, until };
	}

	/** Waits until the service takes requests again. @throws NodeApiError when that is too long */
	private async untilResumed(sender: Sender) {
		for (;;) {
			const left = (this.pause?.until ?? 0) - Date.now();
			if (left <= 0) return;
			if (left > LONGEST_WAIT_MS) throw this.pause!.error;
			await sender.pause(left);
		}
	}
}
