import {
	agentMember,
	consoleNote,
	faxCall,
	groupChat,
	incomingCall,
	outgoingCall,
	queued,
} from './calls';
import { answer, putOnHold } from './handling';
import { isoDate, type SessionInfo } from './model';
import { seedNotifications } from './notificationSeed';
import type { Office, SessionStart } from './office';
import {
	AGENTS,
	ANNA,
	BEN,
	CLARA,
	CONTACTS,
	CUSTOMER_LINES,
	DAVID,
	ELIF,
	emailOf,
	FAX_LINE,
	FOREIGN_ACCOUNT,
	MAIN_LINE,
	RECEPTION,
	SUPPORT,
	WEST_LINE,
} from './people';
import { seedPast } from './past';
import type { Random } from './random';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Opening = (given: SessionStart, minutesAgo: number) => SessionInfo;

/** Fills the office with what is going on at the start, and with what happened before. */
export function openOffice(office: Office, random: Random): void {
	seedHistory(office, random.fork());
	seedLive(office, random.fork());
	seedNotifications(office);
	seedPast(office, random.fork());
}

function seedLive(office: Office, random: Random): void {
	const startedAt: Opening = (given, minutesAgo) => {
		const date = isoDate(new Date(office.clock.now().getTime() - minutesAgo * MINUTE));
		const log = [{ date, message: 'Session started' }];
		return office.start({ ...given, dateCreated: date, log });
	};
	const [lindqvist, brightwater, okafor, , pineStreet] = CUSTOMER_LINES;
	const call = (line: typeof MAIN_LINE, contact: number) =>
		incomingCall(line, CONTACTS[contact], random);

	const connected = startedAt(call(brightwater, 0), 4);
	answer(office, connected, ANNA);
	Object.assign(connected, consoleNote({ reason: 'Move appointment', patient: '20417' }));

	const held = startedAt(call(lindqvist, 1), 7);
	answer(office, held, ANNA);
	putOnHold(office, held, emailOf(ANNA), 'Transferring');

	seedConference(office, startedAt, random);
	answer(office, startedAt(outgoingCall(DAVID, CONTACTS[3], random), 2), DAVID);
	startedAt(queued(call(MAIN_LINE, 4), RECEPTION), 3);
	startedAt(queued(call(okafor, 5), SUPPORT), 1);
	startedAt({ ...queued(call(MAIN_LINE, 6), RECEPTION), ...ringingAt() }, 0);

	const talk = startedAt(groupChat(pineStreet, CONTACTS[7], random), 18);
	Object.assign(talk, consoleNote({ order: 'PS-3391', topic: 'Delivery window' }));
	startedAt(faxCall(FAX_LINE, CONTACTS[8], false, random), 1);
	startedAt(call(WEST_LINE, 9), 0);
	seedElsewhere(startedAt, random);
	office
		.sessions()
		.filter((session) => !session.ended)
		.forEach(spreadLog);
}

/** Dates what was noted while the scene was built: the first things soon after the start. */
function spreadLog(session: SessionInfo): void {
	session.log.slice(1).forEach((entry, index) => {
		entry.date = isoDate(new Date(Date.parse(session.dateCreated) + (index + 1) * 9_000));
		session.dateLastModified = entry.date;
	});
}

/** A queued call that is being offered to one member of the team right now. */
function ringingAt(): SessionStart {
	return { queueState: 'Ringing', queueMemberId: ELIF.id };
}

function seedConference(office: Office, startedAt: Opening, random: Random): void {
	const specialist = CONTACTS[14];
	const conference = startedAt(incomingCall(CUSTOMER_LINES[2], CONTACTS[13], random), 11);
	answer(office, conference, BEN);
	office.addMember(conference.id, agentMember(CLARA, random));
	const leg = `CA${random.hex(32)}`;
	office.addMember(conference.id, {
		identity: specialist.number,
		role: 'Transfer',
		callSid: leg,
		muted: true,
		applicationData: { fromNumber: '+15035550114' },
	});
	conference.conferenceSid = `CF${random.hex(32)}`;
	conference.mostRecentParticipantCallSid = leg;
	conference.lastModifiedBy = emailOf(BEN);
	office.note(conference, `${specialist.name} joined the conference`);
}

/** A call in an account that no login reaches, so that refusals can be seen. */
function seedElsewhere(startedAt: Opening, random: Random): void {
	const given = incomingCall(MAIN_LINE, CONTACTS[15], random);
	const { id: accountId, name: accountName } = FOREIGN_ACCOUNT;
	startedAt({ ...given, accountId, accountName, endpointId: undefined }, 2);
}

function seedHistory(office: Office, random: Random): void {
	const startedAgo = [
		...Array.from({ length: 12 }, (_, index) => index * 23 * MINUTE + 40 * MINUTE),
		...Array.from({ length: 10 }, (_, index) => DAY + index * 31 * MINUTE),
		...Array.from({ length: 3 }, (_, index) => (20 + index) * DAY),
	];
	// A missed call stands first, so that every seed has one that is fresh.
	startedAgo.reverse().forEach((ago, index) => {
		const missed = index === startedAgo.length - 1 || random.chance(0.2);
		seedPastCall(office, random.fork(), ago, missed);
	});
}

function seedPastCall(office: Office, random: Random, agoMs: number, missed: boolean): void {
	const start = office.clock.now().getTime() - agoMs;
	const agent = random.pick(AGENTS);
	const contact = random.pick(CONTACTS);
	const outgoing = !missed && random.chance(0.3);
	const given = outgoing
		? outgoingCall(agent, contact, random)
		: incomingCall(random.pick([MAIN_LINE, ...CUSTOMER_LINES]), contact, random);
	const lastsMs = missed ? random.between(15, 40) * 1000 : random.between(40, 600) * 1000;
	const [began, over] = [isoDate(new Date(start)), isoDate(new Date(start + lastsMs))];
	const session = office.start({
		...given,
		dateCreated: began,
		log: [{ date: began, message: 'Session started' }],
	});
	if (!missed) answer(office, session, agent);
	const outcome = missed ? 'Missed' : random.pick(['Completed', 'Message taken', 'Transferred']);
	office.end(session.id, { missed, outcome });
	Object.assign(session, { dateCompleted: over, dateLastModified: over });
	session.log.slice(1).forEach((entry) => (entry.date = over));
}
