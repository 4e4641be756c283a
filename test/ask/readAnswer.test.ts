import { parse } from 'node:querystring';

import fc from 'fast-check';

import { readAnswer } from '../../nodes/EvoVoice/ask/readAnswer';
import type { Question } from '../../nodes/EvoVoice/ask/question';
import {
	APPROVE_ONLY,
	APPROVE_OR_DECLINE,
	ASK_TEXT,
	EVERY_TYPE,
	askForm,
	field,
} from './questions';

const NOW = new Date('2026-03-31T16:00:00.000Z');
const RESPONDED = { respondedAt: '2026-03-31T16:00:00.000Z' };

const read = (question: Question, body: unknown) => readAnswer(question, body, NOW);
const remarks = (question: Question, body: unknown) => read(question, body).rejection?.remarks;
const summary = (question: Question, body: unknown) => read(question, body).rejection?.summary;

describe('approval', () => {
	test('approve and decline', () => {
		expect(read(APPROVE_OR_DECLINE, { decision: 'approve' })).toEqual({
			data: { approved: true, ...RESPONDED },
			chosenLabel: 'Yes, send it',
		});
		expect(read(APPROVE_OR_DECLINE, { decision: 'decline' })).toEqual({
			data: { approved: false, ...RESPONDED },
			chosenLabel: 'No',
		});
	});

	test.each([
		['nothing', undefined],
		['an empty form', {}],
		['another word', { decision: 'yes' }],
		['a boolean', { decision: true }],
		['both buttons', parse('decision=decline&decision=approve')],
		['a list', { decision: ['approve'] }],
		['an object', { decision: { approve: 1 } }],
		['text in place of an object', 'decision=approve'],
		['what n8n puts into its own addresses', { approved: 'true' }],
		['an inherited value', Object.create({ decision: 'approve' })],
	])('%s decides nothing', (_, body) => {
		expect(summary(APPROVE_OR_DECLINE, body)).toBe('Please press one of the buttons.');
	});

	test('where approving is the only answer, nobody can decline', () => {
		expect(read(APPROVE_ONLY, { decision: 'approve' })).toMatchObject({ data: { approved: true } });
		expect(remarks(APPROVE_ONLY, { decision: 'decline' })).toBeDefined();
	});
});

describe('free text', () => {
	test('as it was written, without white space around it', () => {
		const body = parse('field-0=+Two+lines%0D%0Aof+%3Cb%3Etext%3C%2Fb%3E+%F0%9F%91%8D+');
		expect(read(ASK_TEXT, body)).toEqual({
			data: { text: 'Two lines\nof <b>text</b> 👍', ...RESPONDED },
		});
	});

	test('from a multipart form and from JSON', () => {
		const answer = { data: { text: 'Yes', ...RESPONDED } };
		expect(read(ASK_TEXT, { data: { 'field-0': 'Yes' }, files: {} })).toEqual(answer);
		expect(read(ASK_TEXT, { 'field-0': 'Yes' })).toEqual(answer);
	});

	test('has to be there', () => {
		for (const body of [{}, { 'field-0': ' \r\n ' }, { 'field-0': '\u0000' }, { 'field-0': 7 }]) {
			expect(remarks(ASK_TEXT, body)).toEqual({ 'field-0': 'Please fill this in.' });
		}
	});

	test('characters that nobody can see, which databases refuse, are dropped', () => {
		expect(read(ASK_TEXT, { 'field-0': 'a\u0000b\u0007c\td\ne' })).toMatchObject({
			data: { text: 'abc\td\ne' },
		});
	});

	test('half a character is left out, wherever a text was cut', () => {
		expect(read(ASK_TEXT, { 'field-0': 'Yes \ud83d' })).toMatchObject({ data: { text: 'Yes' } });
		const { rejection } = read(ASK_TEXT, { 'field-0': `${'x'.repeat(4999)}👍👍` });
		expect(rejection?.entered['field-0']).toEqual(['x'.repeat(4999)]);
	});

	test.each([
		'9007199254740991',
		'-0.0000000000000000123',
		'123456789012.345',
		'1e21',
		'100.00000000000000000',
	])('%s is a number that keeps its digits', (text) => {
		expect(read(askForm(field('It', { type: 'number' })), { 'field-0': text })).toMatchObject({
			data: { It: Number(text) },
		});
	});

	test('a megabyte is not taken, and not sent back either', () => {
		const { rejection } = read(ASK_TEXT, { 'field-0': 'x'.repeat(1_000_000) });
		expect(rejection?.remarks).toEqual({ 'field-0': 'Please use at most 5,000 characters.' });
		expect(rejection?.entered['field-0'][0]).toHaveLength(5000);
	});
});

