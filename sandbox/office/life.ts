import { chat, consoleNote, incomingCall, outgoingCall, queued } from './calls';
import { answer, putOnHold, resume } from './handling';
import type { EndpointInfo, SessionInfo } from './model';
import type { Office } from './office';
import {
	AGENTS,
	ANNA,
	CONTACTS,
	CUSTOMER_LINES,
	emailOf,
	MAIN_LINE,
	RECEPTION,
	SUPPORT,
	TEAMS_OF,
} from './people';
import type { Random } from './random';

const SECOND = 1_000;
// Enough for somebody who watches to see things happen, without the page turning into a blur.
const NEXT_SESSION_SECONDS: [number, number] = [12, 35];
const ANNA_TAKES = 0.5;

/** Starts one kind of session and plans the rest of its life. */
type Kind = (office: Office, random: Random) => void;

/** Lets the open sessions go on and new ones come in for as long as the office's clock runs. */
export function liveOn(office: Office, random: Random): void {
	for (const session of office.sessions()) {
		if (!session.ended) continueOpening(office, session, random.fork());
	}
	planNextSession(office, random);
}

function planNextSession(office: Office, random: Random): void {
	office.clock.in(random.between(...NEXT_SESSION_SECONDS) * SECOND, () => {
		const kind = kindFor(random.next());
		// All chances of a session are drawn when it is born: what a workflow does to one of them
		// later changes nothing in the lives of the others.
		kind(office, random.fork());
		planNextSession(office, random);
	});
}

function kindFor(chance: number): Kind {
	if (chance < 0.4) return answeredCall;
	if (chance < 0.6) return queuedCall;
	if (chance < 0.72) return missedCall;
	if (chance < 0.88) return dialledCall;
	return textChat;
}

/** Runs a step of a session's life, unless the session is over by then or was erased. */
function later(office: Office, session: SessionInfo, seconds: number, step: () => void): void {
	office.clock.in(seconds * SECOND, () => {
		if (!session.ended && office.get(session.id) === session) step();
	});
}

/** A workflow may have taken the call before its agent does. */
function answerLater(
	office: Office,
	session: SessionInfo,
	agent: EndpointInfo,
	seconds: number,
): void {
	later(office, session, seconds, () => {
		if (session.callState === 'Ringing') answer(office, session, agent);
	});
}

function agentFor(random: Random, team?: EndpointInfo): EndpointInfo {
	const able = AGENTS.filter((agent) => !team || TEAMS_OF[agent.id].includes(team));
	return random.chance(ANNA_TAKES) && able.includes(ANNA) ? ANNA : random.pick(able);
}

const lineFor = (random: Random) => random.pick([MAIN_LINE, ...CUSTOMER_LINES]);

function answeredCall(office: Office, random: Random): void {
	const agent = agentFor(random);
	const session = office.start(incomingCall(lineFor(random), random.pick(CONTACTS), random));
	office.addMember(session.id, { identity: emailOf(agent), callState: 'Ringing' });
	const rings = random.between(3, 9);
	answerLater(office, session, agent, rings);
	talk(office, session, agent, rings, random);
}

function queuedCall(office: Office, random: Random): void {
	const team = random.pick([RECEPTION, SUPPORT]);
	const agent = agentFor(random, team);
	const given = incomingCall(lineFor(random), random.pick(CONTACTS), random);
	const session = office.start(queued(given, team));
	const waits = random.between(8, 45);
	later(office, session, waits, () => {
		if (session.queueState !== 'Queued') return;
		office.change(session.id, { queueState: 'Ringing', queueMemberId: agent.id });
	});
	answerLater(office, session, agent, waits + 5);
	talk(office, session, agent, waits + 5, random);
}

function missedCall(office: Office, random: Random): void {
	const agent = agentFor(random);
	const session = office.start(incomingCall(lineFor(random), random.pick(CONTACTS), random));
	office.addMember(session.id, { identity: emailOf(agent), callState: 'Ringing' });
	const rings = random.between(15, 30);
	later(office, session, rings, () => {
		if (session.callState === 'Ringing') office.end(session.id, { missed: true });
		else endLater(office, session, 60, random);
	});
}

function dialledCall(office: Office, random: Random): void {
	const agent = agentFor(random);
	const session = office.start(outgoingCall(agent, random.pick(CONTACTS), random));
	const rings = random.between(4, 12);
	answerLater(office, session, agent, rings);
	talk(office, session, agent, rings, random);
}

function textChat(office: Office, random: Random): void {
	const agent = agentFor(random);
	const line = random.pick(CUSTOMER_LINES);
	const session = office.start(chat(line, random.pick(CONTACTS), [agent], random));
	const colleague = random.pick(AGENTS.filter((candidate) => candidate !== agent));
	later(office, session, random.between(20, 60), () => {
		const known = session.members.some((member) => member.identity === emailOf(colleague));
		if (!known) office.addMember(session.id, { identity: emailOf(colleague) });
	});
	endLater(office, session, random.between(120, 360), random);
}

/** The talk of an answered call: a note on the console, perhaps a while on hold, and the end. */
function talk(
	office: Office,
	session: SessionInfo,
	agent: EndpointInfo,
	from: number,
	random: Random,
): void {
	const lasts = random.between(40, 200);
	const topic = random.pick(['Invoice', 'Opening hours', 'Delivery', 'Appointment', 'Call back']);
	later(office, session, from + random.between(5, 20), () => {
		if (session.consoleData === undefined) office.change(session.id, consoleNote({ topic }));
	});
	if (random.chance(0.4)) {
		holdLater(office, session, agent, from + random.between(10, 25), random.between(6, 30));
	}
	endLater(office, session, from + lasts, random);
}

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

function endLater(office: Office, session: SessionInfo, after: number, random: Random): void {
	const outcome = random.pick(['Completed', 'Completed', 'Message taken', 'Appointment made']);
	later(office, session, after, () => office.end(session.id, { outcome }));
}

/** Sessions that were open at the start go on for a long time: there is always something to try. */
function continueOpening(office: Office, session: SessionInfo, random: Random): void {
	const team = [RECEPTION, SUPPORT].find((candidate) => candidate.id === session.ringQueueId);
	if (team) {
		const agent = agentFor(random, team);
		const waits = random.between(20, 60);
		answerLater(office, session, agent, waits);
		talk(office, session, agent, waits, random);
		return;
	}
	endLater(office, session, random.between(20, 45) * 60, random);
}
