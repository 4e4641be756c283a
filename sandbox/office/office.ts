import { createHash } from 'node:crypto';
import type { Clock } from '../clock';
import {
	isoDate,
	type AccountInfo,
	type CustomerInfo,
	type EndpointInfo,
	type SessionInfo,
	type SessionMemberInfo,
	type UserInfo,
} from './model';
import {
	ANNA,
	CONTACTS,
	CUSTOMERS,
	emailOf,
	ENDPOINTS,
	FOREIGN_ACCOUNT,
	HARBOR_DESK,
	HARBOR_WEST,
	MAIN_LINE,
	sandboxUsers,
} from './people';
import { Random } from './random';

/** What can be given to start a session; everything else gets a plausible value. */
export type SessionStart = Partial<Omit<SessionInfo, 'members'>> & {
	members?: Array<Partial<SessionMemberInfo> & { identity: string }>;
};

const ARCHIVED_AFTER_MS = 15 * 24 * 60 * 60 * 1000;

/** The state of the sandbox: who there is, and every session with its members. */
export class Office {
	readonly accounts: AccountInfo[] = [HARBOR_DESK, HARBOR_WEST, FOREIGN_ACCOUNT];
	readonly customers: CustomerInfo[] = CUSTOMERS;
	readonly endpoints: EndpointInfo[] = ENDPOINTS;
	users: UserInfo[] = [];
	private readonly byId = new Map<string, SessionInfo>();
	// Ids of what tests and workflows add come from a source of their own: they do not shift the
	// life that the seed gives.
	private ids = new Random(0);

	constructor(
		readonly clock: Clock,
		seed: number,
	) {
		this.clear(seed);
	}

	/** Forgets every session and gives the logins their first roles and accounts again. */
	clear(seed: number): void {
		this.byId.clear();
		this.users = Object.values(sandboxUsers());
		this.ids = new Random(seed + 1);
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
		return this.clock.now().getTime() - Date.parse(session.dateCreated) > ARCHIVED_AFTER_MS;
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
		const session = { ...plain, ...given, callSid, members: [] } as SessionInfo;
		this.byId.set(session.id, session);
		const members = given.members ?? this.usualMembers(session);
		for (const member of members) session.members.push(this.completeMember(session, member));
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
	addMember(
		id: string,
		member: Partial<SessionMemberInfo> & { identity: string },
	): SessionMemberInfo {
		const session = this.expect(id);
		const added = this.completeMember(session, member);
		session.members = [...session.members, added];
		this.touch(session);
		return added;
	}

	/** Takes out the member and tells whether there was one. @throws Error for an unknown session */
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
	end(id: string, how: { missed?: boolean; outcome?: string } = {}): SessionInfo {
		const session = this.expect(id);
		if (session.ended) return session;
		Object.assign(session, {
			ended: true,
			callState: 'Disconnected',
			dialState: 'None',
			queueState: session.queueState === 'None' ? 'None' : 'Disconnected',
			holdReason: 'None',
			heldByUserId: undefined,
			holdQueueName: undefined,
			wasMissed: how.missed ?? false,
			outcome: how.outcome ?? (how.missed ? 'Missed' : 'Completed'),
			dateCompleted: this.now(),
		});
		session.members = session.members.map((member) => ({ ...member, callState: 'None' }));
		this.note(session, how.missed ? 'Nobody answered' : 'Session ended');
		return session;
	}

	/** Removes the record of a session. */
	erase(id: string): void {
		this.byId.delete(id);
	}

	/** Adds a line to the session's log. */
	note(session: SessionInfo, message: string): void {
		session.log.push({ date: this.now(), message });
		this.touch(session);
	}

	/** The moment as the API writes it. */
	now(): string {
		return isoDate(this.clock.now());
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

	private nameOfEndpoint(id: string): string | undefined {
		return this.endpoints.find((endpoint) => endpoint.id === id)?.displayName;
	}

	private newId(): string {
		return `67${this.ids.hex(22)}`;
	}

	private expect(id: string): SessionInfo {
		const session = this.byId.get(id);
		if (!session) throw new Error(`The sandbox has no session ${id}`);
		return session;
	}

	private touch(session: SessionInfo): SessionInfo {
		session.dateLastModified = this.now();
		return session;
	}

	private usualMembers(session: SessionInfo): Array<{ identity: string }> {
		const outgoing = session.direction === 'Outgoing';
		const outside = {
			identity: (outgoing ? session.toAddress : session.fromAddress) ?? 'anonymous',
			displayName: session.fromName,
			role: outgoing ? ('None' as const) : ('Caller' as const),
			isOriginalMember: true,
			callSid: session.callSid,
		};
		return [outside, { identity: emailOf(ANNA) }];
	}

	/** Fills in what a member has when nothing else was said: name, endpoint, leg and state. */
	private completeMember(
		session: SessionInfo,
		given: Partial<SessionMemberInfo> & { identity: string },
	): SessionMemberInfo {
		const user = this.phoneUser(given.identity);
		const plain: SessionMemberInfo = {
			identity: given.identity,
			endpointId: user?.id,
			displayName: user?.displayName ?? nameByNumber(given.identity),
			isOriginalMember: false,
			avatarUrl: user && avatarOf(user),
			applicationData: {},
			callState: memberStateIn(session),
			role: user ? 'Agent' : 'None',
			callSid: session.channel === 'Voice' && user ? legOf(session, user) : undefined,
			muted: false,
		};
		return { ...plain, ...withoutUndefined(given) };
	}
}

function memberStateIn(session: SessionInfo): SessionMemberInfo['callState'] {
	const state = session.callState;
	return state === 'Ringing' || state === 'Connected' || state === 'Hold' ? state : 'None';
}

/** A leg's id comes from whose it is, so that one call's legs do not shift another's. */
function legOf(session: SessionInfo, user: EndpointInfo): string {
	return `CA${createHash('md5').update(`${session.id}/${user.id}`).digest('hex')}`;
}

function nameByNumber(number: string): string | undefined {
	return CONTACTS.find((contact) => contact.number === number)?.name;
}

function avatarOf(user: EndpointInfo): string {
	return `https://avatars.harbor-desk.example/${emailOf(user).split('@')[0]}.png`;
}

function withoutUndefined<T extends object>(object: T): T {
	return Object.fromEntries(Object.entries(object).filter(([, v]) => v !== undefined)) as T;
}
