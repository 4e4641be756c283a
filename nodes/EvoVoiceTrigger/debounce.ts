import type { DetectedEvent } from './poll';

/** Events that wait for more of the same sender. */
export interface Waiting {
	/** Whose they are. */
	key: string;
	/** When the first and the last one happened, in milliseconds since 1970. */
	firstAt: number;
	lastAt: number;
	events: DetectedEvent[];
}

/** Whose an event is, and when it happened: milliseconds since 1970, 0 where that cannot be read. */
export interface Origin {
	senderOf(thing: object): string;
	dateOf(thing: object): number;
}

/** A sender who never stops writing is emitted after so many times the quiet that is waited for. */
const MOST_QUIETS = 10;

/**
 * Adds events to those that wait, and takes out the ones whose sender has been quiet.
 *
 * @param polledBefore when the poll before this one was; the events are later than that, whatever the
 * service's clock says
 * @param quiet milliseconds
 * @returns those that go on waiting, and those that are ready, a list for each sender
 */
export function debounce(
	waiting: readonly Waiting[],
	events: readonly DetectedEvent[],
	{ senderOf, dateOf }: Origin,
	{ polledBefore, now, quiet }: { polledBefore: number; now: number; quiet: number },
): { waiting: Waiting[]; ready: DetectedEvent[][] } {
	const bySender = new Map(waiting.map((each) => [each.key, each]));
	for (const event of events) {
		const key = senderOf(event.thing);
		const at = Math.min(Math.max(dateOf(event.thing) || now, polledBefore), now);
		const before = bySender.get(key) ?? { key, firstAt: at, lastAt: at, events: [] };
		const lastAt = Math.max(before.lastAt, at);
		bySender.set(key, { ...before, lastAt, events: [...before.events, event] });
	}
	const all = [...bySender.values()];
	const isReady = ({ firstAt, lastAt }: Waiting) =>
		now - lastAt >= quiet || now - firstAt >= MOST_QUIETS * quiet || now < lastAt;
	return {
		waiting: all.filter((each) => !isReady(each)),
		ready: all.filter(isReady).map((each) => each.events),
	};
}
