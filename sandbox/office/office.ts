import type { Clock } from '../clock';
import { Directory } from './directory';
import { sandboxUsers } from './logins';
import { Files, type FileStart, type StoredFile } from './files';
import { completeMember, nameByNumber, usualMembers, type MemberStart } from './members';
import { Integrations } from './integrations';
import { AccountLog } from './log';
import { Messages, type StoredMessage } from './messages';
import {
	isoDate,
	type AccountInfo,
	type CustomerInfo,
	type EndpointInfo,
	type SessionInfo,
	type SessionMemberInfo,
	type UserInfo,
} from './model';
import { Notifications } from './notifications';
import { whenOver, type Ending } from './over';
import {
	Outside,
	type CallFromOutside,
	type TextFromOutside,
	type VoicemailFromOutside,
} from './outside';
import { finishRecording } from './papers';
import { ACCOUNTS, ANNA, CONTACTS, emailOf, HARBOR_DESK, MAIN_LINE } from './people';
import { Random } from './random';
import { Reports } from './reports';

/** What can be given to start a session; everything else gets a plausible value. */
export type SessionStart = Partial<Omit<SessionInfo, 'members'>> & {
	members?: MemberStart[];
	/** The session that it is a child of; no field of a session says so, but a list can be filtered by it. */
	parentSessionId?: string;
};

const ARCHIVED_AFTER_MS = 15 * 24 * 60 * 60 * 1000;

/** The state of the sandbox: who there is, and every session with its members. */
export class Office {
	readonly accounts: AccountInfo[] = ACCOUNTS;
	readonly directory: Directory;
	users: UserInfo[] = [];
	/** Since when (ms since 1970) which live sessions are being recorded, by their id. */
	readonly recordedSince = new Map<string, number>();
	readonly files = new Files(this);
	readonly reports = new Reports(this);
	readonly notifications = new Notifications(this);
	readonly messages = new Messages(this);
	readonly log = new AccountLog(this);
	readonly integrations = new Integrations(this);
	/** Plays the other side: who calls, answers, hangs up, writes. */
	readonly outside = new Outside(this);
	/** What settles everything that is left to chance. */
	seed = 0;
	private readonly byId = new Map<string, SessionInfo>();
	private readonly parents = new Map<string, string>();
	// Ids of what tests and workflows add come from a source of their own: they do not shift the
	// life that the seed gives, and none comes to mean something else after a reset.
	private readonly ids: Random;

	constructor(
		readonly clock: Clock,
		seed: number,
	) {
		this.directory = new Directory(clock);
		this.ids = new Random(seed + 1);
		this.clear(seed);
	}

	get customers(): CustomerInfo[] {
		return this.directory.customers;
	}

	get endpoints(): EndpointInfo[] {
		return this.directory.endpoints;
	}

	/** Forgets every session; the directory and the logins are as they were at first again. */
	clear(seed: number): void {
		this.byId.clear();
		this.parents.clear();
		this.recordedSince.clear();
		this.files.clear();
		this.reports.clear();
		this.notifications.clear(seed);
		this.directory.clear(seed);
		this.messages.clear();
		this.log.clear(seed);
		this.integrations.clear();
		this.seed = seed;
		this.users = Object.values(sandboxUsers());
	}

	/** Every session, ended ones included, in the order of their start; the objects are live. */
	sessions(): SessionInfo[] {
		return [...this.byId.values()];
	}

	get(id: string): SessionInfo | undefined {
		return this.byId.get(id);
	}

	/** Whether the session is old enough to have moved to the archive (about 15 days). */
	isArchived(session: SessionInfo): boolean {
		return session.dateCreated < this.archivedBefore();
	}

	/** The moment, as the API writes it, from before which sessions are in the archive. */
	archivedBefore(): string {
		return isoDate(new Date(this.clock.now().getTime() - ARCHIVED_AFTER_MS));
	}

	/**
	 * Adds a session. Without more it is an incoming call to the phone user Anna Keller, connected;
	 * whatever is given replaces that, field by field.
	 */
	start(given: SessionStart = {}): SessionInfo {
		const now = this.now();
		const voice = (given.channel ?? 'Voice') === 'Voice';
		const callSid = given.callSid ?? (voice ? this.newCallSid() : undefined);
		const contact = this.ids.pick(CONTACTS);
		const fromAddress = given.fromAddress ?? contact.number;
		const plain: SessionInfo = {
			dialState: 'None',
			callState: voice ? 'Connected' : 'Passive',
			queueState: 'None',
			accountId: HARBOR_DESK.id,
			accountName: this.nameOfAccount(given.accountId ?? HARBOR_DESK.id),
			customerBreadcrumb: [],
			endpointId: ANNA.id,
			endpointName: this.nameOfEndpoint(given.endpointId ?? ANNA.id),
			toAddress: MAIN_LINE.extraInformation,
			fromAddress,
			fromName: given.fromAddress ? undefined : contact.name,
			channel: 'Voice',
			ended: false,
			holdReason: 'None',
			displayName: given.fromName ?? (given.fromAddress || contact.name),
			log: [{ date: now, message: 'Session started' }],
			members: [],
			direction: 'Incoming',
			wasMissed: false,
			id: this.newId(),
			dateCreated: now,
			dateLastModified: given.dateCreated ?? now,
		};
		const { parentSessionId, ...fields } = given;
		const session = { ...plain, ...fields, callSid, members: [] } as SessionInfo;
		this.byId.set(session.id, session);
		if (parentSessionId) this.parents.set(session.id, parentSessionId);
		for (const member of given.members ?? usualMembers(session)) {
			session.members.push(this.complete(session, member));
		}
		return session;
	}

