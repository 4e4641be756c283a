/** What is still to happen: `run` is called when the clock reaches `at` (ms since 1970). */
interface Happening {
	at: number;
	order: number;
	run: () => void;
}

// Node fires timers with a longer delay at once.
const LONGEST_TIMER_MS = 2_147_483_647;

/**
 * The time of the office. A real clock follows the machine's and runs happenings by (unref'ed)
 * timers; a manual one stands still until it is advanced. Both can be advanced.
 */
export class Clock {
	private happenings: Happening[] = [];
	private order = 0;
	private aheadMs = 0;
	private standsAt: number | undefined;
	private timer: NodeJS.Timeout | undefined;

	/**
	 * @param startAt moment at which a manual clock stands; without it the clock is real
	 * @throws RangeError for a moment that is none
	 */
	constructor(private readonly startAt?: Date) {
		if (startAt && Number.isNaN(startAt.getTime())) {
			throw new RangeError('The clock has to start at a moment, as ISO 8601.');
		}
		this.standsAt = startAt?.getTime();
	}

	now(): Date {
		return new Date(this.standsAt ?? Date.now() + this.aheadMs);
	}

	/** Lets `run` happen `delayMs` from now. */
	in(delayMs: number, run: () => void): void {
		const happening = { at: this.now().getTime() + delayMs, order: this.order++, run };
		this.happenings.splice(this.placeOf(happening), 0, happening);
		this.setTimer();
	}

	/**
	 * Moves the clock on and runs, in order, everything that falls due on the way.
	 * @throws RangeError, before anything happens, for a step that is no number or leads nowhere
	 */
	advance(ms: number): void {
		const target = this.now().getTime() + ms;
		if (!(ms >= 0) || Number.isNaN(new Date(target).getTime())) {
			throw new RangeError(`The clock cannot be moved by ${ms} ms.`);
		}
		this.runUntil(target);
		if (this.startAt) this.standsAt = target;
		else this.aheadMs += ms;
		this.setTimer();
	}

	/** Forgets what was to happen and goes back to the start. */
	reset(): void {
		this.stop();
		this.aheadMs = 0;
		this.standsAt = this.startAt?.getTime();
	}

	/** Forgets what was to happen. */
	stop(): void {
		clearTimeout(this.timer);
		this.timer = undefined;
		this.happenings = [];
	}

	private placeOf(happening: Happening): number {
		let place = this.happenings.length;
		while (place > 0 && this.happenings[place - 1].at > happening.at) place--;
		return place;
	}

	/** While a happening runs the clock shows its moment, not the moment that it is advanced to. */
	private runUntil(target: number): void {
		while (this.happenings.length > 0 && this.happenings[0].at <= target) {
			const happening = this.happenings.shift()!;
			this.standsAt = happening.at;
			happening.run();
		}
		if (!this.startAt) this.standsAt = undefined;
	}

	private setTimer(): void {
		if (this.startAt || this.standsAt !== undefined) return;
		clearTimeout(this.timer);
		const next = this.happenings[0];
		if (!next) return;
		const delay = Math.min(Math.max(next.at - this.now().getTime(), 0), LONGEST_TIMER_MS);
		this.timer = setTimeout(() => {
			this.runUntil(this.now().getTime());
			this.setTimer();
		}, delay);
		this.timer.unref();
	}
}
