import type { Bound } from '../framework/binding';
import type { SessionInfo } from '../office/model';
import type { Office } from '../office/office';
import { nameIn, short } from './names';

/** A request that names a session. */
export interface AskedOfSession {
	office: Office;
	request: Bound;
	/** As it is before the request is carried out. */
	session: SessionInfo;
	/** How people speak of the session. */
	it: string;
}

/** What is done, and the resulting state of the session in short, which is absent for reads. */
export type Description = [words: string, becomes?: string];

/** Whom a field of the request names. */
const named = ({ office, request }: AskedOfSession, field: string) =>
	nameIn(office, String(request[field] ?? '')) || 'nobody';

function invited(asked: AskedOfSession): Description {
	const name = named(asked, 'memberToAdd');
	return [`${name} invited to the ${asked.it}`, `${name} invited`];
}

function removed(asked: AskedOfSession): Description {
	const name = named(asked, asked.request.memberToRemove ? 'memberToRemove' : 'memberId');
	return [`${name} removed from the ${asked.it}`, `${name} removed`];
}

function dialledIn(asked: AskedOfSession): Description {
	const name = named(asked, 'destination');
	return [`${name} dialled into the ${asked.it}`, `${name} dialled in`];
}

function transferred(asked: AskedOfSession): Description {
	const name = named(asked, 'destination');
	return [`${asked.it} transferred to ${name}`, `transferred to ${name}`];
}

/** One leg of a call ends, or all of it. */
function ended({ office, request, session, it }: AskedOfSession): Description {
	const { callSid } = request;
	const leg = session.members.find((member) => callSid && member.callSid === callSid);
	if (!leg || callSid === session.callSid) return [`${it} ended`, 'ended'];
	const name = leg.displayName ?? nameIn(office, leg.identity);
	return [`${name} taken out of the ${it}`, `${name} taken out`];
}

function texted({ request, it }: AskedOfSession): Description {
	return [`text sent in the ${it}: “${short(String(request.body ?? ''))}”`, 'text sent'];
}

function patched(asked: AskedOfSession): Description {
	const { request, it } = asked;
	const changes = [
		...(request.callState === undefined ? [] : [callStateSet(asked)]),
		...(request.queueState === undefined ? [] : [set('queue state', asked, 'queueState')]),
		...(request.consoleData === undefined
			? []
			: [[`console data of the ${it} written`, 'console data written']]),
	];
	if (changes.length === 0) return [`${it} left as it is`];
	return [changes.map(([words]) => words).join(', '), changes.map(([, what]) => what).join(', ')];
}

function callStateSet(asked: AskedOfSession): Description {
	const { request, session, it } = asked;
	if (request.callState === 'Hold') return [`${it} put on hold`, 'held'];
	if (request.callState !== 'Connected') return set('call state', asked, 'callState');
	if (session.callState === 'Ringing') return [`${it} answered`, 'answered'];
	return [`${it} taken off hold`, 'resumed'];
}

function set(label: string, { request, it }: AskedOfSession, field: string): Description {
	const value = String(request[field]);
	return [`${label} of the ${it} set to ${value}`, `${label} set to ${value}`];
}

/** What is done to a session, by the operation that does it. */
export const SESSION_DEEDS: Record<string, (asked: AskedOfSession) => Description> = {
	GetSession: ({ it }) => [`${it} looked up`],
	GetChatTranscript: ({ it }) => [`transcript of the ${it} read`],
	PatchSession: patched,
	EndSession: ended,
	HoldSession: ({ it }) => [`${it} put on hold`, 'held'],
	RedirectSession: transferred,
	RejectSession: ({ it }) => [`${it} turned down`, 'turned down'],
	RecordSession: ({ it }) => [`recording of the ${it} started`, 'recording started'],
	SendMessage: texted,
	InviteChatMember: invited,
	DeleteChatMember: removed,
	AddConferenceMember: dialledIn,
};
