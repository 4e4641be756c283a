import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { deepCopy } from 'n8n-workflow';

import { simplify as simplified } from '../../shared/entities/entity';
import type { Entity } from '../../shared/entities/entity';
import type { DetectedEvent, Listed, Tracker } from '../poll';
import type { Source } from '../sources';
import { byAge, idOf, unescape } from '../text';

/** What left the list is remembered this long, in case a list is stale. */
const KEEP_UNLISTED = 3_600_000;
/** 48 bits: a new thing has the key of one of 20,000 remembered ones in one of 10^10 cases. */
const KEY_LENGTH = 8;
/** Marks in the saved state what is known. */
const KNOWN = 'k';

/** What is remembered of something that arrived. */
interface Arrival {
	/** Whether it was emitted, or was there before anything was emitted. */
	isKnown: boolean;
	/** How far it has come, e.g. that it is transcribed; it never goes back. */
	mark: string;
	/** The poll that last found it in the list; unknown after a restart of n8n. */
	poll?: number;
	/** Since when the list does not have it; milliseconds since 1970. */
	leftAt?: number;
}

/** By a part of the hash of the ID: an account has tens of thousands of messages in two days. */
export type Arrivals = ReadonlyMap<string, Arrival>;

interface ListedArrival<T> extends Required<Listed<T>> {
	key: string;
}

/** A source of things that arrive. */
export type ArrivalSource<T extends object> = Source<
	T,
	ListedArrival<T>,
	Arrivals,
	DetectedEvent<T>
>;

interface Rules<T> {
	/** When the thing arrived, in milliseconds since 1970; 0 where that cannot be read. */
	dateOf(thing: T): number;
	/** One word without punctuation, or none. */
	mark(thing: T): string;
	/** What happened to a thing that had come so far; `before` is undefined for a new one. */
	events(thing: T, before: string | undefined): string[];
}

/**
 * Things that arrive and then hardly change: messages, files, reports. Each step that one takes is
 * detected once.
 */
export function arrivalTracker<T extends object>({
	dateOf,
	mark,
	events,
}: Rules<T>): Tracker<T, ListedArrival<T>, Arrivals, DetectedEvent<T>> {
	return {
		blank: () => new Map(),
		read(answered) {
			const id = idOf(answered);
			if (id === undefined) return undefined;
			const thing = answered as T;
			return { id, created: dateOf(thing), thing, key: keyOf(id) };
		},
		isKnown: (memory, { key }) => memory.has(key),
		// What stands on a page that is not read waits for the next full scan.
		liveIds: () => [],
		async track(memory, { listed, poll, scanBegan, now }, { matches, isBaseline }) {
			const next = new Map<string, Arrival>();
			const detected: DetectedEvent<T>[] = [];
			for (const { key, thing } of [...listed].sort(byAge)) {
				const before = memory.get(key);
				const isMatch = matches(thing);
				const isKnown = isBaseline || isMatch || (before?.isKnown ?? false);
				// A list can be older than the one before it.
				next.set(key, { isKnown, mark: mark(thing) || (before?.mark ?? ''), poll });
				if (!isMatch || isBaseline) continue;
				const found = events(thing, before?.isKnown ? before.mark : undefined);
				detected.push(...found.map((event) => ({ event, thing })));
			}
			for (const [key, arrival] of memory) {
				if (next.has(key)) continue;
				const hasLeft = scanBegan !== undefined && (arrival.poll ?? -1) < scanBegan;
				const leftAt = hasLeft ? (arrival.leftAt ?? now) : arrival.leftAt;
				const isForgotten = hasLeft && leftAt !== undefined && now - leftAt >= KEEP_UNLISTED;
				if (!isForgotten) next.set(key, { ...arrival, leftAt });
			}
			return { memory: next, events: detected };
		},
		save(memory) {
			const groups = new Map<string, string[]>();
			for (const [key, { isKnown, mark: word }] of memory) {
				const group = `${isKnown ? KNOWN : ''}|${word}|`;
				const keys = groups.get(group);
				if (keys) keys.push(key);
				else groups.set(group, [key]);
			}
			return { words: [], lines: [...groups].map(([group, keys]) => group + keys.join('')) };
		},
		load: ({ lines }, version) =>
			new Map(version === 2 ? lines.map(arrivalOfVersion2) : lines.flatMap(arrivalsOfLine)),
	};
}

const keyOf = (id: string) => createHash('sha256').update(id).digest('base64').slice(0, KEY_LENGTH);

/** One line for all that are alike: `k|mark|` and their keys, without the `k` if they are not known. */
function arrivalsOfLine(line: string): Array<[string, Arrival]> {
	const [known, mark, keys = ''] = line.split('|');
	const found = keys.match(new RegExp(`.{${KEY_LENGTH}}`, 'g')) ?? [];
	return found.map((key) => [key, { isKnown: known === KNOWN, mark }]);
}

/** Version 2 had a line for each: `id|created|flags|away|mark`. */
function arrivalOfVersion2(line: string): [string, Arrival] {
	const [id, , flags, , mark = ''] = line.split('|');
	return [keyOf(unescape(id)), { isKnown: (parseInt(flags, 36) & 4) > 0, mark }];
}

/** A thing as it comes out. */
export const outputOf = (entity: Entity, thing: object, simplify: boolean): IDataObject =>
	simplify ? simplified(entity, thing as IDataObject) : (deepCopy(thing) as IDataObject);

/**
 * An event to build a workflow with: one that a recent thing really gave, or else the newest thing
 * as it would be if the event had happened to it.
 *
 * @param as what makes a thing one that gives an event
 */
export function sampleOf<T extends object>(
	eventsOf: (thing: T) => string[],
	as: Readonly<Record<string, Partial<T>>>,
) {
	return (things: T[], chosen: string[]): DetectedEvent<T> | undefined => {
		for (const thing of things) {
			const event = eventsOf(thing).find((one) => chosen.includes(one));
			if (event !== undefined) return { event, thing };
		}
		if (things.length === 0) return undefined;
		return { event: chosen[0], thing: { ...things[0], ...as[chosen[0]] } };
	};
}
