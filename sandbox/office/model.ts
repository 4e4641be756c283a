/** The objects of the API as they travel: enums, fields and their order, taken from the seed pages. */

export type {
	AccountInfo,
	CustomerInfo,
	EndpointInfo,
	EndpointType,
	FlowInfo,
	UserInfo,
} from './directoryModel';

export const DIAL_STATES = ['None', 'Active'] as const;
export const CALL_STATES = ['Disconnected', 'Ringing', 'Connected', 'Hold', 'Passive'] as const;
export const QUEUE_STATES = [
	'None',
	'Queued',
	'Ringing',
	'Connected',
	'Hold',
	'Disconnected',
] as const;
export const HOLD_REASONS = ['None', 'Transferring'] as const;
export const DIRECTIONS = ['Incoming', 'Outgoing'] as const;
export const MEMBER_CALL_STATES = ['None', 'Ringing', 'Connected', 'Hold'] as const;
export const MEMBER_ROLES = ['None', 'Caller', 'Agent', 'Transfer'] as const;
export const CHANNELS = ['Voice', 'Chat', 'Fax'] as const;
export const SORT_ORDERS = ['Ascend', 'Descend'] as const;

/** Every enum of the session pages under the name that the pages give it. */
export const SESSION_ENUMS: Record<string, readonly string[]> = {
	SessionDialState: DIAL_STATES,
	SessionCallState: CALL_STATES,
	SessionQueueStates: QUEUE_STATES,
	SessionHoldReasons: HOLD_REASONS,
	SessionDirections: DIRECTIONS,
	SessionMemberCallState: MEMBER_CALL_STATES,
	SessionMemberRoles: MEMBER_ROLES,
	FlowChannels: CHANNELS,
};

export type DialState = (typeof DIAL_STATES)[number];
export type CallState = (typeof CALL_STATES)[number];
export type QueueState = (typeof QUEUE_STATES)[number];
export type HoldReason = (typeof HOLD_REASONS)[number];
export type Direction = (typeof DIRECTIONS)[number];
export type MemberCallState = (typeof MEMBER_CALL_STATES)[number];
export type MemberRole = (typeof MEMBER_ROLES)[number];
export type Channel = (typeof CHANNELS)[number];

export interface EntityInfo {
	id: string;
	dateCreated: string;
	dateLastModified?: string;
	createdBy?: string;
	lastModifiedBy?: string;
}

export interface CustomerBreadcrumb {
	id: string;
	name: string;
}

export interface SessionLogInfo {
	date: string;
	message: string;
}

export interface SessionMemberInfo {
	identity: string;
	endpointId?: string;
	displayName?: string;
	isOriginalMember: boolean;
	avatarUrl?: string;
	applicationData: Record<string, string>;
	callState: MemberCallState;
	role: MemberRole;
	callSid?: string;
	muted: boolean;
}

export interface SessionInfo extends EntityInfo {
	dialState: DialState;
	callState: CallState;
	queueState: QueueState;
	accountId?: string;
	accountName?: string;
	customerId?: string;
	customerBreadcrumb: CustomerBreadcrumb[];
	customerName?: string;
	endpointId?: string;
	endpointName?: string;
	dateCompleted?: string;
	destination?: string;
	toAddress?: string;
	fromAddress?: string;
	fromName?: string;
	answeredByName?: string;
	queueMemberId?: string;
	channel: Channel;
	ended: boolean;
	outcome?: string;
	callSid?: string;
	consoleData?: string;
	holdQueueName?: string;
	heldByUserId?: string;
	holdReason: HoldReason;
	conferenceSid?: string;
	displayName?: string;
	log: SessionLogInfo[];
	members: SessionMemberInfo[];
	callbackNumber?: string;
	answeredById?: string;
	direction: Direction;
	fromPhoneNumber?: string;
	mostRecentParticipantCallSid?: string;
	wasMissed: boolean;
	ringQueueId?: string;
}

// The framework writes a class's own fields first and those of its base class last.
export const ENTITY_FIELDS = [
	'id',
	'dateCreated',
	'dateLastModified',
	'createdBy',
	'lastModifiedBy',
];

/** Fields of a session in the order in which the framework writes them. */
export const SESSION_FIELDS = [
	'dialState',
	'callState',
	'queueState',
	'accountId',
	'accountName',
	'customerId',
	'customerBreadcrumb',
	'customerName',
	'endpointId',
	'endpointName',
	'dateCompleted',
	'destination',
	'toAddress',
	'fromAddress',
	'fromName',
	'answeredByName',
	'queueMemberId',
	'channel',
	'ended',
	'outcome',
	'callSid',
	'consoleData',
	'holdQueueName',
	'heldByUserId',
	'holdReason',
	'conferenceSid',
	'displayName',
	'log',
	'members',
	'callbackNumber',
	'answeredById',
	'direction',
	'fromPhoneNumber',
	'mostRecentParticipantCallSid',
	'wasMissed',
	'ringQueueId',
	...ENTITY_FIELDS,
];

/** Fields of a member in the order in which the framework writes them. */
export const MEMBER_FIELDS = [
	'identity',
	'endpointId',
	'displayName',
	'isOriginalMember',
	'avatarUrl',
	'applicationData',
	'callState',
	'role',
	'callSid',
	'muted',
];

/** Copies the named fields in their order and leaves out what is null, as the framework does. */
export function inOrder(object: object, fields: readonly string[]): Record<string, unknown> {
	const ordered: Record<string, unknown> = {};
	for (const field of fields) {
		const value = (object as Record<string, unknown>)[field];
		if (value !== undefined && value !== null) ordered[field] = value;
	}
	return ordered;
}

/** A moment as the API writes it: ISO 8601, UTC, whole seconds (the form in the recorded answers). */
export function isoDate(moment: Date): string {
	return `${moment.toISOString().slice(0, 19)}Z`;
}
