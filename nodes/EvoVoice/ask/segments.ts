/** Each of these takes one of a segment's 160 places (3GPP TS 23.038, 6.2.1). */
const BASIC = new Set(
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** Each of these takes two places: an escape goes before it (6.2.1.1). */
const EXTENDED = new Set('\f^{}\\[~]|€');

/** What a segment holds: alone, and as one of several, which each carry a header. */
const ROOM = { 'GSM-7': { alone: 160, of: 153 }, 'UCS-2': { alone: 70, of: 67 } } as const;

export interface TextSize {
	/** How the phone network writes the text: GSM-7, or UCS-2 if one character is not in GSM-7. */
	encoding: 'GSM-7' | 'UCS-2';
	/** Places taken: septets in GSM-7, 16-bit units in UCS-2. */
	units: number;
	/** How many text messages are sent, and paid for; an empty text takes one. */
	segments: number;
}

/** Whether every character of a text is in the alphabet of which a segment holds 160. */
export function isGsm(text: string): boolean {
	return [...text].every((character) => BASIC.has(character) || EXTENDED.has(character));
}

/** How many segments a text takes on the phone network. */
export function sizeOf(text: string): TextSize {
	const encoding = isGsm(text) ? 'GSM-7' : 'UCS-2';
	const widths = [...text].map((character) =>
		encoding === 'UCS-2' ? character.length : EXTENDED.has(character) ? 2 : 1,
	);
	const units = widths.reduce((sum, width) => sum + width, 0);
	const { alone, of } = ROOM[encoding];
	return { encoding, units, segments: units <= alone ? 1 : parts(widths, of) };
}

/** A character of two places is never cut in half: it moves to the next segment as a whole. */
function parts(widths: number[], room: number): number {
	let segments = 1;
	let taken = 0;
	for (const width of widths) {
		if (taken + width > room) {
			segments += 1;
			taken = 0;
		}
		taken += width;
	}
	return segments;
}
