import type { Told } from './kind';

/** Events that wait for more of the same sender. */
export interface Waiting {
	/** Whose they are. */
	key: string;
	/** When the first and the last one were seen, in milliseconds since 1970. */
	firstAt: number;
	lastAt: number;
	told: Told[];
}

/** Somebody who never stops writing is heard all the same, after so many times the quiet that is waited for. */
const MOST_QUIETS = 10;

/**
 * Puts events that are told now with those that wait, and takes out whose sender has been quiet.
 *
 * @param quiet milliseconds
 * @param keyOf whose event it is
 * @returns those that go on waiting, and those that are ready, a list for each sender
 */
export function combine(
	waiting: readonly Waiting[],
	told: readonly Told[],
	now: number,
	quiet: number,
	keyOf: (told: Told) => string,
): { waiting: Waiting[]; ready: Told[][] } {
	const byKey = new Map(waiting.map((each) => [each.key, each]));
	for (const one of told) {
		const key = keyOf(one);
		const before = byKey.get(key) ?? { key, firstAt: now, lastAt: now, told: [] };
		byKey.set(key, { ...before, lastAt: now, told: [...before.told, one] });
	}
	const all = [...byKey.values()];
	const isReady = ({ firstAt, lastAt }: Waiting) =>
		now - lastAt >= quiet || now - firstAt >= MOST_QUIETS * quiet || now < lastAt;
	return {
		waiting: all.filter((each) => !isReady(each)),
		ready: all.filter(isReady).map((each) => each.told),
	};
}
