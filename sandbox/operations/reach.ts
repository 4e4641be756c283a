import { badArgument, notFound, notYours } from '../framework/failures';
import type { UserCall } from '../framework/operation';
import { inOrder, MEMBER_FIELDS, SESSION_FIELDS, type SessionInfo } from '../office/model';

/**
 * The session that a request names, if the login may see it.
 *
 * Assumption: whoever reaches the account of a session reaches the session; archived ones are no
 * longer found by id.
 *
 * @throws ServiceFailure 404 for an unknown session, 403 for one of a foreign account
 */
export function sessionOf(call: UserCall): SessionInfo {
	const id = String(call.request.sessionId ?? '');
	const session = call.office.get(id);
	if (!session || call.office.isArchived(session)) throw notFound(`Session ${id} was not found`);
	if (!call.user.accountIds.includes(session.accountId ?? '')) throw notYours();
	return session;
}

/** Notes who changed the session. */
export function changedBy(call: UserCall, session: SessionInfo): SessionInfo {
	return call.office.change(session.id, { lastModifiedBy: call.user.emailAddress });
}

/** A session as a list answers it, with its log. */
export function listed(session: SessionInfo): object {
	const members = session.members.map((member) => inOrder(member, MEMBER_FIELDS));
	return inOrder({ ...session, members }, SESSION_FIELDS);
}

/**
 * A session as an answer about one session: the log entries come only in lists.
 *
 * Assumption: that is known of the read by id; here it holds for every answer with one session.
 */
export function single(session: SessionInfo): object {
	return listed({ ...session, log: [] });
}

/**
 * The accounts that a list is about: those asked for, as far as the login reaches them.
 *
 * Assumption: an account out of reach is passed over without a word, and a request that names no
 * account means all that the login reaches.
 */
export function accountsOf(call: UserCall): string[] {
	const asked = call.request.accountIds as string[] | undefined;
	if (!asked?.length) return call.user.accountIds;
	return call.user.accountIds.filter((id) => asked.includes(id));
}

/** A text field without the blanks around it; empty where it was not sent. */
export function textOf(sent: unknown): string {
	return String(sent ?? '').trim();
}

/**
 * A moment that a filter gives, in ms since 1970.
 *
 * Assumption: whatever can be read as a date is taken, a day alone as its beginning in UTC; what
 * cannot be read is refused.
 */
export function momentOf(sent: unknown, fieldName: string): number | undefined {
	const text = textOf(sent);
	if (text === '') return undefined;
	const moment = Date.parse(text);
	if (!Number.isNaN(moment)) return moment;
	throw badArgument(fieldName, 'String was not recognized as a valid date.');
}

/** Whether a text holds another, without regard to case; true where nothing is looked for. */
export function contains(text: string | undefined, wanted: unknown): boolean {
	if (wanted === undefined || wanted === '') return true;
	return (text ?? '').toLowerCase().includes(String(wanted).toLowerCase());
}

/** Whether an id is among those asked for; true where none is asked for. */
export function among(id: string | undefined, wanted: unknown): boolean {
	const ids = wanted as string[] | undefined;
	return !ids?.length || ids.includes(id ?? '');
}
