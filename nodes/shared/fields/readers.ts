import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import { DateTime } from 'luxon';

import { toStruct } from '../entities/struct';
import { FROM_EXPRESSION, Refusal, quoted } from './refusal';

/**
 * Turns what a person, an expression or an agent entered into what is sent; undefined leaves the
 * field out. Checked here because the server answers 200 to what it cannot read and changes nothing.
 *
 * @param timezone the one of the workflow
 */
export type Reader = (value: unknown, timezone?: () => string) => unknown;

/** No ID of the API comes near it; IDs often come from webhooks, where anybody can write anything. */
const LONGEST_ID = 500;

/** One half of a character that UTF-16 writes in two; it has no place in an address. */
const HALF_A_CHARACTER = /\p{Surrogate}/u;

/**
 * An ID in a path. A slip here is dangerous: recorded, `DELETE /sessions/.` erases an account's
 * records, and removing the member `..` hangs up the call.
 */
export function id(value: unknown): string {
	const found = scalar(value).trim();
	if (found.length > LONGEST_ID) {
		throw new Refusal(
			`is too long (${found.length.toLocaleString('en')} characters)`,
			`An ID has ${LONGEST_ID} characters at most. ${FROM_EXPRESSION}`,
		);
	}
	const plain = decoded(found);
	if (plain.trim() === '') {
		throw new Refusal('is empty', `Choose one from the list or enter its ID. ${FROM_EXPRESSION}`);
	}
	if (plain.split(/[\\/]/).some(isDots)) {
		throw new Refusal(
			`cannot be ${quoted(found)}`,
			`Dots alone are not an ID: Evo Voice would read them as another address. Choose one from the list or enter its ID. ${FROM_EXPRESSION}`,
		);
	}
	if (HALF_A_CHARACTER.test(found)) {
		throw new Refusal('has a character that cannot be sent', FROM_EXPRESSION);
	}
	return found;
}

const isDots = (segment: string) => segment.trim() === '.' || segment.trim() === '..';

/** Undoes percent-encoding where it is well-formed, however often it was applied. */
function decoded(value: string): string {
	let plain = value;
	for (let once = decodedOnce(plain); once !== plain; once = decodedOnce(plain)) plain = once;
	return plain;
}

function decodedOnce(value: string): string {
	return value.replace(/(%[\da-f]{2})+/gi, (codes) => {
		try {
			return decodeURIComponent(codes);
		} catch {
			return codes;
		}
	});
}

/** A member's ID: an email or a number, the latter read as {@link numberOrUser} reads it. */
export const memberId: Reader = (value) => asDialled(id(value));

/** Whom to call or to bring in: a phone number or a user. */
export function numberOrUser(value: unknown): string {
	const found = asDialled(scalar(value));
	if (found !== '') return found;
	throw new Refusal('is empty', `Enter a phone number or an email. ${FROM_EXPRESSION}`);
}

/** A phone number. @throws Refusal where there is nothing of one */
export function phoneNumber(value: unknown): string {
	const found = asDialled(scalar(value));
	if (/\d/.test(found)) return found;
	throw new Refusal(
		found === '' ? 'is empty' : `cannot be ${quoted(found)}`,
		`Enter a phone number with its country code, e.g. +1 503 555 0100. ${FROM_EXPRESSION}`,
	);
}

/**
 * Takes the blanks, dashes, dots and brackets out of a number that plainly means an E.164 one: a
 * plus sign and 7 to 15 digits. A `(0)`, the trunk digit that is not dialled from abroad, makes it
 * unclear. Anything else stays as typed.
 */
function asDialled(value: string): string {
	const typed = value.trim();
	if (!/^\+[\d\s().-]+$/.test(typed) || /\(0\)/.test(typed)) return typed;
	const digits = `+${typed.replace(/\D/g, '')}`;
	return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : typed;
}

/** Reads what was entered, and leaves the field out where it is empty on purpose. */
export const optional =
	(read: Reader): Reader =>
	(value, timezone) =>
		present(value) === '' ? undefined : read(value, timezone);

/** As {@link optional}; an expression that returns nothing counts as empty, too. */
export const optionalOrMissing =
	(read: Reader): Reader =>
	(value, timezone) =>
		(value ?? '') === '' ? undefined : read(value, timezone);

/** Refuses what an expression returns when it returns nothing: leaving a field empty is done on purpose. */
function present(value: unknown): unknown {
	if (value !== undefined && value !== null)
		return typeof value === 'string' && value.trim() === '' ? '' : value;
	throw new Refusal('has no value', `To leave it empty, use an empty text. ${FROM_EXPRESSION}`);
}

/** Text; an object or a list becomes JSON, since the server would store it in a notation of its own. */
export function text(value: unknown): string {
	if (value === undefined || value === null) present(value);
	if (typeof value !== 'object') return String(value);
	const json = JSON.stringify(value);
	// A date is an object that JSON writes as a text.
	return json.startsWith('"') ? String(JSON.parse(json)) : json;
}

/** Text that has to say something. */
export function someText(value: unknown): string {
	const found = value === undefined || value === null ? '' : text(value);
	if (found.trim() !== '') return found;
	throw new Refusal('is empty', `Enter a text. ${FROM_EXPRESSION}`);
}

/** How many characters a text message holds: the limit of Twilio, which carries Evo Voice's texts. */
export const LONGEST_MESSAGE = 1600;

