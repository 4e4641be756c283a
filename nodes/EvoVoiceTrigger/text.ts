import { readDate } from '../shared/entities/date';

/** Escapes a text so that the other signs can have a meaning in a line of the saved state. */
export function escape(text: string): string {
	return text.replace(/[%|,#~]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

export function unescape(text: string): string {
	return text.replace(/%(25|7c|2c|23|7e)/g, (_, code: string) =>
		String.fromCharCode(parseInt(code, 16)),
	);
}

/**
 * 53 bits of a text (cyrb53, a public domain function), in base 36. Two texts have the same
 * fingerprint in one of 10^16 cases.
 *
 * Not one of `crypto`: saved states hold these fingerprints (what is watched, long values of
 * sessions), and with others every published trigger would start afresh.
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

/** A value as text: nothing is an empty one, half a surrogate pair is replaced. */
export function asText(value: unknown): string {
	if (value === null || value === undefined) return '';
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
	return text.replace(HALF_A_PAIR, '\ufffd');
}

/** The ID of something that the server answered; `undefined` where none can be read. */
export function idOf(answered: unknown): string | undefined {
	if (typeof answered !== 'object' || answered === null) return undefined;
	const { id } = answered as { id?: unknown };
	return typeof id === 'string' && id !== '' && id.search(HALF_A_PAIR) < 0 ? id : undefined;
}

/** Half a surrogate pair can neither stand in an address nor be saved by every database. */
const HALF_A_PAIR = /\p{Surrogate}/gu;

/** A date of the server in milliseconds since 1970; 0 when it cannot be read. */
export const createdAt = (date: unknown) => Math.max(readDate(date) ?? 0, 0);

/** An event as people read it: `sessionStarted` becomes `Session Started`. */
export const titleOf = (value: string): string =>
	`${value[0].toUpperCase()}${value.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter}`)}`;

/** The oldest first, those of one moment by their IDs. */
export const byAge = (
	a: { created: number; id: string },
	b: { created: number; id: string },
): number => a.created - b.created || (a.id < b.id ? -1 : 1);
