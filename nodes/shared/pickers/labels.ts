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

/** When something began, without the day: what is live began today. */
export function startedAt(date: string | undefined, timeZone: string): string | undefined {
	const time = told(date, { timeZone });
	return time && `since ${time}`;
}

/** When something came, with its day, e.g. `25 Nov 2026, 14:05`. */
export const cameAt = (date: string | undefined, timeZone: string) =>
	told(date, { day: 'numeric', month: 'short', year: 'numeric', timeZone });

/** @param parts what is told beside the time, and by whose clock */
function told(date: string | undefined, parts: Intl.DateTimeFormatOptions): string | undefined {
	const found = readDate(date);
	if (found === undefined) return undefined;
	const time = { hour: '2-digit', minute: '2-digit' } as const;
	return new Intl.DateTimeFormat('en-GB', { ...parts, ...time }).format(found);
}

/** A value of the API as people say it: `VoiceMessage` becomes `Voice message`. */
export const spoken = (value: unknown) =>
	String(value ?? '').replace(/\B[A-Z](?=[a-z])/g, (letter) => ` ${letter.toLowerCase()}`);
