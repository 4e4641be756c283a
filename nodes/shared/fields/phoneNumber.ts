import { id } from './ids';
import { FROM_EXPRESSION, Refusal, quoted } from './refusal';
import { text, single, visible, wellFormed } from './text';

/** What people write between the digits: blanks, every dash, dots, slashes and brackets. */
const MARKS = /[\s\p{Pd}\u2212().·/[\]]/gu;

const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * A phone number that can get a text, or be called: `+` and the country code, or a short code.
 *
 * @throws Refusal for anything else, which the server would take without a word
 */
export function phoneNumber(value: unknown): string {
	const typed = single(value);
	const found = asDialed(typed);
	if (E164.test(found) || /^\d{3,8}$/.test(found)) return found;
	throw new Refusal(
		found === '' ? 'is empty' : `cannot be ${quoted(typed)}`,
		`Enter a phone number with its country code and a +, e.g. +1 503 555 0100, or a short code of 3 to 8 digits. ${FROM_EXPRESSION}`,
	);
}

/** Whom to call or to bring in: a phone number, a user, or what else the phone system can dial, as typed. */
export function numberOrUser(value: unknown): string {
	const found = asDialed(single(value));
	if (found !== '') return found;
	throw new Refusal('is empty', `Enter a phone number or an email. ${FROM_EXPRESSION}`);
}

/** A member's ID: an email or a number. Of anything else not even what nobody sees is taken out: see {@link id}. */
export function memberId(value: unknown): string {
	const typed = id(value);
	const found = asDialed(typed);
	return E164.test(found) ? found : typed;
}

/**
 * A part of a number, an address or a name to search for. What is plainly a number is searched as
 * the API writes it, without marks between its digits.
 */
export function partOfNumber(value: unknown): string {
	const typed = visible(text(value)).trim();
	const digits = withoutMarks(typed);
	return /^\+?\d+$/.test(digits) ? digits : typed;
}

/**
 * Takes the marks out of what plainly means an E.164 number, such as `+1 (503) 555-0100`. In others
 * only what nobody sees goes: a `(0)`, the trunk digit that is not dialed from abroad, makes one
 * unclear, and a number without its country code stays as it is.
 */
function asDialed(value: string): string {
	const typed = wellFormed(visible(value)).trim();
	const found = withoutMarks(typed);
	return E164.test(found) && !/\(0\)/.test(typed.normalize('NFKC')) ? found : typed;
}

/** Fullwidth digits and signs, as Asian keyboards write them, become ordinary ones. */
const withoutMarks = (typed: string) => typed.normalize('NFKC').replace(MARKS, '');
