import { chat } from './calls';
import { isoDate, type EndpointInfo } from './model';
import type { Office } from './office';
import { addFax, addRecording, addVoiceMessage, idFrom } from './papers';
import {
	ANNA,
	BEN,
	BRIGHTWATER,
	CONTACTS,
	CUSTOMER_LINES,
	emailOf,
	FAX_LINE,
	FOREIGN_ACCOUNT,
	HARBOR_DESK,
	HARBOR_WEST,
	MAIN_LINE,
	WEST_LINE,
} from './people';
import { FAXES, QUESTIONS, REMARKS, REPLIES, VOICE_MESSAGES } from './phrases';
import type { Random } from './random';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What was written, said, recorded and faxed before the office opened. */
export function seedPast(office: Office, random: Random): void {
	const ago = (ms: number) => isoDate(new Date(office.clock.now().getTime() - ms));
	seedConversations(office, ago, random.fork());
	seedOpenChats(office, ago, random.fork());
	seedVoiceMessages(office, ago);
	seedRecordings(office, random.fork());
	seedFaxes(office, ago);
	seedUploads(office, ago);
	seedTransfer(office, ago, random.fork());
}

type Ago = (ms: number) => string;

/** One conversation a line, each with a question, an answer, and a last word or none. */
function seedConversations(office: Office, ago: Ago, random: Random): void {
	[MAIN_LINE, ...CUSTOMER_LINES, WEST_LINE].forEach((line, index) => {
		const otherAddress = CONTACTS[index].number;
		const began = DAY + index * 5 * HOUR;
		const turns = 1 + (index % 3);
		for (let turn = 0; turn < turns; turn++) {
			const incoming = turn % 2 === 0;
			office.messages.add({
				line,
				otherAddress,
				id: idFrom('message', String(index), String(turn)),
				date: ago(began - turn * 7 * MINUTE),
				direction: incoming ? 'Incoming' : 'Outgoing',
				text: random.pick(turn === 0 ? QUESTIONS : incoming ? REPLIES : REMARKS),
				...(incoming ? {} : { sender: emailOf(ANNA) }),
			});
		}
	});
}

/** What was written so far in the chats that are open at the start; the second text has a picture. */
function seedOpenChats(office: Office, ago: Ago, random: Random): void {
	const open = office.sessions().filter(({ channel, ended }) => channel === 'Chat' && !ended);
	for (const session of open) {
		const { line, otherAddress } = office.messages.partiesOf(session);
		const write = (minutes: number, text: string, sender?: EndpointInfo, picture?: boolean) =>
			office.messages.add({
				line: line!,
				otherAddress,
				text,
				id: idFrom(session.id, String(minutes)),
				date: ago(minutes * MINUTE),
				direction: sender ? 'Outgoing' : 'Incoming',
				sender: sender && emailOf(sender),
				sessionId: session.id,
				...(picture
					? {
							mediaUri: 'https://media.harbor-desk.example/door.jpg',
							mediaContentType: 'image/jpeg',
						}
					: {}),
			});
		write(17, random.pick(QUESTIONS));
		write(16, 'This is the door I mean.', undefined, true);
		write(14, random.pick(REMARKS), ANNA);
		write(9, random.pick(REPLIES));
	}
}

function seedVoiceMessages(office: Office, ago: Ago): void {
	const missed = office.sessions().filter(({ wasMissed, direction, endpointId }) => {
		const isLine = office.endpoints.some(({ id, type }) => id === endpointId && type !== 'User');
		return wasMissed && direction === 'Incoming' && isLine;
	});
	missed.slice(-4).forEach((session, index) => {
		addVoiceMessage(office, {
			from: session.fromAddress!,
			line: office.messages.partiesOf(session).line!,
			seconds: 8 + index * 3,
			says: VOICE_MESSAGES[index % VOICE_MESSAGES.length],
			sessionId: session.id,
			dateCreated: session.dateCompleted,
		});
	});
	const [from, says] = [CONTACTS[9].number, VOICE_MESSAGES[0]];
	const dateCreated = ago(3 * HOUR);
	addVoiceMessage(office, { from, line: WEST_LINE, seconds: 9, says, dateCreated });
}

function seedRecordings(office: Office, random: Random): void {
	const answered = office.sessions().filter(({ ended, wasMissed }) => ended && !wasMissed);
	for (const session of answered.slice(-6)) {
		const lasted = Date.parse(session.dateCompleted!) - Date.parse(session.dateCreated);
		addRecording(office, session, {
			seconds: Math.round(lasted / 1000) - random.between(3, 9),
			says: `${session.answeredByName} speaking. ${random.pick(QUESTIONS)} ${random.pick(REMARKS)}`,
			dateCreated: session.dateCompleted,
		});
	}
}

function seedFaxes(office: Office, ago: Ago): void {
	FAXES.forEach((lines, index) => {
		addFax(office, FAX_LINE, {
			id: idFrom('fax', String(index)),
			other: CONTACTS[8 + index].number,
			out: index === 1,
			lines,
			dateCreated: ago((index + 1) * 9 * HOUR),
		});
	});
}

function seedUploads(office: Office, ago: Ago): void {
	const upload = (name: string, given: Parameters<Office['addFile']>[0]) =>
		office.addFile({
			id: idFrom('upload', name),
			fileName: name,
			dateCreated: ago(6 * DAY),
			createdBy: emailOf(BEN),
			...given,
		});
	const { id: customerId, name: customerName, breadcrumb: customerBreadcrumb } = BRIGHTWATER;
	const ofCustomer = { customerId, customerName, customerBreadcrumb };
	upload('opening-hours.csv', {
		...ofCustomer,
		contentType: 'text/csv',
		content: 'day,from,to\nMonday,08:00,18:00\nSaturday,09:00,13:00\n',
	});
	upload('gate-code.txt', { userId: BEN.id, userName: BEN.displayName });
	upload('letter-head.txt', { accountId: HARBOR_WEST.id, content: 'Harbor Desk West\n' });
	upload('elsewhere.txt', { accountId: FOREIGN_ACCOUNT.id });
	upload('door.txt', {
		type: 'Attachment',
		accountId: HARBOR_DESK.id,
		fromAddress: CONTACTS[7].number,
		content: 'Second entrance, blue door.\n',
	});
}

/** A chat of yesterday that was passed on: the second one is the child of the first. */
function seedTransfer(office: Office, ago: Ago, random: Random): void {
	const past = (agent: EndpointInfo, hours: number, outcome: string, parentSessionId?: string) => {
		const date = ago(DAY + hours * HOUR);
		const log = [{ date, message: 'Session started' }];
		const given = chat(MAIN_LINE, CONTACTS[2], [agent], random);
		const session = office.start({ ...given, dateCreated: date, log, parentSessionId });
		office.end(session.id, { outcome });
		const over = ago(DAY + hours * HOUR - 20 * MINUTE);
		Object.assign(session, { dateCompleted: over, dateLastModified: over });
		session.log.slice(1).forEach((entry) => (entry.date = over));
		return session;
	};
	past(BEN, 3, 'Completed', past(ANNA, 5, 'Transferred').id);
}
