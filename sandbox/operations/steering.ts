import { badArgument, missing } from '../framework/failures';
import { forUsers, type Operation, type UserCall } from '../framework/operation';
import { putOnHold } from '../office/handling';
import { HOLD_REASONS, type HoldReason, type SessionInfo } from '../office/model';
import { startRecording } from '../office/papers';
import { transfer } from '../office/transfer';
import { changedBy, sessionOf, single, textOf } from './reach';

/**
 * The live call that a request names.
 *
 * Assumption: what is done to calls only is refused for chats, faxes and what is over.
 */
function liveCallOf(call: UserCall): SessionInfo {
	const session = sessionOf(call);
	if (session.channel !== 'Voice') throw badArgument('SessionId', 'The session is not a call.');
	if (session.ended) throw badArgument('SessionId', 'The session has ended.');
	return session;
}

/**
 * Puts the call on hold.
 *
 * Assumption: without a leg the login's own one is meant; one that is no part of the session is
 * refused; what is on hold stays so, with the new reason.
 */
function hold(call: UserCall): object {
	const session = liveCallOf(call);
	const { user, office, request } = call;
	const callSid = textOf(request.callSid);
	const isLeg = session.members.some((member) => member.callSid === callSid);
	if (callSid && callSid !== session.callSid && !isLeg) {
		throw badArgument('CallSid', `Call ${callSid} is not part of the session.`);
	}
	const reason = request.reason as HoldReason | undefined;
	if (session.callState !== 'Hold') putOnHold(office, session, user.emailAddress, reason);
	else if (reason) office.change(session.id, { holdReason: reason });
	return single(changedBy(call, session));
}

/** Assumption: a destination is needed. */
function redirect(call: UserCall): undefined {
	const session = liveCallOf(call);
	const destination = textOf(call.request.destination);
	if (!destination) throw missing('Destination');
	const by = call.user.emailAddress;
	const callerId = textOf(call.request.callerId) || undefined;
	transfer(call.office, session, { destination, by, callerId });
	changedBy(call, session);
}

/**
 * Turns a ringing call down.
 *
 * Assumption: that it is for any login and answers nothing; a call that a queue offers goes back
 * into the queue, any other is over and counts as missed; a call that does not ring is refused.
 */
function reject(call: UserCall): undefined {
	const session = liveCallOf(call);
	const { office } = call;
	if (session.callState !== 'Ringing') {
		throw badArgument('SessionId', 'The call is not ringing.');
	}
	office.note(session, `Rejected by ${call.user.firstName} ${call.user.lastName}`);
	if (session.ringQueueId) {
		office.change(session.id, { queueState: 'Queued', queueMemberId: undefined });
	} else {
		office.end(session.id, { missed: true, outcome: 'Rejected' });
	}
	changedBy(call, session);
}

/** Assumption: that it is for any login, answers nothing, and needs a call that was answered. */
function record(call: UserCall): undefined {
	const session = liveCallOf(call);
	if (session.callState === 'Ringing') {
		throw badArgument('SessionId', 'The call has not been answered.');
	}
	startRecording(call.office, session);
	changedBy(call, session);
}

export const steeringOperations: Operation[] = [
	forUsers({
		name: 'HoldSession',
		routes: [['POST', '/sessions/{sessionId}/hold']],
		anyRole: ['User'],
		fields: { sessionId: 'text', callSid: 'text', reason: HOLD_REASONS },
		handle: hold,
	}),
	forUsers({
		name: 'RedirectSession',
		routes: [['POST', '/sessions/{sessionId}/redirect']],
		anyRole: ['User'],
		fields: { sessionId: 'text', destination: 'text', callerId: 'text' },
		handle: redirect,
	}),
	// Assumption: the names of the next two; only their routes are known.
	forUsers({
		name: 'RejectSession',
		routes: [['POST', '/sessions/{sessionId}/reject']],
		fields: { sessionId: 'text' },
		handle: reject,
	}),
	forUsers({
		name: 'RecordSession',
		routes: [['POST', '/sessions/{sessionId}/record']],
		fields: { sessionId: 'text' },
		handle: record,
	}),
];
