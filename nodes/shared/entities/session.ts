import { NAMED_LIST, entity, type Content, type ObjectOf } from './entity';

/** Somebody who takes part in a session, as the API answers it (SessionMemberInfo). */
const MEMBER = {
	// The member's ID in the API: an email, a phone number or a client name.
	identity: 'text',
	endpointId: 'text',
	displayName: 'text',
	isOriginalMember: 'flag',
	avatarUrl: 'text',
	applicationData: 'data',
	callState: 'text',
	role: 'text',
	callSid: 'text',
	muted: 'flag',
} as const;

export type SessionMember = Content<{ of: typeof MEMBER }>;

/** One call, chat or fax (SessionInfo). Its log comes with lists only. */
export const session = entity({
	label: 'session',
	plural: 'sessions',
	missing:
		'It may have ended, or been archived. Choose a live one from the Session list, or take its ID from Get Active.',
	fields: {
		id: 'text',
		displayName: 'text',
		channel: 'text',
		direction: 'text',
		dialState: 'text',
		callState: 'text',
		queueState: 'text',
		accountId: 'text',
		accountName: 'text',
		customerId: 'text',
		customerName: 'text',
		customerBreadcrumb: NAMED_LIST,
		endpointId: 'text',
		endpointName: 'text',
		destination: 'text',
		toAddress: 'text',
		fromAddress: 'text',
		fromName: 'text',
		fromPhoneNumber: 'text',
		callbackNumber: 'text',
		answeredByName: 'text',
		answeredById: 'text',
		queueMemberId: 'text',
		ringQueueId: 'text',
		ended: 'flag',
		wasMissed: 'flag',
		outcome: 'text',
		callSid: 'text',
		conferenceSid: 'text',
		mostRecentParticipantCallSid: 'text',
		consoleData: 'text',
		holdQueueName: 'text',
		heldByUserId: 'text',
		holdReason: 'text',
		members: { list: { of: MEMBER } },
		log: { list: { of: { date: 'text', message: 'text' } } },
		dateCreated: 'text',
		dateCompleted: 'text',
		dateLastModified: 'text',
		createdBy: 'text',
		lastModifiedBy: 'text',
	},
	simplified: [
		'id',
		'dateCreated',
		'displayName',
		'direction',
		'channel',
		'callState',
		'queueState',
		'fromAddress',
		'toAddress',
		'members',
	],
	derived: {
		displayName: { shape: 'text', of: ({ displayName, fromName }) => displayName || fromName },
		toAddress: { shape: 'text', of: ({ toAddress, destination }) => toAddress ?? destination },
		members: {
			shape: 'text',
			of: (found) => membersOf(found).map(memberName).join(', '),
		},
	},
});

export type Session = ObjectOf<typeof session>;

/** The columns of a call log: how a call ended matters more than its state. */
export const CALL_LOG = [
	'id',
	'dateCreated',
	'dateCompleted',
	'displayName',
	'direction',
	'channel',
	'fromAddress',
	'toAddress',
	'wasMissed',
	'members',
] as const;

/** The members of a session; empty where the answer has no list of them. */
export function membersOf({ members }: { members?: unknown }): SessionMember[] {
	return Array.isArray(members)
		? members.filter((member) => typeof member === 'object' && member !== null)
		: [];
}

/** The name of a member, or else its identity in the API. */
export const memberName = ({ displayName, identity }: SessionMember) =>
	displayName || identity || 'Unnamed member';

/** The call leg on the phone of somebody, or else the session's own; undefined where there is no call. */
export function legOf(found: Session, email: string): string | undefined {
	const own = membersOf(found).find(
		({ identity, callSid }) => callSid && identity?.toLowerCase() === email.toLowerCase(),
	);
	return own?.callSid ?? found.callSid;
}

/** A text in the transcript of a chat (ChatTranscriptMessage); it has no ID. */
export const transcriptMessage = entity({
	label: 'message',
	plural: 'messages',
	missing: 'Take the ID of a chat from Get Many of Session.',
	fields: {
		date: 'text',
		from: 'text',
		body: 'text',
		mediaUri: 'text',
		mediaContentType: 'text',
	},
	simplified: [],
});
