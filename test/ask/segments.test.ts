import fc from 'fast-check';

import { isGsm, smsSize } from '../../nodes/EvoVoice/ask/sms';

const a = (count: number) => 'a'.repeat(count);

test.each([
	['nothing', '', 'GSM-7', 0, 1],
	['the longest text of one segment', a(160), 'GSM-7', 160, 1],
	['one character more', a(161), 'GSM-7', 161, 2],
	['the longest of two', a(306), 'GSM-7', 306, 2],
	['one more', a(307), 'GSM-7', 307, 3],
	['letters and signs of the basic alphabet', 'Ünïque: àéìòù ÄÖÜß ñ £¥ ΔΩ ¿¡\r\n', 'UCS-2', 31, 1],
	[
		'the same without the one that is not in it',
		'Ünique: àéìòù ÄÖÜß ñ £¥ ΔΩ ¿¡\r\n',
		'GSM-7',
		31,
		1,
	],
	['signs of the extension table take two', '€[]{}~^|\\', 'GSM-7', 18, 1],
	['80 of them fill a segment', '€'.repeat(80), 'GSM-7', 160, 1],
	['81 do not fit, and none is cut in half', '€'.repeat(81), 'GSM-7', 162, 2],
	['an escape pair at the seam moves on', `${a(152)}€${a(152)}`, 'GSM-7', 306, 3],
	['70 characters of another script', 'ж'.repeat(70), 'UCS-2', 70, 1],
	['one more of them', 'ж'.repeat(71), 'UCS-2', 71, 2],
	['a small c with cedilla, unlike the capital', 'ç', 'UCS-2', 1, 1],
	['emoji take two', '👍'.repeat(35), 'UCS-2', 70, 1],
	['an emoji at the seam moves on', `${'ж'.repeat(66)}👍${'ж'.repeat(66)}`, 'UCS-2', 134, 3],
] as const)('%s', (_, text, encoding, units, segments) => {
	expect(smsSize(text)).toEqual({ encoding, units, segments });
});

test('segments grow with the text, by one at a time, and hold no more than they can', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
			const { encoding, units, segments } = smsSize(text);
			expect(encoding).toBe(isGsm(text) ? 'GSM-7' : 'UCS-2');
			const [alone, of] = encoding === 'GSM-7' ? [160, 153] : [70, 67];
			if (segments === 1) expect(units).toBeLessThanOrEqual(alone);
			else expect(units).toBeLessThanOrEqual(segments * of);
			// A seam leaves at most one place empty.
			if (segments > 1) expect(units).toBeGreaterThan((segments - 1) * (of - 1));
		}),
	);
});