describe('custom form', () => {
	const FILLED = {
		'field-0': ' Nathan ',
		'field-1': 'One\r\ntwo',
		'field-2': 'nathan@example.com',
		'field-3': '12.50',
		'field-4': '2026-04-01',
		'field-5': 'Pump',
		'field-6': 'L',
		'field-7': ['Oil', 'Tape', 'Oil'],
	};

	test('every type, by its label', () => {
		expect(read(EVERY_TYPE, FILLED)).toEqual({
			data: {
				Name: 'Nathan',
				Story: 'One\ntwo',
				Email: 'nathan@example.com',
				Age: 12.5,
				Day: '2026-04-01',
				Part: 'Pump',
				Size: 'L',
				Extras: ['Oil', 'Tape'],
				...RESPONDED,
			},
		});
	});

	test('what is optional can be left empty', () => {
		const nothing = {
			Name: '',
			Story: '',
			Email: '',
			Age: null,
			Day: null,
			Part: null,
			Size: null,
			Extras: [],
			...RESPONDED,
		};
		expect(read(EVERY_TYPE, {})).toEqual({ data: nothing });
		expect(read(EVERY_TYPE, parse('field-0=&field-3=&field-4=&field-5='))).toEqual({
			data: nothing,
		});
	});

	test('one checkbox comes as text, not as a list', () => {
		expect(read(EVERY_TYPE, { ...FILLED, 'field-7': 'Seal' })).toMatchObject({
			data: { Extras: ['Seal'] },
		});
	});

	test.each([
		['number', 'twelve', 'Please enter a number such as 12 or 12.5.'],
		['number', '1,5', 'Please enter a number such as 12 or 12.5.'],
		['number', '0x10', 'Please enter a number such as 12 or 12.5.'],
		['number', '1e999', 'Please enter a number such as 12 or 12.5.'],
		['number', 'NaN', 'Please enter a number such as 12 or 12.5.'],
		['number', '9007199254740993', 'Please enter a number of at most 15 digits.'],
		['number', '0.1234567890123456789', 'Please enter a number of at most 15 digits.'],
		['number', '1'.repeat(31), 'Please use at most 30 characters.'],
		['date', '31.3.2026', 'Please enter a date as year-month-day, such as 2026-03-31.'],
		['date', '2026-02-30', 'Please enter a date as year-month-day, such as 2026-03-31.'],
		['email', 'nathan', 'Please enter an email address such as name@example.com.'],
		['email', 'a@b@c.de', 'Please enter an email address such as name@example.com.'],
		['dropdown', 'Lever', 'Please choose.'],
		['radio', 'Lever', 'Please choose.'],
		['checkbox', 'Lever', 'Please choose.'],
	] as const)('%s: %s is not taken', (type, value, sentence) => {
		const question = askForm(field('It', { type, options: ['Pump'] }));
		const { rejection } = read(question, { 'field-0': value });
		expect(rejection?.remarks).toEqual({ 'field-0': sentence });
		expect(rejection?.entered['field-0'][0].startsWith(value.slice(0, 10))).toBe(true);
	});

	test.each([
		'text',
		'textarea',
		'email',
		'number',
		'date',
		'dropdown',
		'radio',
		'checkbox',
	] as const)('a required %s has to be there, as text', (type) => {
		const question = askForm(field('It', { type, required: true, options: ['Pump'] }));
		const odd: unknown[] = [{}, [], { toString: 'Pump' }, 7, true, null, [{ a: 1 }], '', '  '];
		for (const value of odd) {
			expect(remarks(question, { 'field-0': value })).toEqual({
				'field-0': expect.stringMatching(/^Please (fill this in|choose)\.$/),
			});
		}
	});

	test('all that is wrong is said at once, and nothing that was typed is lost', () => {
		const { rejection } = read(EVERY_TYPE, { ...FILLED, 'field-3': 'x', 'field-4': 'y' });
		expect(Object.keys(rejection!.remarks)).toEqual(['field-3', 'field-4']);
		expect(rejection!.entered).toMatchObject({ 'field-0': ['Nathan'], 'field-3': ['x'] });
	});

	test('one choice that is not offered spoils the others', () => {
		const body = { ...FILLED, 'field-7': ['Oil', 'Lever'] };
		expect(remarks(EVERY_TYPE, body)).toEqual({ 'field-7': 'Please choose.' });
	});

	test('a field that comes twice has no value: nobody could type that', () => {
		const body = parse('field-0=one&field-0=two');
		expect(remarks(askForm(field('It', { required: true })), body)).toEqual({
			'field-0': 'Please fill this in.',
		});
	});

	test('a text of one line stays one', () => {
		expect(read(askForm(field('It')), { 'field-0': 'one\r\ntwo' })).toMatchObject({
			data: { It: 'one two' },
		});
	});

	test('other fields are ignored, whatever they are called', () => {
		const body = JSON.parse(
			'{"field-0":"a","field-1":"b","approved":true,"respondedAt":"2000-01-01","It":"c","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
		) as unknown;
		expect(read(askForm(field('It')), body)).toEqual({ data: { It: 'a', ...RESPONDED } });
		expect(({} as { polluted?: number }).polluted).toBeUndefined();
	});
});

test('nothing that can be posted makes it throw or give more than the question asks for', () => {
	const key = fc.constantFrom(
		'field-0',
		'field-3',
		'field-7',
		'decision',
		'data',
		'__proto__',
		'x',
	);
	const body = fc.oneof(fc.jsonValue(), fc.dictionary(key, fc.jsonValue()));
	const question = fc.constantFrom(APPROVE_ONLY, APPROVE_OR_DECLINE, ASK_TEXT, EVERY_TYPE);
	fc.assert(
		fc.property(question, body, (asked, posted) => {
			const { data, rejection } = read(asked, posted);
			expect((data === undefined) !== (rejection === undefined)).toBe(true);
			const { answer } = asked;
			const names =
				answer.type === 'approval'
					? ['approved']
					: answer.type === 'freeText'
						? ['text']
						: answer.fields.map(({ label }) => label);
			if (data) expect(Object.keys(data)).toEqual([...names, 'respondedAt']);
		}),
	);
});
