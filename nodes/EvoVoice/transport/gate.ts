import type { IExecuteSingleFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

/**
 * How many requests of one execution may be under way at once. n8n itself starts all items at the
 * same time.
 */
const MAX_IN_FLIGHT = 20;

/** Lets a limited number of tasks run at a time and the others wait their turn, first come, first served. */
class Gate {
	/** Set when the execution has ended, be it that somebody stopped it. */
	closed = false;

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

/**
 * Runs a task when fewer than {@link MAX_IN_FLIGHT} ones of the same execution are under way.
 *
 * @param task gets a check to make before each try: it throws once the execution was stopped
 */
export async function throughGate<T>(
	context: IExecuteSingleFunctions,
	task: (checkGoesOn: () => void) => Promise<T>,
): Promise<T> {
	const key = context.getExecutionId();
	const gate = gates.get(key) ?? openGate(context, key);
	const checkGoesOn = () => {
		if (!gate.closed) return;
		throw new NodeOperationError(context.getNode(), 'Stopped before this item was sent', {
			description: 'Nothing was changed for this item.',
		});
	};
	try {
		return await gate.run(async () => await task(checkGoesOn));
	} finally {
		if (gate.idle) gates.delete(key);
	}
}

function openGate(context: IExecuteSingleFunctions, key: string): Gate {
	const gate = new Gate();
	gates.set(key, gate);
	// Older versions of n8n do not tell.
	context.onExecutionFinish?.(() => {
		gate.closed = true;
	});
	return gate;
}
