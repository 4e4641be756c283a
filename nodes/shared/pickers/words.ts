import { readDate } from '../entities/date';
import type { Session } from '../entities/session';

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

/** When something began, by n8n's clock and without the day: what is live began today. */
export function startedAt(date: string | undefined): string | undefined {
	const found = readDate(date);
	if (found === undefined) return undefined;
	const time = new Date(found).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
	return `since ${time}`;
}
