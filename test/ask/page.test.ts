import { createHash } from 'node:crypto';

import { readAnswer } from '../../nodes/EvoVoice/ask/readAnswer';
import type { Page } from '../../nodes/EvoVoice/ask/pageLayout';
import {
	alreadyAnsweredPage,
	answeredPage,
	notValidPage,
	questionPage,
	tooLatePage,
} from '../../nodes/EvoVoice/ask/pages';
import {
	APPROVE_ONLY,
	APPROVE_OR_DECLINE,
	ASK_TEXT,
	EVERY_TYPE,
	askForm,
	field,
} from './questions';

const HOSTILE = `</p><script src="//evil.example"></script>"'><img onerror=alert(1)>&amp;`;
const ESCAPED =
	'&lt;/p&gt;&lt;script src=&quot;//evil.example&quot;&gt;&lt;/script&gt;&quot;&#39;&gt;&lt;img onerror=alert(1)&gt;&amp;amp;';

const PAGES: Array<[string, Page, number]> = [
	['approve only', questionPage(APPROVE_ONLY), 200],
	['approve or decline', questionPage(APPROVE_OR_DECLINE), 200],
	['free text', questionPage(ASK_TEXT), 200],
	['a form', questionPage(EVERY_TYPE), 200],
	[
		'a form once more',
		questionPage(EVERY_TYPE, { summary: 'No.', entered: {}, remarks: { 'field-0': 'No.' } }),
		422,
	],
	['answered', answeredPage('Shall it?', 'Approve'), 200],
	['already answered', alreadyAnsweredPage(), 409],
	['too late', tooLatePage('Shall it?'), 410],
	['not valid', notValidPage(), 404],
];

const tags = (page: Page) => page.body.match(/<[a-z][^>]*>/g)!;

