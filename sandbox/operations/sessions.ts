import { badArgument, ServiceFailure } from '../framework/failures';
import { forUsers, type Operation, type UserCall } from '../framework/operation';
import { answer, putOnHold, resume } from '../office/handling';
import {
	CALL_STATES,
	HOLD_REASONS,
	QUEUE_STATES,
	type EndpointInfo,
	type HoldReason,
	type SessionInfo,
} from '../office/model';
import { emailOf, TEAMS_OF } from '../office/people';
import { LIST_FIELDS, listResponse } from './lists';
import {
	accountsOf,
	among,
	changedBy,
	contains,
	listed,
	momentOf,
	sessionOf,
	single,
	textOf,
} from './reach';

/**
 * The live sessions of the logged-in phone user.
 *
 * Assumption: those that run on the user's endpoint, have the user as a member, were answered by
 * the user, or wait in the queue of one of the user's teams; the oldest comes first.
 */
function activeSessions(call: UserCall): object {
	const me = call.office.phoneUser(call.user.emailAddress);
	// Assumption: that it fails without a user endpoint is known, with which status is not.
	if (!me) throw new ServiceFailure(400, 'ArgumentException', 'No user endpoint matches');
	const sessions = call.office
		.sessions()
		.filter((session) => !session.ended && concerns(session, me))
		.filter((session) => call.user.accountIds.includes(session.accountId ?? ''));
	return { sessions: sessions.map(listed) };
}

function concerns(session: SessionInfo, me: EndpointInfo): boolean {
	if (session.endpointId === me.id || session.answeredById === me.id) return true;
	if (session.members.some((member) => member.identity.toLowerCase() === emailOf(me))) return true;
	return TEAMS_OF[me.id]?.some((team) => team.id === session.ringQueueId) ?? false;
}

function listSessions(call: UserCall): object {
	const filters = filtersOf(call);
	const matching = call.office
		.sessions()
		.filter((session) => filters.every((fits) => fits(session)));
	return listResponse(matching, call.request, listed);
}

type Filter = (session: SessionInfo) => boolean;

/** What a session has to fit: only what was asked for, since a list can be of very many. */
function filtersOf(call: UserCall): Filter[] {
	const { request, office } = call;
	const accounts = accountsOf(call);
	const archivedBefore = office.archivedBefore();
	const isArchive = request.searchArchive ?? false;
	// Assumption: days are days in UTC.
	const from = day(request.startDate, 'StartDate');
	const to = day(request.endDate, 'EndDate');
	const parent = textOf(request.parentSessionId);
	const asked: Array<[unknown, Filter]> = [
		[from, ({ dateCreated }) => dateCreated >= from!],
		[to, ({ dateCreated }) => dateCreated.slice(0, 10) <= to!],
		[parent, (session) => office.isChildOf(session, parent)],
		[request.customerIds, ({ customerId }) => among(customerId, request.customerIds)],
		[request.endpointIds, ({ endpointId }) => among(endpointId, request.endpointIds)],
		[request.from, ({ fromAddress }) => contains(fromAddress, request.from)],
		[request.to, ({ toAddress }) => contains(toAddress, request.to)],
		[request.log, ({ log }) => log.some(({ message }) => contains(message, request.log))],
	];
	return [
		({ dateCreated }) => dateCreated < archivedBefore === isArchive,
		({ accountId }) => accounts.includes(accountId ?? ''),
		...asked.filter(([wanted]) => wanted).map(([, fits]) => fits),
	];
}

/** The day part of a date. */
function day(sent: unknown, fieldName: string): string | undefined {
	return momentOf(sent, fieldName) === undefined ? undefined : textOf(sent).slice(0, 10);
}

/**
 * Assumption: what the server does beyond storing the fields. Here Hold holds, Connected takes a
 * held call back or answers a ringing one, and Disconnected is stored without ending the session.
 */
function patchSession(call: UserCall): object {
	const { request } = call;
	const session = sessionOf(call);
	const sent = Object.entries(request).filter(([name]) => name !== 'sessionId');
	if (sent.length === 0) return single(session);
	applyCallState(call, session);
	for (const [name, value] of sent) call.office.change(session.id, { [name]: value });
	return single(changedBy(call, session));
}

