import { badArgument, missing } from '../framework/failures';
import { forUsers, type Operation, type UserCall } from '../framework/operation';
import { changedBy, sessionOf, single } from './reach';

/**
 * Assumption: an address that is no phone user's is taken as it stands, whoever is a member
 * already stays one, the caller ID is kept in the member's application data, and calls take
 * members as well as chats do.
 */
function invite(call: UserCall): object {
	const { office, request } = call;
	const session = sessionOf(call);
	const identity = String(request.memberToAdd ?? '').trim();
	if (!identity) throw missing('MemberToAdd');
	const same = (known: string) => known.toLowerCase() === identity.toLowerCase();
	if (session.members.some((member) => same(member.identity))) return single(session);
	const member = office.addMember(session.id, {
		identity,
		callState: 'None',
		callSid: undefined,
		applicationData: request.callerId ? { callerId: String(request.callerId) } : {},
	});
	office.note(session, `${member.displayName ?? identity} was invited`);
	return single(changedBy(call, session));
}

/** Assumption: somebody who is no member cannot be removed; the recording does not show it. */
function remove(call: UserCall): object {
	const { office, request } = call;
	const session = sessionOf(call);
	const identity = String(request.memberToRemove ?? request.memberId ?? '').trim();
	if (!identity) throw missing('MemberToRemove');
	if (!office.removeMember(session.id, identity)) {
		throw badArgument('MemberToRemove', `${identity} is not a member of the session.`);
	}
	office.note(session, `${identity} was removed`);
	return single(changedBy(call, session));
}

/**
 * @param acceptRemoveRoute whether the documented route of Remove works. Recorded, it cannot: its
 * `{memberId}` is no field of the request class. The live server may differ.
 */
export function memberOperations(acceptRemoveRoute: boolean): Operation[] {
	return [
		forUsers({
			name: 'InviteChatMember',
			routes: [['POST', '/sessions/{sessionId}/members']],
			anyRole: ['User'],
			fields: { sessionId: 'text', memberToAdd: 'text', callerId: 'text' },
			handle: invite,
		}),
		forUsers({
			name: 'DeleteChatMember',
			routes: [['DELETE', '/sessions/{sessionId}/members/{memberId}']],
			anyRole: ['User'],
			fields: {
				sessionId: 'text',
				memberToRemove: 'text',
				...(acceptRemoveRoute ? { memberId: 'text' } : {}),
			},
			handle: remove,
		}),
	];
}
