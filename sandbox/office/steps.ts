import { consoleNote, incomingCall } from './calls';
import { putOnHold, resume, take } from './handling';
import type { EndpointInfo, SessionInfo } from './model';
import type { Office } from './office';
import { startRecording } from './papers';
import { CUSTOMER_LINES, emailOf, MAIN_LINE, type Contact } from './people';
import type { Random } from './random';

export const SECOND = 1_000;
export const OFFERED_SECONDS = 5;
const RECORDED = 0.35;

/** Runs a step of a session's life, unless the session is over by then or was erased. */
export function later(
	office: Office,
	session: SessionInfo,
	seconds: number,
	step: () => void,
): void {
	office.clock.in(seconds * SECOND, () => {
		if (!session.ended && office.get(session.id) === session) step();
	});
}

export const lineFor = (random: Random) => random.pick([MAIN_LINE, ...CUSTOMER_LINES]);

/** A call comes in and rings at the agent, who is a member from the start. */
export function ringAt(
	office: Office,
	agent: EndpointInfo,
	caller: Contact,
	random: Random,
): SessionInfo {
	const session = office.start(incomingCall(lineFor(random), caller, random));
	office.addMember(session.id, { identity: emailOf(agent), callState: 'Ringing' });
	return session;
}

/** The agent takes the call, unless a workflow has taken it before. */
export function answerLater(
	office: Office,
	session: SessionInfo,
	agent: EndpointInfo,
	seconds: number,
): void {
	later(office, session, seconds, () => {
		if (session.callState === 'Ringing') take(office, session, agent);
	});
}

/** A call that waits in a queue is offered to somebody. */
export function offerLater(
	office: Office,
	session: SessionInfo,
	agent: EndpointInfo,
	seconds: number,
): void {
	later(office, session, seconds, () => {
		if (session.queueState !== 'Queued') return;
		office.change(session.id, { queueState: 'Ringing', queueMemberId: agent.id });
	});
}

/**
 * The talk of a call that is answered after so many seconds: a note on the console, perhaps a
 * recording, perhaps a while on hold, and the end. Gives the seconds after which it is over.
 */
export function talk(
	office: Office,
	session: SessionInfo,
	agent: EndpointInfo,
	from: number,
	random: Random,
): number {
	const ends = from + random.between(30, 110);
	noteLater(office, session, from + random.between(5, 20), random);
	if (random.chance(RECORDED)) recordLater(office, session, from);
	if (random.chance(0.4)) {
		holdLater(office, session, agent, from + random.between(10, 25), random.between(6, 30));
	}
	endLater(office, session, ends, random);
	return ends;
}

/** A queued call is offered to the agent, who takes it; gives the seconds until it is over. */
export function helpQueued(
	office: Office,
	session: SessionInfo,
	agent: EndpointInfo,
	waits: number,
	random: Random,
): number {
	offerLater(office, session, agent, waits);
	answerLater(office, session, agent, waits + OFFERED_SECONDS);
	return talk(office, session, agent, waits + OFFERED_SECONDS, random);
}

/** The agent writes on the console what the call is about, unless something stands there. */
export function noteLater(
	office: Office,
	session: SessionInfo,
	after: number,
	random: Random,
): void {
	const topic = random.pick(['Invoice', 'Opening hours', 'Delivery', 'Appointment', 'Call back']);
	later(office, session, after, () => {
		if (session.consoleData === undefined) office.change(session.id, consoleNote({ topic }));
	});
}

/** The call is recorded from its answer on. */
export function recordLater(office: Office, session: SessionInfo, after: number): void {
	later(office, session, after, () => {
		if (session.callState === 'Connected') startRecording(office, session);
	});
}

/** The agent puts the call on hold for so many seconds. */
function holdLater(
	office: Office,
	session: SessionInfo,
	agent: EndpointInfo,
	from: number,
	lasts: number,
): void {
	later(office, session, from, () => {
		if (session.callState !== 'Connected') return;
		const held = putOnHold(office, session, emailOf(agent));
		later(office, session, lasts, () => {
			// Whoever touched the call in the meantime decides what becomes of the hold.
			const untouched = session.log[session.log.length - 1] === held;
			if (untouched && session.callState === 'Hold') resume(office, session, emailOf(agent));
		});
	});
}

/** The session ends with some outcome. */
export function endLater(
	office: Office,
	session: SessionInfo,
	after: number,
	random: Random,
): void {
	const outcome = random.pick(['Completed', 'Completed', 'Message taken', 'Appointment made']);
	later(office, session, after, () => office.end(session.id, { outcome }));
}