describe.each(PAGES)('%s', (_, page, status) => {
	test('is small, whole and for phones', () => {
		expect(page.status).toBe(status);
		expect(Buffer.byteLength(page.body)).toBeLessThan(10_000);
		expect(page.body).toMatch(/^<!doctype html>\n<html lang="en">/);
		expect(page.body).toMatch(/<meta name="viewport" content="width=device-width/);
		expect(page.body).toMatch(/prefers-color-scheme:dark/);
		expect(page.body).toMatch(/<title>[^<]+<\/title>/);
	});

	test('loads nothing, runs nothing, and is kept nowhere', () => {
		expect(page.body).not.toMatch(
			/<(script|link|img|iframe|object|base)|url\(|@import|\son\w+=|https?:/,
		);
		const { 'Content-Security-Policy': policy, ...headers } = page.headers;
		expect(headers).toEqual({
			'Content-Type': 'text/html; charset=utf-8',
			'Cache-Control': 'no-store',
			'Referrer-Policy': 'no-referrer',
			'X-Content-Type-Options': 'nosniff',
			'X-Robots-Tag': 'noindex, nofollow',
		});
		const style = /<style>([^]*)<\/style>/.exec(page.body)![1];
		const hash = createHash('sha256').update(style).digest('base64');
		const inPage = `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'`;
		expect(policy).toBe(`${inPage}; frame-ancestors 'none'`);
		expect(page.body).toContain(`<meta http-equiv="Content-Security-Policy" content="${inPage}">`);
	});

	test('posts to its own address if it posts at all', () => {
		for (const form of tags(page).filter((tag) => tag.startsWith('<form'))) {
			expect(form).toBe('<form method="post" enctype="multipart/form-data">');
		}
		expect(page.body).not.toMatch(/<a\b|formaction|formmethod/);
	});
});

test('the message is there, with its lines', () => {
	const question = { ...APPROVE_ONLY, message: 'One\n\nTwo & three' };
	expect(questionPage(question).body).toContain('<p class="message">One\n\nTwo &amp; three</p>');
	expect(answeredPage('About it').body).toContain('<p class="message">About it</p>');
	expect(tooLatePage('About it').body).toContain('<p class="message">About it</p>');
});

test('approve only has one button, approve or decline two, with their own labels', () => {
	const buttons = ({ body }: Page) =>
		[...body.matchAll(/<button.*?>(.*?)<\/button>/g)].map(([tag]) => tag);
	expect(buttons(questionPage(APPROVE_ONLY))).toEqual([
		'<button name="decision" value="approve">Approve</button>',
	]);
	expect(buttons(questionPage(APPROVE_OR_DECLINE))).toEqual([
		'<button name="decision" value="approve">Yes, send it</button>',
		'<button class="other" name="decision" value="decline">No</button>',
	]);
});

test('a title and a note of the author take their place', () => {
	const { body } = questionPage({ ...ASK_TEXT, title: 'Night shift', note: 'By six, please.' });
	expect(body).toContain('<title>Night shift</title>');
	expect(body).toContain('<h1>Night shift</h1>');
	expect(body).toContain('<p class="note">By six, please.</p>');
	expect(questionPage(ASK_TEXT).body).toContain('<h1>Your answer is needed</h1>');
	expect(questionPage(ASK_TEXT).body).not.toContain('class="note"');
});

test('every type of field, with what it holds at first', () => {
	const { body } = questionPage(EVERY_TYPE);
	for (const part of [
		'<label for="field-0">Name <span class="small">(optional)</span></label>',
		'<input type="text" id="field-0" name="field-0" value="N" placeholder="e.g. Nathan" maxlength="1000">',
		'<textarea id="field-1" name="field-1" rows="5" maxlength="5000">\n</textarea>',
		'<input type="email" id="field-2"',
		'<input type="number" step="any" id="field-3"',
		'<input type="date" id="field-4"',
		'<select id="field-5" name="field-5"><option value="">Choose…</option>',
		'<option value="Valve" selected>Valve</option>',
		'<option value="Pump">Pump</option>',
		'<input type="radio" name="field-6" value="S">S',
		'<input type="checkbox" name="field-7" value="Oil" checked>Oil',
		'<input type="checkbox" name="field-7" value="Seal">Seal',
		'<input type="checkbox" name="field-7" value="Tape" checked>Tape',
		'<button>Send</button>',
	]) {
		expect(body).toContain(part);
	}
});

test('what is required is asked for by the browser, checkboxes aside, of which each would be', () => {
	const required = (type: 'text' | 'dropdown' | 'radio' | 'checkbox') =>
		questionPage(askForm(field('It', { type, required: true, options: ['a', 'b'] }))).body;
	expect(required('text')).toMatch(/<input type="text" [^>]* required/);
	expect(required('dropdown')).toMatch(/<select [^>]* required/);
	expect(required('radio')).toMatch(/<input type="radio" [^>]* required/);
	expect(required('checkbox')).not.toMatch(/ required/);
	expect(required('checkbox')).not.toMatch(/optional/);
});

test('numbers below zero can be typed on every phone: no keys without a minus are asked for', () => {
	expect(questionPage(askForm(field('Degrees', { type: 'number' }))).body).not.toContain(
		'inputmode',
	);
});

test('a choice is sent as its author wrote it, white space and all', () => {
	const { body } = questionPage(askForm(field('It', { type: 'dropdown', options: ['Pump  A'] })));
	expect(body).toContain('<option value="Pump  A">');
});

test('an answer that cannot be taken comes back with a sentence, and with what was typed', () => {
	const body = { 'field-0': HOSTILE, 'field-3': 'twelve', 'field-5': 'Pump', 'field-7': ['Seal'] };
	const { rejection } = readAnswer(EVERY_TYPE, body, new Date());
	const page = questionPage(EVERY_TYPE, rejection);
	for (const part of [
		'<p class="wrong" role="alert">Your answer was not sent yet. Please look at what is marked below.</p>',
		`value="${ESCAPED}"`,
		'aria-invalid="true" aria-describedby="field-3-remark" value="twelve"',
		'<p class="wrong" id="field-3-remark">Please enter a number such as 12 or 12.5.</p>',
		'<option value="Pump" selected>Pump</option>',
		'value="Oil">',
		'value="Seal" checked>',
	]) {
		expect(page.body).toContain(part);
	}
	const pressed = readAnswer(APPROVE_ONLY, {}, new Date());
	expect(questionPage(APPROVE_ONLY, pressed.rejection).body).toContain(
		'<p class="wrong" role="alert">Please press one of the buttons.</p>',
	);
});

test('a text area gives back the line breaks at its beginning', () => {
	const { body } = questionPage(ASK_TEXT, {
		summary: '',
		entered: { 'field-0': ['\nx'] },
		remarks: {},
	});
	expect(body).toContain('>\n\nx</textarea>');
});

test('markup is text wherever it comes from', () => {
	const hostile = field(HOSTILE, {
		type: 'dropdown',
		options: [HOSTILE],
		placeholder: HOSTILE,
		preset: HOSTILE,
	});
	const fields = [
		hostile,
		{ ...hostile, type: 'text' as const },
		{ ...hostile, type: 'radio' as const },
		{ ...hostile, type: 'textarea' as const },
	];
	const question = {
		...askForm(...fields),
		message: HOSTILE,
		title: HOSTILE,
		note: HOSTILE,
		answer: { type: 'customForm' as const, fields, buttonLabel: HOSTILE },
	};
	const approval = {
		...question,
		answer: { type: 'approval' as const, approveLabel: HOSTILE, declineLabel: HOSTILE },
	};
	const pages = [
		questionPage(question),
		questionPage(question, {
			summary: HOSTILE,
			entered: { 'field-1': [HOSTILE] },
			remarks: { 'field-1': HOSTILE },
		}),
		questionPage(approval),
		answeredPage(HOSTILE, HOSTILE),
		tooLatePage(HOSTILE),
	];
	for (const { body } of pages) {
		expect(body).toContain(ESCAPED);
		expect(body).not.toMatch(/<script|<img/);
	}
});

test('the longest message of a text and a form of ten fields still make a small page', () => {
	const fields = Array.from({ length: 10 }, (_, place) => field(`Question number ${place}`));
	const { body } = questionPage({ ...askForm(...fields), message: 'm'.repeat(1600) });
	expect(Buffer.byteLength(body)).toBeLessThan(10_000);
});
