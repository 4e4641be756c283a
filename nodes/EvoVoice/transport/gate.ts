/** How many requests of one node run may be under way at once; n8n itself starts all items at the same time. */
export const MAX_IN_FLIGHT = 20;

/** Lets a limited number of tasks run at a time and the others wait their turn, first come, first served. */
class Gate {
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

	get idle() {
		return this.running === 0;
	}
}

const gates = new Map<string, Gate>();

/** Runs a task when fewer than {@link MAX_IN_FLIGHT} tasks of the same key are under way. */
export async function throughGate<T>(key: string, task: () => Promise<T>): Promise<T> {
	const gate = gates.get(key) ?? new Gate();
	gates.set(key, gate);
	try {
		return await gate.run(task);
	} finally {
		if (gate.idle) gates.delete(key);
	}
}
