import { consoleNote, incomingCall, queued } from './calls';
import { answer, putOnHold, resume } from './handling';
import type { EndpointInfo, SessionInfo } from './model';
import type { Office } from './office';
import { AGENTS, ANNA, CONTACTS, CUSTOMER_LINES, emailOf, MAIN_LINE, TEAMS_OF } from './people';
import type { Random } from './random';

export const SECOND = 1_000;
const ANNA_TAKES = 0.5;

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

/** Somebody who takes a call, often Anna; from the team, if one is given. */
export function agentFor(random: Random, team?: EndpointInfo): EndpointInfo {
	const able = AGENTS.filter((agent) => !team || TEAMS_OF[agent.id].includes(team));
	return random.chance(ANNA_TAKES) && able.includes(ANNA) ? ANNA : random.pick(able);
}

const lineFor = (random: Random) => random.pick([MAIN_LINE, ...CUSTOMER_LINES]);

/** A call comes in and rings at the agent, who is a member from the start. */
export function ringAt(office: Office, agent: EndpointInfo, random: Random): SessionInfo {
	const session = office.start(incomingCall(lineFor(random), random.pick(CONTACTS), random));
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
		if (session.callState === 'Ringing') answer(office, session, agent);
	});
}

/** A call waits in the team's queue for so many seconds, is offered to somebody, and taken. */
export function queueFor(office: Office, team: EndpointInfo, waits: number, random: Random): void {
	const agent = agentFor(random, team);
	const given = incomingCall(lineFor(random), random.pick(CONTACTS), random);
	const session = office.start(queued(given, team));
	later(office, session, waits, () => {
		if (session.queueState !== 'Queued') return;
		office.change(session.id, { queueState: 'Ringing', queueMemberId: agent.id });
	});
	answerLater(office, session, agent, waits + 5);
	talk(office, session, agent, waits + 5, random);
}

/** The talk of an answered call: a note on the console, perhaps a while on hold, and the end. */
export function talk(
	office: Office,
	session: SessionInfo,
	agent: EndpointInfo,
	from: number,
	random: Random,
): void {
	const lasts = random.between(40, 200);
	noteLater(office, session, from + random.between(5, 20), random);
	if (random.chance(0.4)) {
		holdLater(office, session, agent, from + random.between(10, 25), random.between(6, 30));
	}
	endLater(office, session, from + lasts, random);
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

/** The agent puts the call on hold for so many seconds. */
export function holdLater(
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
