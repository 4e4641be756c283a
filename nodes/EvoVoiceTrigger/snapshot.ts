import type { Session } from '../EvoVoice/session';

/**
 * The fields that are remembered of a session, in the order of their columns in the saved state.
 * A change of this list needs a new version of the state.
 */
export const FIELDS = [
	'callState',
	'queueState',
	'dialState',
	'endpointId',
	'customerId',
	'fromAddress',
	'fromName',
	'toAddress',
	'destination',
	'conferenceSid',
	'consoleData',
] as const;

export type Field = (typeof FIELDS)[number];

/** What is remembered of a session: enough to tell what changed, and no more. */
export interface Snapshot {
	id: string;
	/** Milliseconds since 1970; 0 when the server's date cannot be read. */
	created: number;
	ended: boolean;
	/** Ended, and nobody answered. */
	missed: boolean;
	/** Each field as {@link keep} writes it. */
	values: Record<Field, string>;
	/** Identities of the members, as {@link keep} writes them without ever shortening them. */
	members: string[];
	/** The session that the snapshot was taken of; absent on a remembered one. */
	session?: Session;
}

/** The fields that can still change when a session is over: notes of the agent, and whose it was. */
const AFTER_THE_END: readonly Field[] = ['consoleData', 'customerId'];

/** Longer values are remembered as a fingerprint. An identity of the API has 24 characters. */
const LONGEST_KEPT = 32;

const FINGERPRINT = '#';

/** Takes the snapshot of a session; `undefined` for one without an ID, which cannot be followed. */
export function takeSnapshot(session: Session): Snapshot | undefined {
	if (!session.id) return undefined;
	const ended = session.ended === true;
	const values = {} as Record<Field, string>;
	for (const field of FIELDS) values[field] = keep(session[field]);
	return {
		id: session.id,
		created: readDate(session.dateCreated),
		ended,
		missed: ended && session.wasMissed === true,
		values,
		members: identities(session),
		session,
	};
}

/** A session of which nothing is known but its ID. */
export function blankSnapshot(id: string): Snapshot {
	const values = {} as Record<Field, string>;
	for (const field of FIELDS) values[field] = '';
	return { id, created: 0, ended: false, missed: false, values, members: [] };
}

/**
 * What stays remembered of a session that is over. Who was in it and how it stood no longer
 * matters, and an account has far more sessions that are over than live ones.
 */
export function settle(snapshot: Snapshot): Snapshot {
	if (!snapshot.ended) return snapshot;
	const { values } = blankSnapshot(snapshot.id);
	for (const field of AFTER_THE_END) values[field] = snapshot.values[field];
	return { ...snapshot, values, members: [] };
}

/** The session as far as it is remembered, for when the server no longer has it. */
export function recallSession(snapshot: Snapshot): Session {
	const known = FIELDS.flatMap((field) => {
		const value = recall(snapshot.values[field]);
		return value ? [[field, value]] : [];
	});
	return {
		id: snapshot.id,
		...(snapshot.created && { dateCreated: new Date(snapshot.created).toISOString() }),
		...(Object.fromEntries(known) as Partial<Session>),
		ended: snapshot.ended,
		members: snapshot.members.map((identity) => ({ identity: recall(identity) ?? '' })),
	};
}

/** Whether two snapshots of one session show no difference. */
export function isSame(one: Snapshot, other: Snapshot): boolean {
	return (
		one.ended === other.ended &&
		one.missed === other.missed &&
		FIELDS.every((field) => one.values[field] === other.values[field]) &&
		haveSameMembers(one, other)
	);
}

export function haveSameMembers({ members }: Snapshot, other: Snapshot): boolean {
	return (
		members.length === other.members.length &&
		other.members.every((identity) => members.includes(identity))
	);
}

/** Writes a value for the state: `%`, `|`, `,`, `#` and `~` are escaped, a long value is a fingerprint. */
function keep(value: unknown): string {
	const text = asText(value);
	return text.length > LONGEST_KEPT ? FINGERPRINT + fingerprint(text) : escape(text);
}

/** The value that {@link keep} wrote: `null` for none, `undefined` where only a fingerprint is left. */
export function recall(kept: string): string | null | undefined {
	if (kept === '') return null;
	return kept.startsWith(FINGERPRINT) ? undefined : unescape(kept);
}

/** Escapes a text so that the other signs can have a meaning in a line of the state. */
export function escape(text: string): string {
	return text.replace(/[%|,#~]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

export function unescape(text: string): string {
	return text.replace(/%(25|7c|2c|23|7e)/g, (_, code: string) =>
		String.fromCharCode(parseInt(code, 16)),
	);
}

/**
 * 53 bits of a text (cyrb53, a public domain function), in base 36. Two different texts of one
 * session have the same one in one of 10^16 cases.
 */
export function fingerprint(text: string): string {
	const { imul } = Math;
	let high = 0xdeadbeef;
	let low = 0x41c6ce57;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		high = imul(high ^ code, 2654435761);
		low = imul(low ^ code, 1597334677);
	}
	high = imul(high ^ (high >>> 16), 2246822507) ^ imul(low ^ (low >>> 13), 3266489909);
	low = imul(low ^ (low >>> 16), 2246822507) ^ imul(high ^ (high >>> 13), 3266489909);
	return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/** Each identity once: the same person on two devices is one member. */
function identities(session: Session): string[] {
	const members = Array.isArray(session.members) ? session.members : [];
	const known = members.flatMap((member) => (member?.identity ? [member.identity] : []));
	return [...new Set(known)].map(escape);
}

function asText(value: unknown): string {
	if (value === null || value === undefined) return '';
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The API promises no format; besides what JavaScript reads there is the framework's `/Date(ms)/`. */
function readDate(text: string | undefined): number {
	const framework = /^\/Date\((-?\d+)/.exec(text ?? '');
	const date = framework ? Number(framework[1]) : Date.parse(text ?? '');
	return Number.isFinite(date) && date > 0 ? date : 0;
}
