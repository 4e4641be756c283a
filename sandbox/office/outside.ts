import { incomingCall, queued } from './calls';
import { putOnHold, take, takeBack } from './handling';
import { nameByNumber } from './members';
import type { StoredMessage } from './messages';
import type { EndpointInfo, SessionInfo } from './model';
import type { Office } from './office';
import { addFax, addVoiceMessage, TRANSCRIBED_AFTER_MS } from './papers';
import type { StoredFile } from './files';
import { ANNA, CONTACTS, emailOf, FAX_LINE, MAIN_LINE, type Contact } from './people';
import { FAXES, QUESTIONS, VOICE_MESSAGES } from './phrases';
import { receiveText } from './texting';

/** Who calls or writes, and where; what is left out is chosen. */
export interface FromOutside {
	/** Number of the party outside; without it, a contact who is not on the phone. */
	from?: string;
	fromName?: string;
	/** The line; the main line without it. */
	endpointId?: string;
}

export interface CallFromOutside extends FromOutside {
	/** E-mail of the phone user at whom it rings; nobody in particular without it. */
	agent?: string;
	/** Id of the team in whose queue it waits. */
	teamId?: string;
	/** Seconds after which the caller gives up; without it the phone rings until somebody acts. */
	ringsSeconds?: number;
}

export interface TextFromOutside extends FromOutside {
	text?: string;
}

export interface VoicemailFromOutside extends FromOutside {
	seconds?: number;
	/** What is said, which the transcription then is. */
	says?: string;
	/** When the transcription is there; 0 = at once. */
	transcribedAfterMs?: number;
	/** The call in which it was left. */
	sessionId?: string;
}

/**
 * The other side of the line, played by a test or by a person at the sandbox's page. Everything
 * throws an Error that says what is wrong, where something is.
 */
export class Outside {
	private played: SessionInfo[] = [];

	constructor(private readonly office: Office) {}

	/** Whether somebody, by number or e-mail, is on a call that is played here. */
	keepsBusy(address: string): boolean {
		return this.live().some(({ members }) => members.some(({ identity }) => identity === address));
	}

	/** A call comes in and rings, or waits in a queue. One caller has one call at a time. */
	call({ agent, teamId, ringsSeconds, ...given }: CallFromOutside = {}): SessionInfo {
		const caller = this.callerOf(given);
		expectAmounts({ ringsSeconds });
		if (this.isOnThePhone(caller.number)) {
			throw new Error(`${caller.name} is on the phone already`);
		}
		const ringing = incomingCall(this.line(given), caller, this.office.ownChance());
		const team = teamId === undefined ? undefined : this.endpoint(teamId, 'Team');
		const ringsAt = agent === undefined ? undefined : this.agent(agent);
		const session = this.play(this.office.start(team ? queued(ringing, team) : ringing));
		if (ringsAt) {
			this.office.addMember(session.id, { identity: emailOf(ringsAt), callState: 'Ringing' });
		}
		if (ringsSeconds !== undefined) {
			this.office.clock.in(ringsSeconds * 1000, () => {
				if (session.callState === 'Ringing') this.office.end(session.id, { missed: true });
			});
		}
		return session;
	}

	/**
	 * A ringing call is answered; whom the agent was talking to is put on hold.
	 * @param agent e-mail; without it, the one at whom it rings, else Anna
	 */
	answer(sessionId: string, agent?: string): SessionInfo {
		const session = this.play(this.expect(sessionId, 'Ringing'));
		take(this.office, session, agent ? this.agent(agent) : this.agentOf(session));
		return session;
	}

	/** Somebody puts a connected call on hold. */
	hold(sessionId: string, agent?: string): SessionInfo {
		const session = this.expect(sessionId, 'Connected');
		putOnHold(this.office, session, emailOf(agent ? this.agent(agent) : this.agentOf(session)));
		return session;
	}

	/** A call on hold goes on; whom the agent was talking to is put on hold. */
	resume(sessionId: string, agent?: string): SessionInfo {
		const session = this.expect(sessionId, 'Hold');
		takeBack(this.office, session, agent ? this.agent(agent) : this.agentOf(session));
		return session;
	}

	/** The caller gives up before anybody answers. */
	miss(sessionId: string): SessionInfo {
		return this.office.end(this.expect(sessionId, 'Ringing').id, { missed: true });
	}

