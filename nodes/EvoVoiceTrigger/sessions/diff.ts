import type { Told } from '../kind';
import type { Session } from '../../shared/entities/session';
import { EVENTS } from './events';
import type { Occurrence } from './events';
import { isSame, settle } from './snapshot';
import type { Snapshot } from './snapshot';

/** Something that happened to a session between two looks. */
export interface SessionEvent extends Occurrence, Told<Session> {}

const TOLD_OF_EVERY_NEW_ONE = ['sessionStarted', 'anyChange'];

/**
 * Two snapshots of one session in, events out, in the order in which they can have happened.
 *
 * A session that is seen for the first time counts as having become what its call and its queue
 * are. The members, conference and console data that it already has are no events of their own:
 * Session Started carries them. If it is over by then, only that it started and ended is told: how
 * it once stood is no longer to be known.
 *
 * A session that came back to life is remembered as it is now, and only Any Change tells of it.
 */
export function compareSnapshots(before: Snapshot | undefined, after: Snapshot): SessionEvent[] {
	const thing = after.thing ?? {};
	if (before?.ended && !after.ended) {
		const changes = [{ field: 'ended', before: true, after: false }];
		return [{ event: 'anyChange', changes, thing }];
	}
	const base = before ?? firstSight(after);
	const now = before?.ended ? settle(after) : after;
	if (before && isSame(before, now)) return [];
	return EVENTS.flatMap(({ value, occurrences }) => {
		const told: Occurrence[] = occurrences(base, now);
		if (!before && told.length === 0 && TOLD_OF_EVERY_NEW_ONE.includes(value)) {
			told.push({ changes: [] });
		}
		return told.map((occurrence) => ({ event: value, ...occurrence, thing }));
	});
}

/** What a session counts as having been before it was seen for the first time. */
function firstSight(now: Snapshot): Snapshot {
	const values = now.ended ? now.values : { ...now.values, callState: '', queueState: '' };
	return { ...now, values, ended: false, missed: false };
}
