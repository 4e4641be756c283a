import fc from 'fast-check';

import { sizeOf } from '../../nodes/EvoVoice/ask/segments';
import { composeText } from '../../nodes/EvoVoice/ask/text';

const ADDRESS =
	'https://n8n.example.com/webhook-waiting/1042/0a9c1f6e-0f2b-4b0c-9a60-6f0c6d0f7a11?q=3f9a&signature=' +
	'5'.repeat(64);

test('the address stands on a line of its own, after the message', () => {
	expect(composeText('Shall it go out?', ADDRESS)).toBe(`Shall it go out?\n${ADDRESS}`);
});

test('needless white space goes, paragraphs stay', () => {
	expect(composeText('  One  \r\nTwo\t\n\n\n\n  Three \n ', ADDRESS)).toBe(
		`One\nTwo\n\n  Three\n${ADDRESS}`,
	);
});

test('typographic characters become plain ones, which saves segments', () => {
	const message = 'It’s “urgent” – call 9–5 … „now”';
	const text = composeText(message, ADDRESS);
	expect(text).toBe(`It's "urgent" - call 9-5 ... "now"\n${ADDRESS}`);
	expect(sizeOf(text).segments).toBe(2);
	expect(sizeOf(`${message}\n${ADDRESS}`).segments).toBe(3);
});

test('a text that needs another alphabet anyway is left as it was written', () => {
	expect(composeText('It’s done 👍', ADDRESS)).toBe(`It’s done 👍\n${ADDRESS}`);
	expect(composeText('Можно? – да…', ADDRESS)).toBe(`Можно? – да…\n${ADDRESS}`);
});

test('no text takes more segments than its message as it was written', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (message) => {
			const asWritten = sizeOf(`${message}\n${ADDRESS}`).segments;
			const text = composeText(message, ADDRESS);
			expect(sizeOf(text).segments).toBeLessThanOrEqual(asWritten);
			expect(text.endsWith(`\n${ADDRESS}`)).toBe(true);
		}),
	);
});
