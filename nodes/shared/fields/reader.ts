import { FROM_EXPRESSION, Refusal } from './refusal';

/**
 * Turns what a person, an expression or an agent entered into what is sent; undefined leaves the
 * field out. Checked here because the server answers 200 to what it cannot read and changes nothing.
 *
 * @param timezone the workflow's time zone
 * @throws Refusal
 */
export type Reader = (value: unknown, timezone?: () => string) => unknown;

/** Leaves the field out where it is empty; an expression that returns nothing is refused. */
export const optional =
	(read: Reader): Reader =>
	(value, timezone) =>
		isBlank(present(value)) ? undefined : read(value, timezone);

const isBlank = (value: unknown) => typeof value === 'string' && visible(value).trim() === '';

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
