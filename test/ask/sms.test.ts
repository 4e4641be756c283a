import fc from 'fast-check';

import { questionFields } from '../../nodes/EvoVoice/ask/fields';
import { composeSms, smsSize } from '../../nodes/EvoVoice/ask/sms';

const ADDRESS =
	'https://n8n.example.com/webhook-waiting/1042/0a9c1f6e-0f2b-4b0c-9a60-6f0c6d0f7a11?q=3f9a2c&signature=' +
	'5'.repeat(64);

/** Any, and more often those that become several or none. */
const character = fc.oneof(
	fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
	fc.constantFrom('…', '–', '\u200b', 'a'),
);

test('the address stands on a line of its own, after the message', () => {
	expect(composeSms('Shall it go out?', ADDRESS)).toBe(`Shall it go out?\n${ADDRESS}`);
});

test('needless white space goes, paragraphs stay', () => {
	expect(composeSms('  One  \r\nTwo\t\n\n\n\n  Three \n ', ADDRESS)).toBe(
		`One\nTwo\n\n  Three\n${ADDRESS}`,
	);
});

test('a message of blanks, which anybody can write, takes no time', () => {
	const begun = process.cpuUsage();
	composeSms(`a${' '.repeat(200_000)}b`, ADDRESS);
	expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(1.5);
});

test('typographic characters become plain ones, which saves segments', () => {
	const message = 'It’s “urgent” – call 9–5 … „now”';
	const text = composeSms(message, ADDRESS);
	expect(text).toBe(`It's "urgent" - call 9-5 ... "now"\n${ADDRESS}`);
	expect(smsSize(text).segments).toBe(2);
	expect(smsSize(`${message}\n${ADDRESS}`).segments).toBe(3);
});

test.each(['\u00a0', '\u2002', '\u2003', '\u2007', '\u2009', '\u200a', '\u202f'])(
	'the space %j of typesetters becomes a plain one',
	(space) => {
		expect(composeSms(`Order${space}4711, 9${space}am`, ADDRESS)).toBe(
			`Order 4711, 9 am\n${ADDRESS}`,
		);
	},
);

test('a text that needs another alphabet anyway is left as it was written', () => {
	expect(composeSms('It’s done 👍', ADDRESS)).toBe(`It’s done 👍\n${ADDRESS}`);
	expect(composeSms('Можно? – да…', ADDRESS)).toBe(`Можно? – да…\n${ADDRESS}`);
});

test('where plain ones would take more room they stay', () => {
	const dots = '…'.repeat(500);
	expect(composeSms(dots, ADDRESS)).toBe(`${dots}\n${ADDRESS}`);
});

test('the field of the message says how many segments it takes', () => {
	const { description } = questionFields.find(
		({ property }) => property.name === 'message',
	)!.property;
	const [, plain, perPlain, other, perOther] =
		/about (\d+) .* two segments, and every (\d+) more .* about (\d+) are three .* every (\d+) more/
			.exec(description!)!
			.map(Number);
	const segments = (letter: string, count: number) =>
		smsSize(composeSms(letter.repeat(count), ADDRESS)).segments;
	for (const [letter, room, per, first] of [
		['a', plain, perPlain, 2],
		['ж', other, perOther, 3],
	] as const) {
		expect(segments(letter, room)).toBe(first);
		expect(segments(letter, room + 1)).toBe(first + 1);
		expect(segments(letter, room + per)).toBe(first + 1);
		expect(segments(letter, room + per + 1)).toBe(first + 2);
	}
});

test('no text takes more segments than its message as it was written', () => {
	fc.assert(
		fc.property(fc.string({ unit: character, maxLength: 900 }), (message) => {
			const asWritten = smsSize(`${message}\n${ADDRESS}`).segments;
			const text = composeSms(message, ADDRESS);
			expect(smsSize(text).segments).toBeLessThanOrEqual(asWritten);
			expect(text.endsWith(`\n${ADDRESS}`)).toBe(true);
		}),
	);
});
