import type { Kind, Seen, Told } from '../kind';
import { createdAt, idOf } from '../text';

/** What is remembered of a thing that appears and then hardly changes. */
export interface Appeared<T> extends Seen<T> {
	/** How far it has come, e.g. that it is transcribed; it never goes back. */
	mark: string;
}

interface Appearing<T> {
	/** When the thing came about. */
	date(thing: T): unknown;
	/** One word without punctuation, or none. */
	mark(thing: T): string;
	/** What is told of a thing that had come so far; `undefined` of one that was not there. */
	events(thing: T, before: string | undefined): string[];
}

/** Things that only appear: messages, files, reports. Each is told of once for every step it takes. */
export function appearing<T extends object>({
	date,
	mark,
	events,
}: Appearing<T>): Kind<T, Appeared<T>, Told<T>> {
	return {
		see(answered) {
			const id = idOf(answered);
			if (id === undefined) return undefined;
			const thing = answered as T;
			return { id, created: createdAt(date(thing)), ended: true, mark: mark(thing), thing };
		},
		// A list can be older than the one before it.
		settle: (seen, before) => ({ ...seen, mark: seen.mark || (before?.mark ?? '') }),
		recall: ({ id }) => ({ id }) as unknown as T,
		compare: (before, { thing }) =>
			thing ? events(thing, before?.mark).map((event) => ({ event, thing })) : [],
		write: (seen) => (seen.mark ? [[seen.mark]] : []),
		read: (base, [[word = ''] = []]) => ({ ...base, mark: word }),
	};
}

/**
 * An event to build a workflow with: one that a recent thing really gave, or else the newest thing
 * as it would be if the event had happened to it.
 *
 * @param as what makes a thing one that gives an event
 */
export function sampleOf<T extends object>(
	kind: Kind<T, Appeared<T>, Told<T>>,
	as: Readonly<Record<string, Partial<T>>>,
) {
	return (things: T[], events: string[]): Told<T> | undefined => {
		const told = things.flatMap((thing) => {
			const seen = kind.see(thing);
			return seen ? kind.compare(undefined, seen) : [];
		});
		const found = told.find(({ event }) => events.includes(event));
		if (found || things.length === 0) return found;
		return { event: events[0], thing: { ...things[0], ...as[events[0]] } };
	};
}
