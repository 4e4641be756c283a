import { groupChat } from './calls';
import type { SessionInfo, SessionMemberInfo } from './model';
import type { Office } from './office';
import { ANNA, BEN, CLARA, CONTACTS, CUSTOMER_LINES, ELIF, emailOf, RECEPTION } from './people';
import type { Random } from './random';
import {
	answerLater,
	endLater,
	holdLater,
	later,
	noteLater,
	queueFor,
	ringAt,
	SECOND,
} from './steps';

/** A sort of session of which Anna always has one, so that there is always something to try. */
interface Standing {
	/** When the first one comes, in seconds: before the last one of the opening is over. */
	first: [number, number];
	/** Starts one and tells after how many seconds the next has to start to be there in time. */
	start(office: Office, random: Random): number;
	/** Whether a live session is one of them at this moment. */
	isOne(session: SessionInfo): boolean;
}

const LOOK_SECONDS = 10;
// A stand-in rings and is answered before it counts; only then is another one considered.
const STAND_IN_SECONDS = 30;
const GUEST_STAYS_SECONDS = 75;
// Sessions of the opening other than queued ones last for twenty minutes at least.
const BEFORE_OPENING_ENDS: [number, number] = [900, 1_100];
const OVERLAP_SECONDS = 40;

const hasAll = (session: SessionInfo, identities: string[]) =>
	identities.every((wanted) => session.members.some(({ identity }) => identity === wanted));

const ofAnna = (session: SessionInfo) => hasAll(session, [emailOf(ANNA)]);

const CHAT: Standing = {
	first: BEFORE_OPENING_ENDS,
	start(office, random) {
		const line = random.pick(CUSTOMER_LINES);
		const session = office.start(groupChat(line, random.pick(CONTACTS), random));
		const lasts = random.between(300, 600);
		endLater(office, session, lasts, random);
		return lasts - OVERLAP_SECONDS;
	},
	isOne: (session) =>
		session.channel === 'Chat' &&
		session.endpointId === ANNA.id &&
		hasAll(session, [ANNA, BEN, CLARA].map(emailOf)),
};

const CONNECTED: Standing = {
	first: BEFORE_OPENING_ENDS,
	start(office, random) {
		const session = ringAt(office, ANNA, random);
		const rings = random.between(3, 9);
		answerLater(office, session, ANNA, rings);
		noteLater(office, session, rings + random.between(5, 20), random);
		const lasts = random.between(180, 360);
		endLater(office, session, lasts, random);
		return lasts - OVERLAP_SECONDS;
	},
	isOne: (session) =>
		ofAnna(session) && session.callState === 'Connected' && session.direction === 'Incoming',
};

const HELD: Standing = {
	first: BEFORE_OPENING_ENDS,
	start(office, random) {
		const session = ringAt(office, ANNA, random);
		answerLater(office, session, ANNA, random.between(3, 6));
		const held = random.between(10, 20);
		const lasts = random.between(100, 240);
		holdLater(office, session, ANNA, held, lasts);
		endLater(office, session, held + lasts + random.between(20, 60), random);
		return held + lasts - OVERLAP_SECONDS;
	},
	isOne: (session) => session.callState === 'Hold' && session.heldByUserId === emailOf(ANNA),
};

const QUEUED: Standing = {
	// The opening's own callers wait for less than a minute.
	first: [5, 15],
	start(office, random) {
		// Long enough for a workflow that looks again two minutes after it noticed the caller.
		const waits = random.between(240, 360);
		queueFor(office, RECEPTION, waits, random);
		return waits - OVERLAP_SECONDS;
	},
	isOne: (session) =>
		session.queueState === 'Queued' &&
		session.callState === 'Ringing' &&
		session.ringQueueId === RECEPTION.id,
};

const ALL = [CHAT, CONNECTED, HELD, QUEUED];

/**
 * Sees to it that Anna always has a chat with Ben and Clara, a connected incoming call, a call on
 * hold, and a caller waiting in the queue of her team. Each is followed by another one before it is
 * over. Where a workflow used one up, a stand-in comes soon; whom it brought in leaves after a
 * while.
 */
export function keepEverythingAtHand(office: Office, random: Random): void {
	for (const standing of ALL) followEachOther(office, standing, random.fork());
	const look = lookAround(office, random.fork());
	const lookAgain = () => {
		look();
		office.clock.in(LOOK_SECONDS * SECOND, lookAgain);
	};
	office.clock.in(LOOK_SECONDS * SECOND, lookAgain);
}

/** The times are the seed's alone: nothing that a workflow does shifts them. */
function followEachOther(office: Office, standing: Standing, random: Random): void {
	const startNext = () => {
		const next = standing.start(office, random.fork());
		office.clock.in(next * SECOND, startNext);
	};
	office.clock.in(random.between(...standing.first) * SECOND, startNext);
}

function lookAround(office: Office, random: Random): () => void {
	const standInAt = new Map<Standing, number>();
	const live = () => office.sessions().filter((session) => !session.ended);
	const guests = new Set(live().flatMap(guestsOf).map(keyOf));
	return () => {
		const [sessions, now] = [live(), office.clock.now().getTime()];
		for (const standing of ALL) {
			const isDue = now - (standInAt.get(standing) ?? 0) >= STAND_IN_SECONDS * SECOND;
			if (!isDue || sessions.some((session) => standing.isOne(session))) continue;
			standInAt.set(standing, now);
			standing.start(office, random.fork());
		}
		for (const guest of sessions.flatMap(guestsOf)) seeOff(office, guest, guests);
	};
}

interface Guest {
	session: SessionInfo;
	member: SessionMemberInfo;
}

const keyOf = ({ session, member }: Guest) => `${session.id}/${member.identity}`;

/** Whom only a workflow brings in: Elif into a chat, and somebody dialled into a call. */
function guestsOf(session: SessionInfo): Guest[] {
	return session.members
		.filter(({ identity, role }) =>
			session.channel === 'Chat' ? identity === emailOf(ELIF) : role === 'Transfer',
		)
		.map((member) => ({ session, member }));
}

function seeOff(office: Office, guest: Guest, known: Set<string>): void {
	const { session, member } = guest;
	if (known.has(keyOf(guest))) return;
	known.add(keyOf(guest));
	later(office, session, GUEST_STAYS_SECONDS, () => {
		known.delete(keyOf(guest));
		if (!office.removeMember(session.id, member.identity)) return;
		office.note(session, `${member.displayName ?? member.identity} left`);
	});
}
