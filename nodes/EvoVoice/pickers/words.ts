import type { Session, SessionMember } from '../session';

/** Who a session is with, as a person recognises it: name first, the other side's number after it. */
export function personOf(session: Session): string {
	const { direction, fromAddress, toAddress, destination } = session;
	const address = direction === 'Outgoing' ? (toAddress ?? destination) : fromAddress;
	const name = session.displayName ?? (direction === 'Outgoing' ? undefined : session.fromName);
	if (name && address && !name.includes(address)) return `${name} (${address})`;
	return name ?? address ?? String(session.id);
}

/** A member by name, or by what names it towards the API. */
export const memberName = ({ displayName, identity }: SessionMember) =>
	displayName ?? identity ?? 'Somebody without a name';

/** A member's role where it says something, e.g. `Agent`. */
export const memberRole = ({ role }: SessionMember) => (role === 'None' ? undefined : role);

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
