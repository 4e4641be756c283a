/** How many requests of one run may be under way at once. n8n itself starts all items at the same time. */
const MAX_IN_FLIGHT = 20;

/** Lets a limited number of tasks run at a time and the others wait their turn, first come, first served. */
export class Gate {
	private running = 0;

	private readonly waiting: Array<() => void> = [];

	async run<T>(task: () => Promise<T>): Promise<T> {
		if (this.running >= MAX_IN_FLIGHT) {
			await new Promise<void>((resolve) => this.waiting.push(resolve));
		} else {
			this.running++;
		}
		try {
			return await task();
		} finally {
			const next = this.waiting.shift();
			if (next) next();
			else this.running--;
		}
	}
}
