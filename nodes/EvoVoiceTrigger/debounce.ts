import type { DetectedEvent } from './poll';

/** Events that wait for more of the same sender. Saved as they are: the names stay. */
export interface Waiting {
	/** Whose they are. */
	key: string;
	/** When the first and the last one were detected, in milliseconds since 1970. */
	firstAt: number;
	lastAt: number;
	told: DetectedEvent[];
}

/** A sender who never stops writing is emitted after so many times the quiet that is waited for. */
const MOST_QUIETS = 10;

/**
 * Adds events to those that wait, and takes out the ones whose sender has been quiet.
 *
 * @param quiet milliseconds
 * @param senderOf whose event it is
 * @returns those that go on waiting, and those that are ready, a list for each sender
 */
export function debounce(
	waiting: readonly Waiting[],
	events: readonly DetectedEvent[],
	now: number,
	quiet: number,
	senderOf: (thing: object) => string,
): { waiting: Waiting[]; ready: DetectedEvent[][] } {
	const bySender = new Map(waiting.map((each) => [each.key, each]));
	for (const event of events) {
		const key = senderOf(event.thing);
		const before = bySender.get(key) ?? { key, firstAt: now, lastAt: now, told: [] };
		bySender.set(key, { ...before, lastAt: now, told: [...before.told, event] });
	}
	const all = [...bySender.values()];
	const isReady = ({ firstAt, lastAt }: Waiting) =>
		now - lastAt >= quiet || now - firstAt >= MOST_QUIETS * quiet || now < lastAt;
	return {
		waiting: all.filter((each) => !isReady(each)),
		ready: all.filter(isReady).map(({ told }) => told),
	};
}