/** What is written to somebody: a text that says something, not longer than carriers take it. */
export const messageText: Reader = (value) => {
	const found = someText(value);
	const over = found.length - LONGEST_MESSAGE;
	if (over <= 0) return found;
	throw new Refusal(
		`is too long (${found.length.toLocaleString('en')} characters)`,
		`A message holds ${LONGEST_MESSAGE.toLocaleString('en')} characters at most. Shorten it by ${over.toLocaleString('en')}, or send several messages.`,
	);
};

/** One of the API's own names, upper and lower case aside; the server ignores any other one. */
export function oneOf(options: readonly INodePropertyOptions[]): Reader {
	const allowed = options.map(({ value }) => String(value));
	return (value) => {
		const asked = scalar(value).trim();
		const found = allowed.find((name) => name.toLowerCase() === asked.toLowerCase());
		if (found !== undefined) return found;
		throw new Refusal(
			asked ? `cannot be ${quoted(asked)}` : 'is empty',
			`Use one of these: ${allowed.filter(Boolean).join(', ')}. ${FROM_EXPRESSION}`,
		);
	};
}

/** Some of the API's own names, read as {@link oneOf} reads one; a list or a text with commas between. */
export function anyOf(options: readonly INodePropertyOptions[]): Reader {
	const each = oneOf(options);
	return (value) => names(value).map((name) => each(name));
}

/** Yes or no; expressions and agents may write it as a text. */
export function yesOrNo(value: unknown): boolean {
	const asked = typeof value === 'boolean' ? value : scalar(value).trim().toLowerCase();
	if (asked === true || asked === 'true') return true;
	if (asked === false || asked === 'false') return false;
	throw new Refusal(`cannot be ${quoted(asked)}`, `Use true or false. ${FROM_EXPRESSION}`);
}

/** A whole number from 1 up, such as a limit. */
export const countFrom1 =
	(advice: string): Reader =>
	(value) => {
		const given = typeof value === 'string' && value.trim() ? Number(value) : value;
		if (typeof given === 'number' && Number.isInteger(given) && given > 0) return given;
		throw new Refusal(`cannot be ${quoted(value)}`, advice);
	};

/** A number above 0, such as a time; parts of a whole count. */
export function positive(value: unknown): number {
	const given = typeof value === 'string' && value.trim() ? Number(value) : value;
	if (typeof given === 'number' && Number.isFinite(given) && given > 0) return given;
	throw new Refusal(`cannot be ${quoted(value)}`, `Enter a number above 0. ${FROM_EXPRESSION}`);
}

/** IDs, from a list or from a text with commas between, as the API's queries take several. */
export function ids(value: unknown): string {
	const given = Array.isArray(value) ? value : scalar(value).split(',');
	const found = given.filter((each) => scalar(each).trim() !== '').map(id);
	if (found.length > 0) return found.join(',');
	throw new Refusal('is empty', `Choose one from the list or enter its ID. ${FROM_EXPRESSION}`);
}

/** Names, from a list or from a text with commas between; agents write a list as JSON, too. */
export function names(value: unknown): string[] {
	const list = typeof value === 'string' ? parsed(value) : value;
	const given = Array.isArray(list) ? list : scalar(value).split(',');
	return given.map((name) => scalar(name).trim()).filter(Boolean);
}

/** A day as the API's lists take it, `YYYY-MM-DD`, from a date picker's or an expression's value. */
export function day(value: unknown): string {
	const typed = dateText(value);
	return /^\d{4}-\d{2}-\d{2}/.test(typed) ? typed.slice(0, 10) : asDate(typed).slice(0, 10);
}

/** A moment in ISO 8601, UTC. Without an offset, as pickers give it, the workflow's time is meant. */
export const moment: Reader = (value, timezone) => {
	const typed = dateText(value);
	const found = DateTime.fromISO(typed, { zone: timezone?.() });
	return found.isValid ? found.toUTC().toISO() : asDate(typed);
};

function dateText(value: unknown): string {
	// JavaScript's and luxon's dates write themselves in ISO 8601 as JSON.
	const isDate = typeof value === 'object' && value !== null && !Array.isArray(value);
	return (isDate ? text(value) : scalar(value)).trim();
}

function asDate(typed: string): string {
	const found = new Date(typed);
	if (!Number.isNaN(found.getTime())) return found.toISOString();
	throw new Refusal(
		typed ? `cannot be ${quoted(typed)}` : 'is empty',
		`Enter a date such as 2026-03-31, or a date with a time. ${FROM_EXPRESSION}`,
	);
}

/** A JSON object, written as text or coming from an expression. */
export function jsonObject(value: unknown): Record<string, unknown> {
	const found = typeof value === 'string' ? parsed(value) : value;
	if (typeof found === 'object' && found !== null && !Array.isArray(found)) {
		return found as Record<string, unknown>;
	}
	throw new Refusal(
		'is not a JSON object',
		`Enter an object such as { "tier": "gold" }. ${FROM_EXPRESSION}`,
	);
}

/** Custom data in the API's own notation, from a JSON object. */
export const struct: Reader = (value) =>
	// As JSON first, since expressions return dates, too.
	toStruct(JSON.parse(JSON.stringify(jsonObject(value))) as IDataObject);

function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}

/** A single value as text; what is not there is empty text. Other numbers lose digits on the way. */
function scalar(value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string' || Number.isSafeInteger(value)) return String(value);
	throw new Refusal('must be a text or a whole number', FROM_EXPRESSION);
}
