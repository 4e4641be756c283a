import { FIELDS, decode, haveSameMembers } from './snapshot';
import type { Field, Snapshot } from './snapshot';
import type { OfferedEvent } from '../sources';

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
export function allChanges(before: Snapshot, after: Snapshot): Change[] {
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
