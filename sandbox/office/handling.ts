import type { HoldReason, SessionInfo, SessionLogInfo, SessionMemberInfo } from './model';
import type { Office } from './office';
import { emailOf } from './people';
import type { EndpointInfo } from './model';

// Assumption: how long a dialled conference member's phone rings is not known.
const CONFERENCE_RINGS_MS = 4_000;

function setMembers(
	session: SessionInfo,
	which: (member: SessionMemberInfo) => boolean,
	callState: SessionMemberInfo['callState'],
): void {
	session.members = session.members.map((member) =>
		which(member) && member.callState !== callState ? { ...member, callState } : member,
	);
}

const isOutside = (member: SessionMemberInfo) => member.role !== 'Agent';

/** Somebody takes the call: the agent becomes a member if not yet one, and everybody can talk. */
export function answer(office: Office, session: SessionInfo, agent: EndpointInfo): void {
	if (!session.members.some((member) => member.identity === emailOf(agent))) {
		office.addMember(session.id, { identity: emailOf(agent), role: 'Agent' });
	}
	Object.assign(session, {
		callState: 'Connected',
		dialState: 'None',
		queueState: session.queueState === 'None' ? 'None' : 'Connected',
		answeredByName: agent.displayName,
		answeredById: agent.id,
		ringQueueId: undefined,
	});
	setMembers(session, () => true, 'Connected');
	office.note(session, `Answered by ${agent.displayName}`);
}

/** Somebody takes the call; whom they were talking to is put on hold first. */
export function take(office: Office, session: SessionInfo, agent: EndpointInfo): void {
	freeFor(office, session, agent);
	answer(office, session, agent);
}

/** Somebody takes the call off hold; whom they were talking to is put on hold first. */
export function takeBack(office: Office, session: SessionInfo, agent: EndpointInfo): void {
	freeFor(office, session, agent);
	resume(office, session, emailOf(agent));
}

/** One agent talks in one call at a time. */
function freeFor(office: Office, session: SessionInfo, agent: EndpointInfo): void {
	for (const other of office.sessions()) {
		const isTalk =
			other !== session && other.channel === 'Voice' && other.callState === 'Connected';
		if (isTalk && isAgentOf(other, agent)) putOnHold(office, other, emailOf(agent));
	}
}

function isAgentOf(session: SessionInfo, agent: EndpointInfo): boolean {
	return session.members.some(({ identity }) => identity === emailOf(agent));
}

/**
 * Puts the call on hold and gives the log entry that says so.
 *
 * Assumption: a hold shows at the people outside the office, not at its agents; the hold queue is
 * named after whoever holds the call; a queued call shows the hold in its queue state as well.
 */
export function putOnHold(
	office: Office,
	session: SessionInfo,
	userEmail: string,
	reason: HoldReason = 'None',
): SessionLogInfo {
	const holder = office.phoneUser(userEmail)?.displayName ?? userEmail;
	Object.assign(session, {
		callState: 'Hold',
		heldByUserId: userEmail,
		holdQueueName: `${holder} on hold`,
		holdReason: reason,
		queueState: session.queueState === 'None' ? 'None' : 'Hold',
	});
	setMembers(session, isOutside, 'Hold');
	office.note(session, `Put on hold by ${holder}`);
	return session.log[session.log.length - 1];
}

/** Takes the call off hold; everybody can talk again. */
export function resume(office: Office, session: SessionInfo, userEmail: string): void {
	const holder = office.phoneUser(userEmail)?.displayName ?? userEmail;
	Object.assign(session, {
		callState: 'Connected',
		heldByUserId: undefined,
		holdQueueName: undefined,
		holdReason: 'None',
		queueState: session.queueState === 'Hold' ? 'Connected' : session.queueState,
	});
	setMembers(session, isOutside, 'Connected');
	office.note(session, `Taken off hold by ${holder}`);
}

/**
 * Makes a conference of the call, if it is none yet, and dials somebody into it; after a while on
 * the office's clock the dialled phone is answered.
 *
 * Assumption: whoever is dialled in gets the role Transfer, and always answers.
 */
export function dialIntoConference(
	office: Office,
	session: SessionInfo,
	destination: string,
	fromNumber?: string,
): void {
	const callSid = office.newCallSid();
	session.conferenceSid ??= office.newConferenceSid();
	session.mostRecentParticipantCallSid = callSid;
	session.dialState = 'Active';
	const member = office.addMember(session.id, {
		identity: destination,
		role: 'Transfer',
		callState: 'Ringing',
		callSid,
		applicationData: fromNumber ? { fromNumber } : {},
	});
	office.note(session, `Dialling ${member.displayName ?? destination} into the conference`);
	office.clock.in(CONFERENCE_RINGS_MS, () => joinConference(office, session, callSid));
}

function joinConference(office: Office, session: SessionInfo, callSid: string): void {
	const member = session.members.find((candidate) => candidate.callSid === callSid);
	if (!member || session.ended || office.get(session.id) !== session) return;
	setMembers(session, (candidate) => candidate === member, 'Connected');
	if (session.mostRecentParticipantCallSid === callSid) session.dialState = 'None';
	office.note(session, `${member.displayName ?? member.identity} joined the conference`);
}