function applyCallState(call: UserCall, session: SessionInfo): void {
	const { office, user, request } = call;
	const wanted = request.callState as SessionInfo['callState'] | undefined;
	if (wanted === undefined || wanted === session.callState) return;
	const me = office.phoneUser(user.emailAddress);
	if (wanted === 'Hold') {
		putOnHold(office, session, user.emailAddress, request.holdReason as HoldReason | undefined);
	} else if (wanted === 'Connected' && session.callState === 'Hold') {
		resume(office, session, user.emailAddress);
	} else if (wanted === 'Connected' && session.callState === 'Ringing' && me) {
		answer(office, session, me);
	} else {
		office.note(session, `Call state set to ${wanted}`);
	}
}

/**
 * Ends the session, or with `callSid` one leg of it.
 *
 * Assumption: the leg of an agent or of a transfer leaves, the session's own call ends it all; a
 * session that is over answers like one that just ended.
 */
function endSession(call: UserCall): undefined {
	const session = sessionOf(call);
	const callSid = call.request.callSid as string | undefined;
	if (!callSid || callSid === session.callSid) {
		call.office.end(session.id);
		return;
	}
	const leg = session.members.find((member) => member.callSid === callSid);
	if (!leg) throw badArgument('CallSid', `Call ${callSid} is not part of the session.`);
	call.office.removeMember(session.id, leg.identity);
	call.office.note(session, `${leg.displayName ?? leg.identity} left`);
}

/**
 * The bulk erase, which an empty id or a dot segment runs into.
 *
 * Assumption: without an account all of the login's accounts are meant, and without dates all
 * sessions, live ones included; recorded is only that such a request is carried out.
 */
function deleteSessions(call: UserCall): undefined {
	const { accountId, startDateTime, endDateTime } = call.request;
	const accounts = call.user.accountIds.filter((id) => !accountId || id === accountId);
	const from = Date.parse(String(startDateTime ?? '')) || -Infinity;
	const to = Date.parse(String(endDateTime ?? '')) || Infinity;
	for (const session of call.office.sessions()) {
		const created = Date.parse(session.dateCreated);
		if (!accounts.includes(session.accountId ?? '') || created < from || created > to) continue;
		call.office.erase(session.id);
	}
}

export const sessionOperations: Operation[] = [
	forUsers({
		name: 'GetActiveSessions',
		routes: [['GET', '/sessions/active']],
		anyRole: ['User'],
		fields: {},
		emptyResponse: { sessions: [] },
		handle: activeSessions,
	}),
	forUsers({
		name: 'GetMySessions',
		routes: [['GET', '/sessions/my']],
		anyRole: ['User'],
		fields: {},
		emptyResponse: { sessions: [] },
		// Assumption: the same as its announced successor GetActiveSessions.
		handle: activeSessions,
	}),
	forUsers({
		name: 'ListSessions',
		routes: [['GET', '/sessions']],
		fields: {
			...LIST_FIELDS,
			accountIds: 'list',
			searchArchive: 'bool',
			startDate: 'text',
			endDate: 'text',
			customerIds: 'list',
			endpointIds: 'list',
			from: 'text',
			to: 'text',
			log: 'text',
			parentSessionId: 'text',
		},
		handle: listSessions,
	}),
	forUsers({
		name: 'GetSession',
		routes: [['GET', '/sessions/{sessionId}']],
		fields: { sessionId: 'text' },
		handle: (call) => single(sessionOf(call)),
	}),
	forUsers({
		name: 'PatchSession',
		routes: [['PATCH', '/sessions/{sessionId}']],
		fields: {
			sessionId: 'text',
			consoleData: 'text',
			callState: CALL_STATES,
			holdReason: HOLD_REASONS,
			queueState: QUEUE_STATES,
		},
		handle: patchSession,
	}),
	forUsers({
		name: 'EndSession',
		routes: [['DELETE', '/sessions/{sessionId}']],
		anyRole: ['User'],
		fields: { sessionId: 'text', callSid: 'text' },
		handle: endSession,
	}),
	forUsers({
		name: 'DeleteSessions',
		routes: [['DELETE', '/sessions']],
		fields: { accountId: 'text', startDateTime: 'text', endDateTime: 'text' },
		handle: deleteSessions,
	}),
];