	/** The call, chat or fax is over. */
	hangUp(sessionId: string): SessionInfo {
		return this.office.end(this.expect(sessionId).id);
	}

	/** A text arrives. */
	text(given: TextFromOutside = {}): StoredMessage {
		const line = this.line(given);
		const otherAddress = this.callerOf(given).number;
		const text = given.text ?? this.office.ownChance().pick(QUESTIONS);
		return receiveText(this.office, { line, otherAddress, text });
	}

	/** A voice message arrives; what is said is written down some seconds later on the clock. */
	voicemail(given: VoicemailFromOutside = {}): StoredFile {
		const after = given.transcribedAfterMs ?? TRANSCRIBED_AFTER_MS;
		expectAmounts({ transcribedAfterMs: after, seconds: given.seconds });
		return addVoiceMessage(this.office, {
			from: this.callerOf(given).number,
			line: this.line(given),
			seconds: given.seconds ?? 12,
			says: given.says ?? this.office.ownChance().pick(VOICE_MESSAGES),
			transcribedAfterMs: after > 0 ? after : undefined,
			sessionId: given.sessionId,
		});
	}

	/** A fax arrives, on the fax line unless another one is named. */
	fax(given: FromOutside & { lines?: string[]; sessionId?: string } = {}): StoredFile {
		const line = given.endpointId ? this.endpoint(given.endpointId) : FAX_LINE;
		const lines = given.lines ?? FAXES[0];
		const other = this.callerOf(given).number;
		return addFax(this.office, line, { other, lines, sessionId: given.sessionId });
	}

	private callerOf({ from, fromName }: FromOutside): Contact {
		const number = from ?? CONTACTS.find((contact) => !this.isOnThePhone(contact.number))?.number;
		if (number === undefined) throw new Error('Everybody outside is on the phone; name a number');
		return { number, name: fromName ?? nameByNumber(number) ?? number };
	}

	private isOnThePhone(number: string): boolean {
		return this.office.sessions().some((session) => {
			if (session.ended || session.channel !== 'Voice') return false;
			return session.members.some(({ identity }) => identity === number);
		});
	}

	/** Where a call, a text or a voice message arrives. */
	private line({ endpointId }: FromOutside): EndpointInfo {
		const line = endpointId === undefined ? MAIN_LINE : this.endpoint(endpointId);
		if (line.type === 'FaxNumber') throw new Error(`${line.displayName} takes faxes only`);
		return line;
	}

	private endpoint(id: string, type?: EndpointInfo['type']): EndpointInfo {
		const found = this.office.directory.endpoint(id);
		if (found && (!type || found.type === type)) return found;
		throw new Error(`The sandbox has no ${type?.toLowerCase() ?? 'endpoint'} ${id}`);
	}

	private agent(email: string): EndpointInfo {
		const found = this.office.phoneUser(email);
		if (!found) throw new Error(`The sandbox has no phone user ${email}`);
		return found;
	}

	private agentOf(session: SessionInfo): EndpointInfo {
		const users = session.members.map(({ identity }) => this.office.phoneUser(identity));
		const offered = this.office.directory.endpoint(session.queueMemberId);
		return users.find((user) => user !== undefined) ?? offered ?? ANNA;
	}

	/** The calls played here that are not over; what is over, or of another office, is forgotten. */
	private live(): SessionInfo[] {
		this.played = this.played.filter((call) => !call.ended && this.office.get(call.id) === call);
		return this.played;
	}

	private play(session: SessionInfo): SessionInfo {
		this.played = [...this.live(), session];
		return session;
	}

	private expect(id: string, state?: SessionInfo['callState']): SessionInfo {
		const session = this.office.expect(id);
		if (session.ended) throw new Error(`Session ${id} has ended`);
		if (state && session.callState !== state) {
			throw new Error(`Session ${id} is ${session.callState}, not ${state}`);
		}
		return session;
	}
}

/** @throws Error for what no time can be counted by; it would keep the clock from going on */
function expectAmounts(amounts: Record<string, unknown>): void {
	for (const [name, amount] of Object.entries(amounts)) {
		const isAmount = typeof amount === 'number' && amount >= 0 && Number.isFinite(amount);
		if (amount !== undefined && !isAmount) {
			throw new Error(`"${name}" has to be a number from 0 on, not ${JSON.stringify(amount)}`);
		}
	}
}
