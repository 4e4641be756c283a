import { groupChat } from './calls';
import type { Life } from './life';
import type { SessionInfo, SessionMemberInfo } from './model';
import type { Office } from './office';
import {
	ANNA,
	BEN,
	CLARA,
	CONTACTS,
	CUSTOMER_LINES,
	ELIF,
	emailOf,
	RECEPTION,
	type Contact,
} from './people';
import type { Random } from './random';
import { standIn } from './roster';
import { endLater, later, SECOND } from './steps';
import { chatter } from './texting';

/** A sort of session of which Anna always has one, so that there is always something to try. */
interface Standing {
	/** When the first one comes, in seconds: before the last one of the opening is over. */
	first: [number, number];
	/**
	 * Starts one, and returns after how many seconds the next has to start to be there in time.
	 * @param caller who is at the other end
	 */
	start(life: Life, caller: Contact, random: Random): number;
	/** For how many seconds whoever calls is on the phone at most; none for chats. */
	lasts?: number;
	/** What has to be among the live sessions at any moment: one that fits each of these. */
	needs: Array<(session: SessionInfo) => boolean>;
}

const LOOK_SECONDS = 10;
// A stand-in waits and is taken before it counts; only then is another one considered.
const STAND_IN_SECONDS = 30;
const GUEST_STAYS_SECONDS = 75;
// The opening's chat lasts for twenty minutes at least.
const BEFORE_OPENING_ENDS: [number, number] = [900, 1_100];
const OVERLAP_SECONDS = 40;

const hasAll = (session: SessionInfo, identities: string[]) =>
	identities.every((wanted) => session.members.some(({ identity }) => identity === wanted));

const ofAnna = (session: SessionInfo) => hasAll(session, [emailOf(ANNA)]);

const CHAT: Standing = {
	first: BEFORE_OPENING_ENDS,
	start({ office }, caller, random) {
		const line = random.pick(CUSTOMER_LINES);
		const session = office.start(groupChat(line, caller, random));
		const lasts = random.between(300, 600);
		chatter(office, session, ANNA, random.fork());
		endLater(office, session, lasts, random);
		return lasts - OVERLAP_SECONDS;
	},
	needs: [
		(session) =>
			session.channel === 'Chat' &&
			session.endpointId === ANNA.id &&
			hasAll(session, [ANNA, BEN, CLARA].map(emailOf)),
	],
};

/** One call that Anna talks on, and one that she has put on hold for it. */
const CALLS: Standing = {
	first: [40, 70],
	start({ annasCalls }, caller, random) {
		annasCalls.wait(caller, random.between(4, 9), random);
		return random.between(60, 140);
	},
	lasts: 330,
	needs: [
		(session) =>
			ofAnna(session) && session.callState === 'Connected' && session.direction === 'Incoming',
		(session) => session.callState === 'Hold' && session.heldByUserId === emailOf(ANNA),
	],
};

const QUEUED: Standing = {
	// The opening's own callers wait for less than a minute.
	first: [5, 15],
	start({ annasCalls }, caller, random) {
		// Long enough for a workflow that checks again two minutes after it noticed the caller.
		const waits = random.between(240, 360);
		annasCalls.wait(caller, waits, random);
		return waits - OVERLAP_SECONDS;
	},
	lasts: 700,
	needs: [
		(session) =>
			session.queueState === 'Queued' &&
			session.callState === 'Ringing' &&
			session.ringQueueId === RECEPTION.id,
	],
};

const ALL = [CHAT, CALLS, QUEUED];

/**
 * Sees to it that Anna always has a chat with Ben and Clara, a connected incoming call, a call on
 * hold, and a caller waiting in the queue of her team. Each is followed by another one before it is
 * over. Where a workflow used one up, a stand-in comes soon; whom it brought in leaves after a
 * while.
 */
export function keepEverythingAtHand(life: Life, random: Random): void {
	const { office } = life;
	for (const standing of ALL) followEachOther(life, standing, random.fork());
	const look = lookAround(life, random.fork());
	const lookAgain = () => {
		look();
		office.clock.in(LOOK_SECONDS * SECOND, lookAgain);
	};
	office.clock.in(LOOK_SECONDS * SECOND, lookAgain);
}

/** The times are the seed's alone: nothing that a workflow does shifts them. */
function followEachOther(life: Life, standing: Standing, random: Random): void {
	const { office, roster } = life;
	const startNext = () => {
		const caller = standing.lasts ? roster.caller(random) : random.pick(CONTACTS);
		if (standing.lasts) roster.plan(standing.lasts, caller);
		const next = standing.start(life, caller, random.fork());
		office.clock.in(next * SECOND, startNext);
	};
	office.clock.in(random.between(...standing.first) * SECOND, startNext);
}

function lookAround(life: Life, random: Random): () => void {
	const { office } = life;
	const standInAt = new Map<Standing, number>();
	const live = () => office.sessions().filter((session) => !session.ended);
	const guests = new Set(live().flatMap(guestsOf).map(keyOf));
	return () => {
		const [sessions, now] = [live(), office.clock.now().getTime()];
		for (const standing of ALL) {
			const isDue = now - (standInAt.get(standing) ?? 0) >= STAND_IN_SECONDS * SECOND;
			if (!isDue || standing.needs.every((need) => sessions.some(need))) continue;
			standInAt.set(standing, now);
			const onThePhone = new Set(sessions.map(({ fromAddress }) => fromAddress));
			standing.start(life, standIn(onThePhone, random), random.fork());
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
