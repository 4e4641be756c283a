import type { Session } from '../../shared/entities/session';
import { membersOf } from '../../shared/entities/session';
import type { SessionEvent } from './events';
import { compareSnapshots } from './events';
import { blankSnapshot, takeSnapshot } from './snapshot';

type Turn = (session: Session) => Partial<Session>;

const SOMEBODY = { identity: 'agent@example.com', displayName: 'Agent', role: 'Agent' as const };

/** What a session was like before an event that not every session shows, and is like after it. */
const TURNS: Record<string, [before: Turn, after: Turn]> = {
	sessionRinging: [() => ({ callState: undefined }), () => ({ callState: 'Ringing' })],
	sessionConnected: [() => ({ callState: 'Ringing' }), () => ({ callState: 'Connected' })],
	sessionHeld: [() => ({ callState: 'Connected' }), () => ({ callState: 'Hold' })],
	sessionResumed: [() => ({ callState: 'Hold' }), () => ({ callState: 'Connected' })],
	sessionQueued: [() => ({ queueState: 'None' }), () => ({ queueState: 'Queued' })],
	memberJoined: [withoutLast, withSomebody],
	memberLeft: [withSomebody, withoutLast],
	conferenceStarted: [
		() => ({ conferenceSid: undefined }),
		({ conferenceSid }) => ({ conferenceSid: conferenceSid ?? `CF${'0'.repeat(32)}` }),
	],
	consoleDataChanged: [
		() => ({ consoleData: undefined }),
		({ consoleData }) => ({ consoleData: consoleData ?? '{"note":"An example"}' }),
	],
	sessionEnded: [() => ({ ended: false }), ended],
	sessionMissed: [() => ({ ended: false }), (session) => ({ ...ended(session), wasMissed: true })],
};

/**
 * An event to build a workflow with: one that a recent session really had, or else the newest
 * session as it would look if the event had happened to it.
 *
 * @param sessions newest first, at least one
 * @param chosen values of the events to choose from
 */
export function sampleEvent(sessions: Session[], chosen: string[]): SessionEvent | undefined {
	for (const session of sessions) {
		const found = eventsOf(session).find(({ event }) => chosen.includes(event));
		if (found) return found;
	}
	return sessions.length ? imagine(sessions[0], chosen[0]) : undefined;
}

/** The events of a session that is new, and those that must have happened for it to be as it is. */
function eventsOf(session: Session): SessionEvent[] {
	const snapshot = takeSnapshot(session);
	if (!snapshot) return [];
	const detected = compareSnapshots(undefined, snapshot);
	return [...detected, ...compareSnapshots(blankSnapshot(snapshot.id), snapshot)];
}

function imagine(session: Session, event: string): SessionEvent | undefined {
	const [before, after] = TURNS[event] ?? [];
	const was = before && takeSnapshot({ ...session, ...before(session) });
	const is = after && takeSnapshot({ ...session, ...after(session) });
	if (!was || !is) return undefined;
	return compareSnapshots(was, is).find((found) => found.event === event);
}

function withSomebody(session: Session): Partial<Session> {
	const members = membersOf(session);
	return { members: members.length ? members : [SOMEBODY] };
}

function withoutLast(session: Session): Partial<Session> {
	return { members: membersOf(session).slice(0, -1) };
}

function ended({ outcome }: Session): Partial<Session> {
	return { ended: true, callState: 'Disconnected', outcome: outcome ?? 'Completed' };
}
