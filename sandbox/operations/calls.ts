import { createHash } from 'node:crypto';
import { missing, notYours } from '../framework/failures';
import { forUsers, type Operation, type UserCall } from '../framework/operation';
import { inOrder, type CallState, type SessionInfo } from '../office/model';

// Twilio's own words for the state of a call.
const TWILIO_STATUS: Record<CallState, string> = {
	Disconnected: 'completed',
	Ringing: 'ringing',
	Connected: 'in-progress',
	Hold: 'in-progress',
	Passive: 'in-progress',
};

const idOf = (prefix: string, ...parts: Array<string | undefined>) =>
	`${prefix}${createHash('md5').update(parts.join('/')).digest('hex')}`;

/** +15035550100 as (503) 555-0100; other numbers as they are. */
function formatted(number: string | undefined): string | undefined {
	return number?.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');
}

/**
 * Assumption: one call object for each live voice session, made of what the session tells; a call
 * that is not over has no duration, price or end yet.
 */
function callInfo(session: SessionInfo): object {
	const incoming = session.direction === 'Incoming';
	const accountSid = idOf('AC', session.accountId);
	const own = incoming ? session.toAddress : session.fromAddress;
	return withoutNulls({
		accountSid,
		callerName: session.fromName,
		dateCreated: session.dateCreated,
		dateUpdated: session.dateLastModified,
		direction: incoming ? 'inbound' : 'outbound-api',
		from: session.fromAddress,
		fromFormatted: formatted(session.fromAddress),
		phoneNumberSid: own && idOf('PN', own),
		priceUnit: 'USD',
		sid: session.callSid,
		startTime: session.callState === 'Ringing' ? undefined : session.dateCreated,
		status: TWILIO_STATUS[session.callState],
		to: session.toAddress,
		toFormatted: formatted(session.toAddress),
		uri: `/2010-04-01/Accounts/${accountSid}/Calls/${session.callSid}.json`,
		duration: 0,
		price: 0,
	});
}

function withoutNulls(object: object): object {
	return inOrder(object, Object.keys(object));
}

function activeCalls(call: UserCall): object {
	const accountId = call.request.accountId as string | undefined;
	// Assumption: the account is needed, and a foreign one is refused.
	if (!accountId) throw missing('AccountId');
	if (!call.user.accountIds.includes(accountId)) throw notYours();
	const live = call.office
		.sessions()
		.filter((session) => !session.ended && session.callSid && session.accountId === accountId);
	return { calls: live.map(callInfo) };
}

export const callOperations: Operation[] = [
	forUsers({
		name: 'GetActiveCalls',
		routes: [['GET', '/calls/active']],
		// The last one is in the newer of the two stored copies only.
		anyRole: ['SystemAdministrator', 'Manager', 'CallCenterDashboard'],
		fields: { accountId: 'text' },
		emptyResponse: { calls: [] },
		handle: activeCalls,
	}),
];
