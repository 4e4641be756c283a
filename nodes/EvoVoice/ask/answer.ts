import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { LONGEST } from './limits';
import type { ApprovalAnswer, FormAnswer, FormField, Question } from './question';
import { CHOICES, fieldName } from './question';
import type { Refused } from './questionPage';
import { DECISION, WHOLE } from './questionPage';
import { asTyped } from './typed';

/** What the node hands on, or what to tell the person. */
export type Reading =
	| { data: IDataObject; chosenLabel?: string; refused?: undefined }
	| { refused: Refused; data?: undefined; chosenLabel?: undefined };

type Value = string | number | string[] | null;
type Read = { value: Value } | { sentence: string };

/**
 * Reads what was posted to a question's address. Whoever has the address can post anything, so
 * only text in the fields of this question is looked at, and only up to {@link LONGEST}.
 *
 * @param body what n8n made of the request: the fields of a form sent as
 * `application/x-www-form-urlencoded` or of a JSON object, or `{ data, files }` of a multipart form
 * @param respondedAt when it came
 */
export function readAnswer(question: Question, body: unknown, respondedAt: Date): Reading {
	const posted = fieldsOf(body);
	const { answer } = question;
	return answer.type === 'approval'
		? approval(answer, posted, respondedAt)
		: form(answer, posted, respondedAt);
}

function fieldsOf(body: unknown): Map<string, unknown> {
	const fields = isObject(body) && isObject(body.data) ? body.data : body;
	return new Map(isObject(fields) ? Object.entries(fields) : []);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function approval(
	answer: ApprovalAnswer,
	posted: Map<string, unknown>,
	respondedAt: Date,
): Reading {
	const decision = posted.get(DECISION.name);
	const chosenLabel =
		decision === DECISION.approve
			? answer.approveLabel
			: decision === DECISION.decline
				? answer.declineLabel
				: undefined;
	if (chosenLabel === undefined) {
		return { refused: { typed: {}, sentences: { [WHOLE]: 'Please press one of the buttons.' } } };
	}
	const approved = decision === DECISION.approve;
	return { data: { approved, respondedAt: respondedAt.toISOString() }, chosenLabel };
}

function form(answer: FormAnswer, posted: Map<string, unknown>, respondedAt: Date): Reading {
	const typed: Refused['typed'] = {};
	const sentences: Refused['sentences'] = {};
	const values: Array<[string, Value]> = [];
	answer.fields.forEach((field, place) => {
		const name = fieldName(place);
		const texts = textsIn(posted.get(name), field);
		typed[name] = texts.map((text) => text.slice(0, LONGEST[field.type]));
		const read = readField(field, texts);
		if ('sentence' in read) sentences[name] = read.sentence;
		else values.push([field.label, read.value]);
	});
	if (Object.keys(sentences).length > 0) return { refused: { typed, sentences } };
	// Made from entries: a field may be called whatever its author likes.
	const given: Array<[string, Value]> =
		answer.type === 'freeText' ? [['text', values[0][1]]] : values;
	const data = Object.fromEntries([...given, ['respondedAt', respondedAt.toISOString()]]);
	return { data };
}

/** The texts that were posted for a field; anything else that JSON can carry counts as nothing. */
function textsIn(posted: unknown, { type }: FormField): string[] {
	const many = type === 'checkbox' && Array.isArray(posted) ? posted : [posted];
	return many
		.filter((text): text is string => typeof text === 'string')
		.map((text) => asTyped(text, type === 'textarea'))
		.filter((text) => text !== '');
}

function readField(field: FormField, texts: string[]): Read {
	const longest = LONGEST[field.type];
	if (texts.some((text) => text.length > longest)) {
		return { sentence: `Please use at most ${longest.toLocaleString('en-US')} characters.` };
	}
	if (texts.length === 0 && field.required) {
		return { sentence: CHOICES.has(field.type) ? 'Please choose.' : 'Please fill this in.' };
	}
	if (field.type === 'checkbox') return chosen(field, [...new Set(texts)]);
	return texts.length === 0 ? { value: nothingIn(field) } : readOne(field, texts[0]);
}

/** What an optional field gives that was left empty. */
const nothingIn = ({ type }: FormField): Value =>
	type === 'text' || type === 'textarea' || type === 'email' ? '' : null;

function readOne(field: FormField, text: string): Read {
	switch (field.type) {
		case 'number':
			return number(text);
		case 'date':
			return date(text);
		case 'email':
			return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
				? { value: text }
				: { sentence: 'Please enter an email address such as name@example.com.' };
		case 'dropdown':
		case 'radio':
			return field.options.includes(text) ? { value: text } : { sentence: 'Please choose.' };
		default:
			return { value: text };
	}
}

function chosen({ options }: FormField, texts: string[]): Read {
	return texts.every((text) => options.includes(text))
		? { value: texts }
		: { sentence: 'Please choose.' };
}

function number(text: string): Read {
	const value = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : NaN;
	return Number.isFinite(value)
		? { value }
		: { sentence: 'Please enter a number such as 12 or 12.5.' };
}

function date(text: string): Read {
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid
		? { value: text }
		: { sentence: 'Please enter a date as year-month-day, such as 2026-03-31.' };
}
