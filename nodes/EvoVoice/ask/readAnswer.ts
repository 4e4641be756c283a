import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../shared/fields/json';
import type { ApprovalAnswer, FormAnswer, FormField, Question, Rejection } from './question';
import { CHOICES, DECISION, fieldName, MAX_LENGTH, cleanText } from './question';

/** What the node outputs, or what to tell the person. */
export type AnswerResult =
	| { data: IDataObject; chosenLabel?: string; rejection?: undefined }
	| { rejection: Rejection; data?: undefined; chosenLabel?: undefined };

type Value = string | number | string[] | null;
type FieldResult = { value: Value } | { remark: string };

/**
 * Reads what was posted to a question's address. Whoever has the address can post anything, so
 * only text in the fields of this question is read, and only up to {@link MAX_LENGTH}.
 *
 * @param body the request's body as n8n parses it: the fields of a form sent as
 * `application/x-www-form-urlencoded` or of a JSON object, or `{ data, files }` of a multipart form
 * @param respondedAt when it arrived
 */
export function readAnswer(question: Question, body: unknown, respondedAt: Date): AnswerResult {
	const posted = fieldsOf(body);
	const { answer } = question;
	return answer.type === 'approval'
		? readApproval(answer, posted, respondedAt)
		: readForm(answer, posted, respondedAt);
}

function fieldsOf(body: unknown): Map<string, unknown> {
	const fields = isObject(body) && isObject(body.data) ? body.data : body;
	return new Map(isObject(fields) ? Object.entries(fields) : []);
}

function readApproval(
	answer: ApprovalAnswer,
	posted: Map<string, unknown>,
	respondedAt: Date,
): AnswerResult {
	const decision = posted.get(DECISION.name);
	const chosenLabel =
		decision === DECISION.approve
			? answer.approveLabel
			: decision === DECISION.decline
				? answer.declineLabel
				: undefined;
	if (chosenLabel === undefined) {
		const summary = 'Please press one of the buttons.';
		return { rejection: { summary, entered: {}, remarks: {} } };
	}
	const approved = decision === DECISION.approve;
	return { data: { approved, respondedAt: respondedAt.toISOString() }, chosenLabel };
}

function readForm(
	answer: FormAnswer,
	posted: Map<string, unknown>,
	respondedAt: Date,
): AnswerResult {
	const entered: Rejection['entered'] = {};
	const remarks: Rejection['remarks'] = {};
	const values: Array<[string, Value]> = [];
	answer.fields.forEach((field, index) => {
		const name = fieldName(index);
		const texts = textsIn(posted.get(name), field);
		entered[name] = texts.map((text) => cleanText(text.slice(0, MAX_LENGTH[field.type]), true));
		const result = readField(field, texts);
		if ('remark' in result) remarks[name] = result.remark;
		else values.push([field.label, result.value]);
	});
	if (Object.keys(remarks).length > 0) {
		const summary = 'Your answer was not sent yet. Please look at what is marked below.';
		return { rejection: { summary, entered, remarks } };
	}
	const named: Array<[string, Value]> =
		answer.type === 'freeText' ? [['text', values[0][1]]] : values;
	// From entries, since a label can be any text.
	return { data: Object.fromEntries([...named, ['respondedAt', respondedAt.toISOString()]]) };
}

/** The texts that were posted for a field; any other JSON value counts as nothing. */
function textsIn(posted: unknown, { type }: FormField): string[] {
	const many = type === 'checkbox' && Array.isArray(posted) ? posted : [posted];
	return many
		.filter((text): text is string => typeof text === 'string')
		.map((text) => cleanText(text, type === 'textarea'))
		.filter((text) => text !== '');
}

function readField(field: FormField, texts: string[]): FieldResult {
	const maxLength = MAX_LENGTH[field.type];
	if (texts.some((text) => text.length > maxLength)) {
		return { remark: `Please use at most ${maxLength.toLocaleString('en-US')} characters.` };
	}
	if (texts.length === 0 && field.required) {
		return { remark: CHOICES.has(field.type) ? 'Please choose.' : 'Please fill this in.' };
	}
	if (field.type === 'checkbox') return chosen(field, [...new Set(texts)]);
	return texts.length === 0 ? { value: emptyValue(field) } : readSingle(field, texts[0]);
}

/** The value of an optional field that was left empty. */
const emptyValue = ({ type }: FormField): Value =>
	type === 'text' || type === 'textarea' || type === 'email' ? '' : null;

function readSingle(field: FormField, text: string): FieldResult {
	switch (field.type) {
		case 'number':
			return number(text);
		case 'date':
			return date(text);
		case 'email':
			return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
				? { value: text }
				: { remark: 'Please enter an email address such as name@example.com.' };
		case 'dropdown':
		case 'radio':
			return field.options.includes(text) ? { value: text } : { remark: 'Please choose.' };
		default:
			return { value: text };
	}
}

function chosen({ options }: FormField, texts: string[]): FieldResult {
	return texts.every((text) => options.includes(text))
		? { value: texts }
		: { remark: 'Please choose.' };
}

function number(text: string): FieldResult {
	const value = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : NaN;
	if (!Number.isFinite(value)) return { remark: 'Please enter a number such as 12 or 12.5.' };
	const digits = text.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '');
	// JavaScript would round it.
	return digits.length > 15 && !Number.isSafeInteger(value)
		? { remark: 'Please enter a number of at most 15 digits.' }
		: { value };
}

function date(text: string): FieldResult {
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid
		? { value: text }
		: { remark: 'Please enter a date as year-month-day, such as 2026-03-31.' };
}
