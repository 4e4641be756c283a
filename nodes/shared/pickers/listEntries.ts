import type { INode, INodeListSearchItems } from 'n8n-workflow';

import { readDate } from '../entities/date';
import type { Session } from '../entities/session';
import { refused } from '../fields/refusal';

/** The address of the other side of a session: a number, an email or what was dialled. */
export const addressOf = ({ direction, fromAddress, toAddress, destination }: Session) =>
	direction === 'Outgoing' ? (toAddress ?? destination) : fromAddress;

/** Who a session is with, as a person recognises it. */
export const personOf = (session: Session) =>
	session.displayName ||
	(session.direction === 'Outgoing' ? undefined : session.fromName) ||
	addressOf(session) ||
	String(session.id);

/** The parts of an entry that are there, each once. */
export const entry = (...parts: Array<string | undefined>) =>
	[...new Set(parts)].filter((part) => part && part !== 'None').join(' · ');

/** When something began, without its day: what is live began today. */
export function startedAt(date: string | undefined, timeZone: string): string | undefined {
	const time = timeIn(date, { timeZone });
	return time && `since ${time}`;
}

/** When something came, with its day, e.g. `25 Nov 2026, 14:05`. */
export const cameAt = (date: string | undefined, timeZone: string) =>
	timeIn(date, { day: 'numeric', month: 'short', year: 'numeric', timeZone });

/** @param parts what is shown beside the hour and minute, and in which time zone */
function timeIn(date: string | undefined, parts: Intl.DateTimeFormatOptions): string | undefined {
	const found = readDate(date);
	if (found === undefined) return undefined;
	const time = { hour: '2-digit', minute: '2-digit' } as const;
	return new Intl.DateTimeFormat('en-GB', { ...parts, ...time }).format(found);
}

/** A value of the API in words: `VoiceMessage` becomes `Voice message`. */
export const inWords = (value: unknown) =>
	String(value ?? '').replace(/\B[A-Z](?=[a-z])/g, (letter) => ` ${letter.toLowerCase()}`);

/** Keeps the entries that contain what was typed into the search; upper or lower case does not matter. */
export function matching(filter = ''): (entry: INodeListSearchItems) => boolean {
	const typed = filter.trim().toLowerCase();
	return ({ name, value }) => `${name} ${value}`.toLowerCase().includes(typed);
}

/**
 * Why a list is empty. Thrown, since n8n has no words for an empty list; in place of the list it
 * shows the message alone, so everything stands in it.
 */
export function explainEmpty(node: INode, what: string, why: string) {
	return refused(node, `${what}. ${why}`, '');
}

/**
 * What was picked. The editor evaluates expressions before it asks for a list; one that returns
 * nothing yet, because the previous step has not run, has the value `null` or none at all.
 */
export const valueOf = (picked: unknown): unknown =>
	typeof picked === 'object' && picked !== null ? (picked as { value?: unknown }).value : picked;
