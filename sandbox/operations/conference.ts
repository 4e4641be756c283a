import { badArgument, missing } from '../framework/failures';
import { forUsers, type Operation, type UserCall } from '../framework/operation';
import { dialIntoConference } from '../office/handling';
import type { SessionInfo } from '../office/model';
import { changedBy, sessionOf, single } from './reach';

/** Assumption: both fields are needed, and a call that is no leg of the session is refused. */
function addMember(call: UserCall): object {
	const { request } = call;
	const session = sessionOf(call);
	const callSid = String(request.callSid ?? '').trim();
	const destination = String(request.destination ?? '').trim();
	if (!callSid) throw missing('CallSid');
	if (!destination) throw missing('Destination');
	if (!hasLeg(session, callSid)) {
		throw badArgument('CallSid', `Call ${callSid} is not part of the session.`);
	}
	const fromNumber = request.fromNumber as string | undefined;
	dialIntoConference(call.office, session, destination, fromNumber);
	return single(changedBy(call, session));
}

function hasLeg(session: SessionInfo, callSid: string): boolean {
	if (session.ended) return false;
	return (
		session.callSid === callSid || session.members.some((member) => member.callSid === callSid)
	);
}

export const conferenceOperations: Operation[] = [
	forUsers({
		name: 'AddConferenceMember',
		routes: [['POST', '/sessions/{sessionId}/conference/members']],
		fields: { sessionId: 'text', callSid: 'text', destination: 'text', fromNumber: 'text' },
		handle: addMember,
	}),
];
