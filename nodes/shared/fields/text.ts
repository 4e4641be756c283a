import type { Reader } from './field';
import { FROM_EXPRESSION, Refusal, quoted } from './refusal';

/** Refuses a missing value: who wants a field empty leaves it empty. */
export function present(value: unknown): unknown {
	if (value !== undefined && value !== null) return value;
	throw new Refusal('has no value', `To leave it empty, use an empty text. ${FROM_EXPRESSION}`);
}

/** A single value as text, trimmed; a missing one is empty text. Other numbers have lost digits already. */
export function single(value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string' || Number.isSafeInteger(value)) return String(value).trim();
	throw new Refusal('must be a text or a whole number', FROM_EXPRESSION);
}

/**
 * A text without the characters that nobody sees, such as the marks of writing direction around a
 * number that was copied from a list of contacts, and the zero-width space.
 */
export const visible = (text: string) =>
	text.replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');

/** A text without halves of characters, which cutting a text in two can leave; none can be sent. */
export const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '');

/** Text; an object or a list becomes JSON, since the server would store it in a notation of its own. */
export function text(value: unknown): string {
	present(value);
	if (typeof value === 'string') return wellFormed(value);
	if (typeof value !== 'object') return String(exactly(value));
	const json = JSON.stringify(value, (_, each: unknown) => exactly(each));
	// A date is an object that JSON writes as a text.
	return json.startsWith('"') ? String(JSON.parse(json)) : json;
}

function exactly(value: unknown): unknown {
	if (typeof value === 'string') return wellFormed(value);
	if (typeof value !== 'number' || isExact(value)) return value;
	throw new Refusal(
		`has a number that is not exact any more (${value})`,
		`Make it a text where it comes from. ${FROM_EXPRESSION}`,
	);
}

/** Text without the blanks around it, with which a search finds nothing and an address leads nowhere. */
export const trimmedText: Reader = (value) => text(value).trim();

/** Text that says something. */
export function someText(value: unknown): string {
	const found = value === undefined || value === null ? '' : text(value);
	if (found.trim() !== '') return found;
	throw new Refusal('is empty', `Enter a text. ${FROM_EXPRESSION}`);
}

/** The email of a person. */
export function email(value: unknown): string {
	const found = visible(single(value));
	if (/^[^\s@]+@[^\s@]+$/.test(found)) return found;
	throw new Refusal(
		found ? `cannot be ${quoted(found)}` : 'is empty',
		`Enter an email, e.g. nathan@example.com. ${FROM_EXPRESSION}`,
	);
}

/** How many characters a text message holds: the limit of Twilio, which carries Evo Voice's texts. */
export const LONGEST_MESSAGE = 1600;

/** The text of a message: says something and is not longer than carriers take it. */
export const messageText: Reader = (value) => {
	const found = someText(value);
	const over = found.length - LONGEST_MESSAGE;
	if (over <= 0) return found;
	throw new Refusal(
		`is too long (${found.length.toLocaleString('en')} characters)`,
		`A message holds ${LONGEST_MESSAGE.toLocaleString('en')} characters at most. Shorten it by ${over.toLocaleString('en')}, or send several messages.`,
	);
};

/** Whether a number is as it was written: not NaN, not infinite and no integer that may be rounded. */
export const isExact = (value: number) =>
	Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
