import type { Session } from '../../shared/entities/session';
import type { DetectedEvent } from '../poll';
import type { OfferedEvent } from '../sources';
import type { Field, Snapshot } from './snapshot';
import { FIELDS, decode, haveSameMembers, compact, isSame } from './snapshot';

/** One field that changed. `before` is left out when it was saved as a fingerprint only. */
export interface Change {
	field: string;
	before?: string | string[] | boolean | null;
	after: string | string[] | boolean | null;
}

export interface Occurrence {
	/** The changes that made the event. */
	changes: Change[];
	/** The member that a member event is about. */
	identity?: string;
}

interface DefinedEvent extends OfferedEvent {
	/** How often it happened between the two snapshots, and what changed each time. */
	occurrences(before: Snapshot, after: Snapshot): Occurrence[];
}

/**
 * The events, in the order in which those of one session are emitted. `sessionStarted` needs no
 * comparison, only that the session was not known: see `compareSnapshots`.
 */
export const EVENTS: readonly DefinedEvent[] = [
	{
		value: 'sessionStarted',
		description: 'A call, chat or fax that was not there before',
		occurrences: () => [],
	},
	{
		value: 'sessionRinging',
		description: 'It began to ring',
		occurrences: (before, after) => became(before, after, 'callState', 'Ringing'),
	},
	{
		value: 'sessionConnected',
		description: 'The two sides can talk; coming back from hold is Session Resumed instead',
		occurrences: (before, after) =>
			before.values.callState === 'Hold' ? [] : became(before, after, 'callState', 'Connected'),
	},
	{
		value: 'sessionHeld',
		description: 'It was put on hold',
		occurrences: (before, after) => became(before, after, 'callState', 'Hold'),
	},
	{
		value: 'sessionResumed',
		description: 'It came back from hold',
		occurrences: (before, after) =>
			before.values.callState === 'Hold' ? became(before, after, 'callState', 'Connected') : [],
	},
	{
		value: 'sessionQueued',
		description: 'It began to wait in a queue',
		occurrences: (before, after) => became(before, after, 'queueState', 'Queued'),
	},
	{
		value: 'memberJoined',
		description: 'Somebody joined a session that was already there; one item for each member',
		occurrences: (before, after) => missingFrom(before, after.members, before, after),
	},
	{
		value: 'memberLeft',
		description: 'Somebody left the session; one item for each member',
		occurrences: (before, after) => missingFrom(after, before.members, before, after),
	},
	{
		value: 'conferenceStarted',
		description: 'A call that was already there became a conference',
		occurrences: (before, after) =>
			before.values.conferenceSid ? [] : changed(before, after, 'conferenceSid'),
	},
	{
		value: 'consoleDataChanged',
		description: 'The data on the agent console changed in a session that was already there',
		occurrences: (before, after) => changed(before, after, 'consoleData'),
	},
	{
		value: 'sessionEnded',
		description: 'It is over; the session carries its outcome',
		occurrences: (before, after) =>
			oneEvent(after.ended ? flagChanges(before, after, 'ended') : []),
	},
	{
		value: 'sessionMissed',
		description: 'It ended without an answer; comes right after Session Ended',
		occurrences: (before, after) =>
			oneEvent(after.missed ? flagChanges(before, after, 'missed') : []),
	},
	{
		value: 'anyChange',
		description:
			'Once for each session in which anything changed: any other event of this list, or its dial state, endpoint, customer, caller or destination',
		occurrences: (before, after) => oneEvent(allChanges(before, after)),
	},
];

/** Everything that differs between two snapshots of one session. */
function allChanges(before: Snapshot, after: Snapshot): Change[] {
	return [
		...FIELDS.flatMap((field) => changesOf(before, after, field)),
		...memberChanges(before, after),
		...flagChanges(before, after, 'ended'),
		...flagChanges(before, after, 'missed'),
	];
}

/** Several changes that make one event together; no event without a change. */
function oneEvent(changes: Change[]): Occurrence[] {
	return changes.length ? [{ changes }] : [];
}

function became(before: Snapshot, after: Snapshot, field: Field, value: string): Occurrence[] {
	return after.values[field] === value ? oneEvent(changesOf(before, after, field)) : [];
}

function changed(before: Snapshot, after: Snapshot, field: Field): Occurrence[] {
	return oneEvent(changesOf(before, after, field));
}

function missingFrom(
	other: Snapshot,
	identities: string[],
	before: Snapshot,
	after: Snapshot,
): Occurrence[] {
	return identities
		.filter((identity) => !other.members.includes(identity))
		.map((identity) => ({
			changes: memberChanges(before, after),
			identity: decode(identity) ?? '',
		}));
}

function changesOf(before: Snapshot, after: Snapshot, field: Field): Change[] {
	const old = before.values[field];
	if (old === after.values[field]) return [];
	const was = decode(old);
	const now = after.thing?.[field] ?? decode(after.values[field]) ?? null;
	return [{ field, ...(was !== undefined && { before: was }), after: now === '' ? null : now }];
}

function memberChanges(before: Snapshot, after: Snapshot): Change[] {
	if (haveSameMembers(before, after)) return [];
	const names = ({ members }: Snapshot) => members.map((identity) => decode(identity) ?? '');
	return [{ field: 'members', before: names(before), after: names(after) }];
}

function flagChanges(before: Snapshot, after: Snapshot, flag: 'ended' | 'missed'): Change[] {
	if (before[flag] === after[flag]) return [];
	const field = flag === 'missed' ? 'wasMissed' : flag;
	return [{ field, before: before[flag], after: after[flag] }];
}

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