	/**
	 * Sets fields of a session, as they are given, and its date of change.
	 * @throws Error when there is no such session
	 */
	change(id: string, fields: Partial<SessionInfo>): SessionInfo {
		const session = this.expect(id);
		Object.assign(session, fields);
		return this.touch(session);
	}

	/** @throws Error when there is no such session */
	addMember(id: string, member: MemberStart): SessionMemberInfo {
		const session = this.expect(id);
		const added = this.complete(session, member);
		session.members = [...session.members, added];
		this.touch(session);
		return added;
	}

	/** Removes the member. @returns whether there was one. @throws Error for an unknown session */
	removeMember(id: string, identity: string): boolean {
		const session = this.expect(id);
		const wanted = identity.toLowerCase();
		const left = session.members.filter((member) => member.identity.toLowerCase() !== wanted);
		if (left.length === session.members.length) return false;
		session.members = left;
		this.touch(session);
		return true;
	}

	/**
	 * Ends a session; one that is over already stays as it is.
	 * @throws Error when there is no such session
	 */
	end(id: string, how: Ending = {}): SessionInfo {
		const session = this.expect(id);
		if (session.ended) return session;
		Object.assign(session, whenOver(session, how, this.now()));
		this.note(session, how.missed ? 'Nobody answered' : 'Session ended');
		finishRecording(this, session);
		return session;
	}

	/** Removes the record of a session. */
	erase(id: string): void {
		this.byId.delete(id);
	}

	/** Whether the session was started as a child of the other one. */
	isChildOf(session: SessionInfo, parentSessionId: string): boolean {
		return this.parents.get(session.id) === parentSessionId;
	}

	/** Adds a line to the session's log. */
	note(session: SessionInfo, message: string): void {
		session.log.push({ date: this.now(), message });
		this.touch(session);
	}

	/** A call comes in. @throws Error when the caller is on the phone already */
	incomingCall(given?: CallFromOutside): SessionInfo {
		return this.outside.call(given);
	}

	/** A text from outside arrives. @throws Error for an unknown endpoint */
	receiveText(given?: TextFromOutside): StoredMessage {
		return this.outside.text(given);
	}

	/** A voice message arrives, and is transcribed later. @throws Error for an unknown endpoint */
	leaveVoicemail(given?: VoicemailFromOutside): StoredFile {
		return this.outside.voicemail(given);
	}

	/** A file is there: without more, a short text that somebody uploaded. */
	addFile(given?: FileStart): StoredFile {
		return this.files.add(given);
	}

	/** The moment as the API writes it. */
	now(): string {
		return isoDate(this.clock.now());
	}

	/** Chance for one thing that a test or a workflow sets going; it shifts nothing of the rest. */
	ownChance(): Random {
		return this.ids.fork();
	}

	/** Looks like the call ids of Twilio, which carries the calls. */
	newCallSid(): string {
		return `CA${this.ids.hex(32)}`;
	}

	newConferenceSid(): string {
		return `CF${this.ids.hex(32)}`;
	}

	/** The User endpoint that matches an e-mail address. */
	phoneUser(email: string): EndpointInfo | undefined {
		const wanted = email.toLowerCase();
		return this.endpoints.find(
			(endpoint) => endpoint.type === 'User' && emailOf(endpoint) === wanted,
		);
	}

	nameOfAccount(id: string): string | undefined {
		return this.accounts.find((account) => account.id === id)?.name;
	}

	/** The name of a phone user or of somebody outside; the address itself where none is known. */
	nameOf(address: string): string {
		return this.phoneUser(address)?.displayName ?? nameByNumber(address) ?? address;
	}

	private nameOfEndpoint(id: string): string | undefined {
		return this.endpoints.find((endpoint) => endpoint.id === id)?.displayName;
	}

	/** An id for what tests and workflows add. */
	newId(): string {
		return `67${this.ids.hex(22)}`;
	}

	/** @throws Error when there is no such session */
	expect(id: string): SessionInfo {
		const session = this.byId.get(id);
		if (!session) throw new Error(`The sandbox has no session ${id}`);
		return session;
	}

	private touch(session: SessionInfo): SessionInfo {
		session.dateLastModified = this.now();
		return session;
	}

	private complete(session: SessionInfo, member: MemberStart): SessionMemberInfo {
		return completeMember(session, member, this.phoneUser(member.identity));
	}
}
