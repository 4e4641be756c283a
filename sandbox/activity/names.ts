import { nameByNumber } from '../office/members';
import type { Channel, SessionInfo } from '../office/model';
import type { Office } from '../office/office';

const KINDS: Record<Channel, string> = { Voice: 'call', Chat: 'chat', Fax: 'fax' };
const LONGEST = 60;

/** How people call whoever has the address: by number, e-mail, endpoint name or endpoint id. */
export function nameIn(office: Office, address: string): string {
	const wanted = address.trim().toLowerCase();
	const endpoint = office.endpoints.find(({ id, displayName, extraInformation }) =>
		[id, displayName, extraInformation].some((known) => known?.toLowerCase() === wanted),
	);
	return endpoint?.displayName ?? nameByNumber(address.trim()) ?? short(address);
}

/** A session as people speak of it, such as `call with Maria Santos`. */
export function titleOf(office: Office, session: SessionInfo): string {
	const isIncoming = session.direction === 'Incoming';
	const other = (isIncoming ? session.fromAddress : session.toAddress) ?? 'somebody';
	const name = (isIncoming ? session.fromName : undefined) ?? nameIn(office, other);
	return `${KINDS[session.channel]} with ${name}`;
}

/** The beginning of a text, where it is long. */
export function short(text: string): string {
	return text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text;
}
