import { missing, notYours } from '../framework/failures';
import { forUsers, type Operation, type UserCall } from '../framework/operation';
import type { CallState, SessionInfo } from '../office/model';

// Twilio's own words for the state of a call.
const TWILIO_STATUS: Record<CallState, string> = {
	Disconnected: 'completed',
	Ringing: 'ringing',
	Connected: 'in-progress',
	Hold: 'in-progress',
	Passive: 'in-progress',
};

/** Assumption: one call object for each live voice session, made of what the session tells. */
function callInfo(session: SessionInfo): object {
	const incoming = session.direction === 'Incoming';
	return {
		callerName: session.fromName,
		dateCreated: session.dateCreated,
		dateUpdated: session.dateLastModified,
		direction: incoming ? 'inbound' : 'outbound-api',
		from: session.fromAddress,
		fromFormatted: session.fromAddress,
		sid: session.callSid,
		startTime: session.dateCreated,
		status: TWILIO_STATUS[session.callState],
		to: session.toAddress,
		toFormatted: session.toAddress,
		duration: 0,
		price: 0,
	};
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
		anyRole: ['SystemAdministrator', 'Manager'],
		fields: { accountId: 'text' },
		emptyResponse: { calls: [] },
		handle: activeCalls,
	}),
];
