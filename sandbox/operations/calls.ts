import { createHash } from 'node:crypto';
import { forUsers, type Operation, type UserCall } from '../framework/operation';
import { inOrder, type CallState, type SessionInfo } from '../office/model';
import { accountOf, dayOf } from './belonging';

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

// Assumption: what calls cost here, in USD for each minute that was begun, by who called.
const PRICE_PER_MINUTE = { Incoming: 0.0085, Outgoing: 0.014 };

/** Seconds that a call lasted; one that nobody answered lasted none. */
function durationOf({ dateCreated, dateCompleted, wasMissed }: SessionInfo): number {
	if (!dateCompleted || wasMissed) return 0;
	return Math.max(0, Math.round((Date.parse(dateCompleted) - Date.parse(dateCreated)) / 1000));
}

/** Assumption: a price is negative, as Twilio reports its charges. */
function priceOf(session: SessionInfo): number {
	const minutes = Math.ceil(durationOf(session) / 60);
	return minutes === 0 ? 0 : -Number((minutes * PRICE_PER_MINUTE[session.direction]).toFixed(4));
}

/**
 * Assumption: one call object for each voice session, made of the session's fields; a call that
 * is not over has no duration, price or end yet.
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
		status: session.wasMissed ? 'no-answer' : TWILIO_STATUS[session.callState],
		to: session.toAddress,
		toFormatted: formatted(session.toAddress),
		uri: `/2010-04-01/Accounts/${accountSid}/Calls/${session.callSid}.json`,
		endTime: session.dateCompleted,
		duration: durationOf(session),
		price: priceOf(session),
	});
}

function withoutNulls(object: object): object {
	return inOrder(object, Object.keys(object));
}

function activeCalls(call: UserCall): object {
	const accountId = accountOf(call);
	const live = call.office
		.sessions()
		.filter((session) => !session.ended && session.callSid && session.accountId === accountId);
	return { calls: live.map(callInfo) };
}

/**
 * The calls of some days that are over, as a bare array.
 *
 * Assumption: days are days in UTC, the oldest call comes first, and archived ones are among them.
 */
function listCalls(call: UserCall): object {
	const { office, request } = call;
	const accountId = accountOf(call);
	const first = dayOf(request.startDate, 'StartDate') ?? '';
	const last = dayOf(request.endDate, 'EndDate') ?? '9999';
	return office
		.sessions()
		.filter((session) => {
			const day = session.dateCreated.slice(0, 10);
			const isCall = session.ended && session.callSid && session.accountId === accountId;
			return isCall && first <= day && day <= last;
		})
		.sort((a, b) => (a.dateCreated < b.dateCreated ? -1 : 1))
		.map(callInfo);
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
	forUsers({
		name: 'ListCalls',
		routes: [['GET', '/billing/calls']],
		anyRole: ['SystemAdministrator', 'Manager'],
		fields: { accountId: 'text', startDate: 'text', endDate: 'text' },
		handle: listCalls,
	}),
];
