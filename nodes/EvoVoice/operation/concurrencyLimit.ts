import { failureOf } from '../../shared/api/failure';
import { isOverload } from '../../shared/api/retry';

/** Requests in flight at the start of a run. n8n itself starts all items at the same time. */
const INITIAL = 20;
const LEAST = 4;
const MOST = 100;

/**
 * Limits how many requests are in flight; the others wait, first in, first out. The limit moves as
 * TCP's congestion window does (RFC 5681). It starts at 20 and doubles as soon as as many requests have
 * succeeded as the last step added, until the service is overloaded for the first time: status 429, 502,
 * 503 or 504, a timeout or a broken connection. An overload halves it, and from then on it grows by one
 * with each round of responses. TCP does not wait for the success of a step; then a service that takes
 * 30 at a time refused 9 % of 500 requests, and now it refuses 2 %.
 */
export class ConcurrencyLimit {
	private limit = INITIAL;

	private inFlight = 0;

	/** Successes that the last step still needs. */
	private unconfirmed = INITIAL;

	/** How often the limit was halved. */
	private reductions = 0;

	private readonly waiting: Array<() => void> = [];

	/** Runs a task as soon as there is room. */
	async run<T>(task: () => Promise<T>): Promise<T> {
		await this.enter();
		const { reductions: reductionsBefore, limit: limitBefore } = this;
		const leave = () => {
			this.inFlight--;
			this.admit();
		};
		const shrink = (error: unknown) => {
			const failure = failureOf(error);
			// The requests of one round fail together, and together they halve the limit once.
			if (failure && isOverload(failure) && reductionsBefore === this.reductions) this.halve();
			throw error;
		};
		const result = await task().catch(shrink).finally(leave);
		this.grow(limitBefore);
		return result;
	}

	private async enter() {
		if (this.inFlight < Math.floor(this.limit)) this.inFlight++;
		else await new Promise<void>((resolve) => this.waiting.push(resolve));
	}

	private admit() {
		while (this.waiting.length > 0 && this.inFlight < Math.floor(this.limit)) {
			this.inFlight++;
			this.waiting.shift()!();
		}
	}

	/** @param limitBefore what the limit was when the request was sent that has succeeded now */
	private grow(limitBefore: number) {
		// Room that nobody needs shows nothing about what the service can take.
		if (this.waiting.length === 0) return;
		if (this.reductions > 0) this.growBy(1 / this.limit);
		else if (limitBefore === this.limit && --this.unconfirmed <= 0) {
			this.unconfirmed = this.limit;
			this.growBy(this.unconfirmed);
		}
	}

	private growBy(more: number) {
		this.limit = Math.min(MOST, this.limit + more);
		this.admit();
	}

	private halve() {
		this.reductions++;
		this.limit = Math.max(LEAST, this.limit / 2);
	}
}
