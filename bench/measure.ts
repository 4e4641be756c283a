/** One thing to measure: does its work once and answers how many milliseconds it took. */
export type Contender = () => Promise<number>;

/** A line of the table that the benchmark prints. */
export interface Row {
	what: string;
	/** The measured value, with its unit. */
	median: string;
	/** What the limit is set on; absent on a line that is there for information. */
	measured?: number;
	limit?: number;
}

/**
 * Measures contenders in turn, so that what else the machine does meets all of them alike; each
 * round begins with another one. One round before counts for nothing: it warms the programs up.
 *
 * @param isFirstCounted leaves that round out
 *
 * @returns what each took in the rounds, in milliseconds
 */
export async function timesOf<Name extends string>(
	contenders: Record<Name, Contender>,
	rounds: number,
	{ isFirstCounted = false } = {},
): Promise<Record<Name, number[]>> {
	const names = Object.keys(contenders) as Name[];
	const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
		Name,
		number[]
	>;
	for (let round = isFirstCounted ? 0 : -1; round < rounds; round++) {
		for (let turn = 0; turn < names.length; turn++) {
			const name = names[(turn + round + names.length) % names.length];
			const time = await contenders[name]();
			if (round >= 0) times[name].push(time);
		}
	}
	return times;
}

/**
 * How many times as long one contender took as another: the median of the rounds' ratios, since what
 * else the machine does comes and goes, and within a round meets both.
 */
export const ratioOf = (times: number[], others: number[]) =>
	medianOf(times.map((time, round) => time / others[round]));

/** The middle one of some values. */
export function medianOf(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Milliseconds that a task takes. */
export async function timed(task: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await task();
	return performance.now() - start;
}

/** Whether a line is within its limit; a line without one always is. */
export function isKept({ measured, limit }: Row): boolean {
	return measured === undefined || limit === undefined || measured <= limit;
}

export const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

export const milliseconds = (ms: number) => `${ms.toFixed(1)} ms`;
