import type { DetectedEvent } from '../poll';
import type { Session } from '../../shared/entities/session';
import { EVENTS } from './events';
import type { Occurrence } from './events';
import { compact, isSame } from './snapshot';
import type { Snapshot } from './snapshot';

/** Something that happened to a session between two polls. */
export interface SessionEvent extends Occurrence, DetectedEvent<Session> {}

const OF_EVERY_NEW_SESSION = ['sessionStarted', 'anyChange'];

/**
 * Two snapshots of one session in, events out, in the order in which they can have happened.
 *
 * A session that is seen for the first time counts as having become what its call and its queue
 * are. The members, conference and console data that it already has are no events of their own:
 * Session Started carries them. If it is over by then, its only events are that it started and
 * ended: its earlier states are not known.
 *
 * A session that came back to life is remembered as it is now; its only event is Any Change.
 */
export function compareSnapshots(before: Snapshot | undefined, after: Snapshot): SessionEvent[] {
	const thing = after.thing ?? {};
	if (before?.ended && !after.ended) {
		const changes = [{ field: 'ended', before: true, after: false }];
		return [{ event: 'anyChange', changes, thing }];
	}
	const base = before ?? presumedBefore(after);
	const now = before?.ended ? compact(after) : after;
	if (before && isSame(before, now)) return [];
	return EVENTS.flatMap(({ value, occurrences }) => {
		const found: Occurrence[] = occurrences(base, now);
		if (!before && found.length === 0 && OF_EVERY_NEW_SESSION.includes(value)) {
			found.push({ changes: [] });
		}
		return found.map((occurrence) => ({ event: value, ...occurrence, thing }));
	});
}

/** What a session counts as before it was seen for the first time. */
function presumedBefore(now: Snapshot): Snapshot {
	const values = now.ended ? now.values : { ...now.values, callState: '', queueState: '' };
	return { ...now, values, ended: false, missed: false };
}
