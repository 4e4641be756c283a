/**
 * Plain characters, and the typographic ones that word processors and language models write for
 * them. A single one of these makes every segment hold 70 characters instead of 160.
 */
const TYPOGRAPHIC: Array<[plain: string, pattern: RegExp]> = [
	[' ', /[\t\u00a0\u202f\u2002\u2003\u2007\u2009\u200a]/g],
	['', /[\u200b\ufeff\u00ad]/g],
	['-', /[\u2010-\u2014\u2022\u00b7]/g],
	["'", /[\u2018\u2019\u201a\u00b4`]/g],
	['"', /[\u201c\u201d\u201e\u00ab\u00bb]/g],
	['...', /\u2026/g],
];

/**
 * The text that asks: the message, and the address on a line of its own, which phones turn into a
 * link. Superfluous white space is removed. Typographic characters become plain ones where that
 * saves segments; a text that needs UCS-2 anyway (emoji, another script) keeps them.
 */
export function composeSms(message: string, address: string): string {
	const tidy = message
		.replace(/\r\n?/g, '\n')
		.split('\n')
		// Not by a regular expression, which takes minutes for a message full of spaces.
		.map((line) => line.trimEnd())
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
	const asWritten = `${tidy}\n${address}`;
	const plain = `${TYPOGRAPHIC.reduce((text, [by, pattern]) => text.replace(pattern, by), tidy)}\n${address}`;
	return smsSize(plain).segments < smsSize(asWritten).segments ? plain : asWritten;
}

/** GSM-7 characters of one septet each, of which a segment holds 160 (3GPP TS 23.038, 6.2.1). */
const GSM_BASIC = new Set(
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** GSM-7 characters of two septets: an escape precedes each (6.2.1.1). */
const GSM_EXTENDED = new Set('\f^{}\\[~]|€');

/** Units that a segment holds: by itself, and as one of several, which each carry a header. */
const CAPACITY = {
	'GSM-7': { single: 160, part: 153 },
	'UCS-2': { single: 70, part: 67 },
} as const;

export interface SmsSize {
	/** UCS-2 if a single character is not in GSM-7. */
	encoding: 'GSM-7' | 'UCS-2';
	/** Septets in GSM-7, 16-bit units in UCS-2. */
	units: number;
	/** Text messages that are sent and charged; an empty text takes one. */
	segments: number;
}

/** Whether every character of a text is in GSM-7. */
export function isGsm(text: string): boolean {
	return [...text].every((character) => GSM_BASIC.has(character) || GSM_EXTENDED.has(character));
}

/** How a text is encoded on the phone network, and how many segments it takes. */
export function smsSize(text: string): SmsSize {
	const encoding = isGsm(text) ? 'GSM-7' : 'UCS-2';
	const widths = [...text].map((character) =>
		encoding === 'UCS-2' ? character.length : GSM_EXTENDED.has(character) ? 2 : 1,
	);
	const units = widths.reduce((sum, width) => sum + width, 0);
	const { single, part } = CAPACITY[encoding];
	return { encoding, units, segments: units <= single ? 1 : partsOf(widths, part) };
}

/** A character of two units is never split: it moves to the next segment as a whole. */
function partsOf(widths: number[], capacity: number): number {
	let segments = 1;
	let used = 0;
	for (const width of widths) {
		if (used + width > capacity) {
			segments += 1;
			used = 0;
		}
		used += width;
	}
	return segments;
}
