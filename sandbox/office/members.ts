import { createHash } from 'node:crypto';
import type { EndpointInfo, SessionInfo, SessionMemberInfo } from './model';
import { withoutUndefined } from './given';
import { ANNA, CONTACTS, emailOf } from './people';

/** What can be given of a member; everything else gets a plausible value. */
export type MemberStart = Partial<SessionMemberInfo> & { identity: string };

/** Who is in a session when nobody was named: the one outside, and Anna. */
export function usualMembers(session: SessionInfo): MemberStart[] {
	const outgoing = session.direction === 'Outgoing';
	const outside = {
		identity: (outgoing ? session.toAddress : session.fromAddress) ?? 'anonymous',
		displayName: session.fromName,
		role: outgoing ? ('None' as const) : ('Caller' as const),
		isOriginalMember: true,
		callSid: session.callSid,
	};
	return [outside, { identity: emailOf(ANNA) }];
}

/**
 * Fills in what a member has when nothing else was said: name, endpoint, leg and state.
 * @param user the phone user that the member is, if it is one
 */
export function completeMember(
	session: SessionInfo,
	given: MemberStart,
	user: EndpointInfo | undefined,
): SessionMemberInfo {
	const plain: SessionMemberInfo = {
		identity: given.identity,
		endpointId: user?.id,
		displayName: user?.displayName ?? nameByNumber(given.identity),
		isOriginalMember: false,
		avatarUrl: user && avatarOf(user),
		applicationData: {},
		callState: memberStateIn(session),
		role: user ? 'Agent' : 'None',
		callSid: session.channel === 'Voice' && user ? legOf(session, user) : undefined,
		muted: false,
	};
	return { ...plain, ...withoutUndefined(given) };
}

function memberStateIn(session: SessionInfo): SessionMemberInfo['callState'] {
	const state = session.callState;
	return state === 'Ringing' || state === 'Connected' || state === 'Hold' ? state : 'None';
}

/** A leg's id comes from whose it is, so that one call's legs do not shift another's. */
function legOf(session: SessionInfo, user: EndpointInfo): string {
	return `CA${createHash('md5').update(`${session.id}/${user.id}`).digest('hex')}`;
}

/** The name of whoever outside has the number, if the office knows it. */
export function nameByNumber(number: string): string | undefined {
	return CONTACTS.find((contact) => contact.number === number)?.name;
}

function avatarOf(user: EndpointInfo): string {
	return `https://avatars.harbor-desk.example/${emailOf(user).split('@')[0]}.png`;
}
