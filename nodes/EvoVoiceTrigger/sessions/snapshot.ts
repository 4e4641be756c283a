import { membersOf } from '../../shared/entities/session';
import type { Session } from '../../shared/entities/session';
import type { Listed } from '../poll';
import { asText, createdAt, escape, fingerprint, idOf, unescape } from '../text';

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
export interface Snapshot extends Listed<Session> {
	ended: boolean;
	/** Ended, and nobody answered. */
	missed: boolean;
	/** Each field as {@link encode} writes it. */
	values: Record<Field, string>;
	/** Identities of the members, as {@link encode} writes them, never as a fingerprint. */
	members: string[];
}

/** The fields that can still change when a session is over: notes of the agent, and whose it was. */
const AFTER_THE_END: readonly Field[] = ['consoleData', 'customerId'];

/** Longer values are saved as a fingerprint. An identity of the API has 24 characters. */
const LONGEST_VALUE = 32;

const FINGERPRINT = '#';

/** Takes the snapshot of a session; `undefined` for one without an ID, which cannot be followed. */
export function takeSnapshot(answered: unknown): Snapshot | undefined {
	const id = idOf(answered);
	if (id === undefined) return undefined;
	const session = answered as Session;
	const ended = session.ended === true;
	const values = {} as Record<Field, string>;
	for (const field of FIELDS) values[field] = encode(session[field]);
	return {
		id,
		created: createdAt(session.dateCreated),
		ended,
		missed: ended && session.wasMissed === true,
		values,
		members: identities(session),
		thing: session,
	};
}

/** A session of which nothing is known but its ID. */
export function blankSnapshot(id: string): Snapshot {
	const values = {} as Record<Field, string>;
	for (const field of FIELDS) values[field] = '';
	return { id, created: 0, ended: false, missed: false, values, members: [] };
}

/**
 * What stays remembered of a session that is over. Its members and states no longer matter, and an
 * account has far more sessions that are over than live ones.
 */
export function compact(snapshot: Snapshot): Snapshot {
	if (!snapshot.ended) return snapshot;
	const { values } = blankSnapshot(snapshot.id);
	for (const field of AFTER_THE_END) values[field] = snapshot.values[field];
	return { ...snapshot, values, members: [] };
}

/** The session as far as it is remembered, for when the server no longer has it. */
export function rememberedSession(snapshot: Snapshot): Session {
	const known = FIELDS.flatMap((field) => {
		const value = decode(snapshot.values[field]);
		return value ? [[field, value]] : [];
	});
	return {
		id: snapshot.id,
		...(snapshot.created && { dateCreated: new Date(snapshot.created).toISOString() }),
		...(Object.fromEntries(known) as Partial<Session>),
		ended: snapshot.ended,
		members: snapshot.members.map((identity) => ({ identity: decode(identity) ?? '' })),
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

/** A value as the state keeps it: `%`, `|`, `,`, `#` and `~` are escaped, a long one is a fingerprint. */
function encode(value: unknown): string {
	const text = asText(value);
	return text.length > LONGEST_VALUE ? FINGERPRINT + fingerprint(text) : escape(text);
}

/** The value that {@link encode} wrote: `null` for none, `undefined` where only a fingerprint is left. */
export function decode(encoded: string): string | null | undefined {
	if (encoded === '') return null;
	return encoded.startsWith(FINGERPRINT) ? undefined : unescape(encoded);
}

/** Each identity once: the same person on two devices is one member. */
function identities(session: Session): string[] {
	const known = membersOf(session).map(({ identity }) =>
		typeof identity === 'string' ? identity : '',
	);
	return [...new Set(known)].filter(Boolean).map((identity) => escape(asText(identity)));
}
