import { AnnasCalls } from './annasCalls';
import { chat, faxCall, incomingCall, outgoingCall, queued } from './calls';
import type { EndpointInfo, SessionInfo } from './model';
import type { Office } from './office';
import { addFax, addVoiceMessage, TRANSCRIBED_AFTER_MS } from './papers';
import {
	AGENTS,
	CONTACTS,
	CUSTOMER_LINES,
	ELIF,
	emailOf,
	FAX_LINE,
	MAIN_LINE,
	RECEPTION,
	SUPPORT,
	type Contact,
} from './people';
import { FAXES, VOICE_MESSAGES } from './phrases';
import type { Random } from './random';
import { Roster } from './roster';
import { continueOpening } from './opened';
import { keepEverythingAtHand } from './standing';
import { answerLater, endLater, later, helpQueued, lineFor, ringAt, SECOND, talk } from './steps';
import { chatter, strayText } from './texting';

/** What those who plan calls share. */
export interface Life {
	office: Office;
	roster: Roster;
	annasCalls: AnnasCalls;
}

// Enough for somebody who watches to see things happen, without the page turning into a blur.
const NEXT_SESSION_SECONDS: [number, number] = [12, 35];
const NEXT_TEXT_SECONDS: [number, number] = [40, 140];
// Elif takes calls only: whoever tries to bring her into a chat finds every chat without her.
const CHAT_AGENTS = AGENTS.filter((agent) => agent !== ELIF);

/** Starts one kind of session and plans the rest of its life. */
type Kind = (life: Life, random: Random) => void;

/** Lets the open sessions go on and new ones come in for as long as the office's clock runs. */
export function liveOn(office: Office, random: Random): void {
	const life = {
		office,
		roster: new Roster(office),
		annasCalls: new AnnasCalls(office),
	};
	continueOpening(life, random.fork());
	keepEverythingAtHand(life, random.fork());
	again(office, NEXT_TEXT_SECONDS, random.fork(), (chance) => {
		strayText(office, [MAIN_LINE, ...CUSTOMER_LINES], chance);
	});
	again(office, NEXT_SESSION_SECONDS, random, (chance) => {
		kindFor(chance.next())(life, chance);
	});
}

/** All chances of a thing are drawn when it is born: what a workflow does shifts nothing later. */
function again(
	office: Office,
	seconds: [number, number],
	random: Random,
	happen: (chance: Random) => void,
): void {
	office.clock.in(random.between(...seconds) * SECOND, () => {
		happen(random.fork());
		again(office, seconds, random, happen);
	});
}

function kindFor(chance: number): Kind {
	if (chance < 0.36) return answeredCall;
	if (chance < 0.54) return queuedCall;
	if (chance < 0.67) return missedCall;
	if (chance < 0.83) return dialledCall;
	if (chance < 0.94) return textChat;
	return fax;
}

function answeredCall(life: Life, random: Random): void {
	const { office, roster } = life;
	const agent = roster.freeAgent(random);
	if (!agent) return callerGivesUp(life, RECEPTION, random);
	const caller = roster.caller(random);
	const session = ringAt(office, agent, caller, random);
	const rings = random.between(3, 9);
	answerLater(office, session, agent, rings);
	roster.plan(talk(office, session, agent, rings, random), agent, caller);
}

function queuedCall(life: Life, random: Random): void {
	const { office, roster } = life;
	const team = random.pick([RECEPTION, SUPPORT]);
	const agent = roster.freeAgent(random, team);
	if (!agent) return callerGivesUp(life, team, random);
	const caller = roster.caller(random);
	const session = office.start(queued(incomingCall(lineFor(random), caller, random), team));
	roster.plan(helpQueued(office, session, agent, random.between(8, 45), random), agent, caller);
}

/** Nobody answers: where somebody could, their phone rings in vain, else the queue is too long. */
function missedCall(life: Life, random: Random): void {
	const { office, roster } = life;
	const agent = random.chance(0.5) ? roster.freeAgent(random) : undefined;
	if (!agent) return callerGivesUp(life, RECEPTION, random);
	const caller = roster.caller(random);
	const session = ringAt(office, agent, caller, random);
	roster.plan(endUnanswered(office, session, caller, random), agent, caller);
}

function callerGivesUp({ office, roster }: Life, team: EndpointInfo, random: Random): void {
	const caller = roster.caller(random);
	const session = office.start(queued(incomingCall(lineFor(random), caller, random), team));
	roster.plan(endUnanswered(office, session, caller, random), caller);
}

/**
 * The caller hangs up, and perhaps leaves a voice message; if a workflow had the call answered, it
 * goes on for a while. Gives the seconds after which it is over in any case.
 */
function endUnanswered(
	office: Office,
	session: SessionInfo,
	caller: Contact,
	random: Random,
): number {
	const rings = random.between(15, 30);
	const goesOn = 60;
	const leavesMessage = random.chance(0.6) && voiceMessageLater(office, session, caller, random);
	later(office, session, rings, () => {
		if (session.callState !== 'Ringing') return endLater(office, session, goesOn, random);
		office.end(session.id, { missed: true });
		if (leavesMessage) leavesMessage();
	});
	return rings + goesOn;
}

function voiceMessageLater(
	office: Office,
	session: SessionInfo,
	caller: Contact,
	random: Random,
): () => void {
	const seconds = random.between(6, 15);
	const says = random.pick(VOICE_MESSAGES);
	const { line } = office.messages.partiesOf(session);
	return () => {
		office.clock.in((seconds + 2) * SECOND, () => {
			const transcribedAfterMs = TRANSCRIBED_AFTER_MS;
			const from = caller.number;
			const sessionId = session.id;
			addVoiceMessage(office, { from, line: line!, seconds, says, transcribedAfterMs, sessionId });
		});
	};
}

function dialledCall(life: Life, random: Random): void {
	const { office, roster } = life;
	const agent = roster.freeAgent(random);
	if (!agent) return callerGivesUp(life, SUPPORT, random);
	const called = roster.caller(random);
	const session = office.start(outgoingCall(agent, called, random));
	const rings = random.between(4, 12);
	answerLater(office, session, agent, rings);
	roster.plan(talk(office, session, agent, rings, random), agent, called);
}

function textChat({ office }: Life, random: Random): void {
	const agent = random.pick(CHAT_AGENTS);
	const line = random.pick(CUSTOMER_LINES);
	const session = office.start(chat(line, random.pick(CONTACTS), [agent], random));
	const colleague = random.pick(CHAT_AGENTS.filter((candidate) => candidate !== agent));
	later(office, session, random.between(20, 60), () => {
		const known = session.members.some((member) => member.identity === emailOf(colleague));
		if (!known) office.addMember(session.id, { identity: emailOf(colleague) });
	});
	chatter(office, session, agent, random.fork());
	endLater(office, session, random.between(120, 360), random);
}

/** A fax comes in or goes out; its pages are there when it is through. */
function fax({ office }: Life, random: Random): void {
	const other = random.pick(CONTACTS);
	const out = random.chance(0.4);
	const session = office.start(faxCall(FAX_LINE, other, out, random));
	const lines = random.pick(FAXES);
	later(office, session, random.between(15, 40), () => {
		office.end(session.id);
		const { id: sessionId } = session;
		addFax(office, FAX_LINE, {
			id: `68${random.hex(22)}`,
			other: other.number,
			out,
			lines,
			sessionId,
		});
	});
}
