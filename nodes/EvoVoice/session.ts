import type { IDataObject } from 'n8n-workflow';

/** Somebody who takes part in a session, as the API answers it (`SessionMemberInfo`). */
export interface SessionMember {
	/** What names the member towards the API: an e-mail address, a phone number or a client name. */
	identity?: string;
	endpointId?: string;
	displayName?: string;
	isOriginalMember?: boolean;
	avatarUrl?: string;
	applicationData?: Record<string, string>;
	callState?: 'None' | 'Ringing' | 'Connected' | 'Hold';
	role?: 'None' | 'Caller' | 'Agent' | 'Transfer';
	callSid?: string;
	muted?: boolean;
}

/**
 * One call, chat or fax (`SessionInfo`). Every field may be absent, since the API leaves out what
 * is null; dates are texts whose format the API does not promise.
 */
export interface Session {
	id?: string;
	dateCreated?: string;
	dateLastModified?: string;
	createdBy?: string;
	lastModifiedBy?: string;
	dialState?: 'None' | 'Active';
	callState?: 'Disconnected' | 'Ringing' | 'Connected' | 'Hold' | 'Passive';
	queueState?: 'None' | 'Queued' | 'Ringing' | 'Connected' | 'Hold' | 'Disconnected';
	accountId?: string;
	accountName?: string;
	customerId?: string;
	customerName?: string;
	customerBreadcrumb?: Array<{ id?: string; name?: string }>;
	endpointId?: string;
	endpointName?: string;
	dateCompleted?: string;
	destination?: string;
	toAddress?: string;
	fromAddress?: string;
	fromName?: string;
	answeredByName?: string;
	answeredById?: string;
	queueMemberId?: string;
	channel?: 'Voice' | 'Chat' | 'Fax';
	ended?: boolean;
	outcome?: string;
	callSid?: string;
	consoleData?: string;
	holdQueueName?: string;
	heldByUserId?: string;
	holdReason?: 'None' | 'Transferring';
	conferenceSid?: string;
	displayName?: string;
	log?: Array<{ date?: string; message?: string }>;
	members?: SessionMember[];
	callbackNumber?: string;
	direction?: 'Incoming' | 'Outgoing';
	fromPhoneNumber?: string;
	mostRecentParticipantCallSid?: string;
	wasMissed?: boolean;
	ringQueueId?: string;
}

/** The members of a session; none where the answer has something else in their place. */
export function membersOf({ members }: Session): SessionMember[] {
	return Array.isArray(members) ? members.filter((member) => Boolean(member)) : [];
}

/**
 * The ten fields of a session that a workflow needs most, flat and always present, so that a
 * column or a condition built on them never finds them missing.
 */
export function simplifySession(session: Session): IDataObject {
	return {
		id: session.id ?? '',
		displayName: session.displayName || session.fromName || '',
		direction: session.direction ?? '',
		channel: session.channel ?? '',
		callState: session.callState ?? '',
		queueState: session.queueState ?? '',
		fromAddress: session.fromAddress ?? '',
		toAddress: session.toAddress ?? session.destination ?? '',
		callSid: session.callSid ?? '',
		memberIdentities: membersOf(session).map((member) => member.identity ?? ''),
	};
}
