import type { Session, SessionMember } from '../session';

/** The address of the other side of a session: a number, an email or what was dialled. */
export const addressOf = ({ direction, fromAddress, toAddress, destination }: Session) =>
	direction === 'Outgoing' ? (toAddress ?? destination) : fromAddress;

/** Who a session is with, as a person recognises it. */
export const personOf = (session: Session) =>
	session.displayName ||
	(session.direction === 'Outgoing' ? undefined : session.fromName) ||
	addressOf(session) ||
	String(session.id);

/** Parts of an entry that say something, and none of them twice; the list cuts long entries at the end. */
export const entry = (...parts: Array<string | undefined>) =>
	[...new Set(parts)].filter((part) => part && part !== 'None').join(' · ');

/** A member by name, or by what names it towards the API. */
export const memberName = ({ displayName, identity }: SessionMember) =>
	displayName || identity || 'Somebody without a name';

/** How long ago a date was, e.g. `4 min`; empty when the date cannot be read. */
export function duration(date: string | undefined, now: Date): string {
	const minutes = Math.floor((now.getTime() - Date.parse(date ?? '')) / 60_000);
	if (Number.isNaN(minutes)) return '';
	if (minutes < 1) return 'just started';
	if (minutes < 60) return `${minutes} min`;
	const hours = Math.floor(minutes / 60);
	return hours < 24
		? `${hours} h ${minutes % 60} min`
		: `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
