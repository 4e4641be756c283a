import { createHash } from 'node:crypto';
import { nameByNumber } from './members';
import type { MessageStart, StoredMessage } from './messages';
import type { EndpointInfo, SessionInfo } from './model';
import type { Office } from './office';
import { CONTACTS, emailOf, type Contact } from './people';
import { QUESTIONS, REMARKS, REPLIES } from './phrases';
import { Random } from './random';

const REPLY_SECONDS: [number, number] = [5, 20];
// Some people do not answer, ever so often; the seed settles who, and when.
const ANSWERS = 0.6;
const TYPING_SECONDS: [number, number] = [6, 25];

/** A text from outside arrives; in a chat, if one is open with that party on that line. */
export function receiveText(
	office: Office,
	text: Pick<MessageStart, 'line' | 'otherAddress' | 'text'> & { id?: string },
): StoredMessage {
	const chat = openChat(office, text.line, text.otherAddress);
	return office.messages.add({ ...text, direction: 'Incoming', sessionId: chat?.id });
}

/**
 * The office writes a text; whoever of its contacts gets it may answer after some seconds.
 *
 * Assumption: numbers that the office does not know never answer.
 */
export function sendText(
	office: Office,
	text: Pick<MessageStart, 'line' | 'otherAddress' | 'text' | 'sender' | 'sessionId'>,
): StoredMessage {
	const message = office.messages.add({ ...text, direction: 'Outgoing' });
	if (nameByNumber(text.otherAddress) !== undefined) planReply(office, text);
	return message;
}

function planReply(office: Office, text: Pick<MessageStart, 'line' | 'otherAddress'>): void {
	const { line, otherAddress } = text;
	const sent = office.messages.between(line.id, otherAddress).messages.length;
	const random = chanceOf(office.seed, line.id, otherAddress, sent);
	if (!random.chance(ANSWERS)) return;
	const reply = random.pick(REPLIES);
	office.clock.in(random.between(...REPLY_SECONDS) * 1000, () => {
		receiveText(office, { line, otherAddress, text: reply });
	});
}

/** Chance that hangs on nothing but what is given: it shifts no other. */
function chanceOf(...parts: Array<string | number>): Random {
	return new Random(createHash('md5').update(parts.join('/')).digest().readUInt32BE());
}

function openChat(
	office: Office,
	line: EndpointInfo,
	otherAddress: string,
): SessionInfo | undefined {
	const newestFirst = office.sessions().reverse();
	return newestFirst.find((session) => {
		if (session.ended || session.channel !== 'Chat') return false;
		const parties = office.messages.partiesOf(session);
		return parties.line?.id === line.id && parties.otherAddress === otherAddress;
	});
}

/** What is written in a chat before it is over: question and answer in turns. */
export function chatter(
	office: Office,
	session: SessionInfo,
	agent: EndpointInfo,
	random: Random,
): void {
	const { line, otherAddress } = office.messages.partiesOf(session);
	if (!line) return;
	const turns = random.between(2, 6);
	let seconds = 1;
	for (let turn = 0; turn < turns; turn++) {
		const incoming = turn % 2 === 0;
		const start: MessageStart = {
			line,
			otherAddress,
			id: `6a${random.hex(22)}`,
			direction: incoming ? 'Incoming' : 'Outgoing',
			text: random.pick(turn === 0 ? QUESTIONS : incoming ? REPLIES : REMARKS),
			sessionId: session.id,
			...(incoming ? {} : { sender: emailOf(agent) }),
		};
		office.clock.in(seconds * 1000, () => {
			if (!session.ended && office.get(session.id) === session) office.messages.add(start);
		});
		seconds += random.between(...TYPING_SECONDS);
	}
}

/** A contact writes to one of the lines out of the blue. */
export function strayText(office: Office, lines: EndpointInfo[], random: Random): void {
	const writer: Contact = random.pick(CONTACTS);
	const [id, text] = [`6a${random.hex(22)}`, random.pick(QUESTIONS)];
	receiveText(office, { id, line: random.pick(lines), otherAddress: writer.number, text });
}
