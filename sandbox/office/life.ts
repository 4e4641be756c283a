import { chat, outgoingCall } from './calls';
import type { SessionInfo } from './model';
import type { Office } from './office';
import { AGENTS, CONTACTS, CUSTOMER_LINES, ELIF, emailOf, RECEPTION, SUPPORT } from './people';
import type { Random } from './random';
import { keepEverythingAtHand } from './standing';
import { agentFor, answerLater, endLater, later, queueFor, ringAt, SECOND, talk } from './steps';

// Enough for somebody who watches to see things happen, without the page turning into a blur.
const NEXT_SESSION_SECONDS: [number, number] = [12, 35];
// Elif takes calls only: whoever tries to bring her into a chat finds every chat without her.
const CHAT_AGENTS = AGENTS.filter((agent) => agent !== ELIF);

/** Starts one kind of session and plans the rest of its life. */
type Kind = (office: Office, random: Random) => void;

/** Lets the open sessions go on and new ones come in for as long as the office's clock runs. */
export function liveOn(office: Office, random: Random): void {
	for (const session of office.sessions()) {
		if (!session.ended) continueOpening(office, session, random.fork());
	}
	keepEverythingAtHand(office, random.fork());
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

function answeredCall(office: Office, random: Random): void {
	const agent = agentFor(random);
	const session = ringAt(office, agent, random);
	const rings = random.between(3, 9);
	answerLater(office, session, agent, rings);
	talk(office, session, agent, rings, random);
}

function queuedCall(office: Office, random: Random): void {
	queueFor(office, random.pick([RECEPTION, SUPPORT]), random.between(8, 45), random);
}

function missedCall(office: Office, random: Random): void {
	const session = ringAt(office, agentFor(random), random);
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
	const agent = random.pick(CHAT_AGENTS);
	const line = random.pick(CUSTOMER_LINES);
	const session = office.start(chat(line, random.pick(CONTACTS), [agent], random));
	const colleague = random.pick(CHAT_AGENTS.filter((candidate) => candidate !== agent));
	later(office, session, random.between(20, 60), () => {
		const known = session.members.some((member) => member.identity === emailOf(colleague));
		if (!known) office.addMember(session.id, { identity: emailOf(colleague) });
	});
	endLater(office, session, random.between(120, 360), random);
}

/** Sessions that were open at the start go on for long; the standing ones come before they end. */
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
