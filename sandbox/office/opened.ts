import type { Life } from './life';
import type { SessionInfo } from './model';
import { addFax } from './papers';
import { AGENTS, ANNA, CONTACTS, emailOf, ELIF, FAX_LINE, RECEPTION, SUPPORT } from './people';
import { FAXES } from './phrases';
import type { Random } from './random';
import { answerLater, endLater, helpQueued, later, talk } from './steps';
import { chatter } from './texting';

const LONG_MINUTES: [number, number] = [20, 45];
// Anna takes calls one after the other; each of them is through after two more.
const LONGEST_OF_ANNAS_SECONDS = 400;

/** Lets what is going on at the start go on, with whoever is on the phone planned as such. */
export function continueOpening(life: Life, random: Random): void {
	const open = life.office.sessions().filter((session) => !session.ended);
	// Those who wait can only be planned once those who are on the phone are.
	const [waiting, going] = [open.filter(isQueued), open.filter((session) => !isQueued(session))];
	for (const session of [...going, ...waiting]) {
		const seconds = goOn(life, session, random.fork());
		const caller = CONTACTS.find(({ number }) => number === outsideOf(session));
		if (session.channel === 'Voice' && caller) life.roster.plan(seconds, caller);
	}
}

const isQueued = ({ ringQueueId }: SessionInfo) => ringQueueId !== undefined;

const outsideOf = (session: SessionInfo) =>
	session.direction === 'Incoming' ? session.fromAddress : session.toAddress;

/** Plans the rest of one session and gives the seconds until it is over. */
function goOn(life: Life, session: SessionInfo, random: Random): number {
	if (session.channel === 'Fax') return finishFax(life, session, random);
	if (session.channel === 'Chat') chatter(life.office, session, ANNA, random.fork());
	else if (isQueued(session)) return help(life, session, random);
	else return finishCall(life, session, random);
	const seconds = random.between(...LONG_MINUTES) * 60;
	endLater(life.office, session, seconds, random);
	return seconds;
}

function finishFax({ office }: Life, session: SessionInfo, random: Random): number {
	const seconds = random.between(20, 40);
	later(office, session, seconds, () => {
		office.end(session.id);
		const other = session.fromAddress!;
		addFax(office, FAX_LINE, { other, lines: FAXES[0], sessionId: session.id });
	});
	return seconds;
}

/** Whoever waits for reception gets Anna, unless the call is being offered to somebody else. */
function help({ office, roster, annasCalls }: Life, session: SessionInfo, random: Random): number {
	if (session.queueMemberId === ELIF.id) {
		const rings = random.between(3, 6);
		answerLater(office, session, ELIF, rings);
		const seconds = talk(office, session, ELIF, rings, random);
		roster.plan(seconds, ELIF);
		return seconds;
	}
	const waits = random.between(20, 60);
	if (session.ringQueueId === RECEPTION.id) {
		annasCalls.takeLater(session, waits, random);
		return waits + LONGEST_OF_ANNAS_SECONDS;
	}
	const agent = roster.nextFree(SUPPORT);
	const until = Math.max(waits, roster.secondsUntilFree(agent) + 2);
	const seconds = helpQueued(office, session, agent, until, random);
	roster.plan(seconds, agent);
	return seconds;
}

/** Anna's own calls end when she has taken others; what rings at nobody in particular is missed. */
function finishCall({ office, roster }: Life, session: SessionInfo, random: Random): number {
	const agents = AGENTS.filter((agent) =>
		session.members.some(({ identity }) => identity === emailOf(agent)),
	);
	if (agents.includes(ANNA)) return LONGEST_OF_ANNAS_SECONDS;
	const rings = random.between(20, 30);
	if (agents.length === 0) {
		later(office, session, rings, () => office.end(session.id, { missed: true }));
		return rings;
	}
	const seconds = random.between(45, 120);
	endLater(office, session, seconds, random);
	roster.plan(seconds, ...agents);
	return seconds;
}
