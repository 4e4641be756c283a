import type { Reader } from './field';
import { parsed } from './json';
import { FROM_EXPRESSION, Refusal, quoted } from './refusal';
import { single, visible } from './text';

/** No ID of the API comes near it; IDs often come from webhooks, where anybody can write anything. */
const LONGEST_ID = 500;

/** Inside of a word such characters can have a meaning, as they have in Persian and in emoji. */
const UNSEEN_AROUND = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;

/** One half of a character that UTF-16 writes in two; it has no place in an address. */
const HALF_A_CHARACTER = /\p{Surrogate}/u;

/**
 * An ID in a path. A slip here is dangerous: recorded, `DELETE /sessions/.` erases an account's
 * records, and removing the member `..` hangs up the call.
 */
export function id(value: unknown): string {
	const found = single(value);
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

/** IDs, separated by commas as the API's queries take several. @throws Refusal where there is none */
export const ids: Reader = (value) => {
	const found = names(value).flatMap((each) =>
		visible(each)
			.split(/[,\s]+/)
			.filter(Boolean),
	);
	if (found.length > 0) return found.map(id).join(',');
	throw new Refusal('is empty', `Choose one from the list or enter its ID. ${FROM_EXPRESSION}`);
};

/**
 * The entries of a list as people and models write it: a list from an expression or in JSON, or a
 * text with commas, semicolons or line breaks between them; brackets, quotes and bullets aside.
 *
 * @throws Refusal for an object, and for a list of anything but texts and whole numbers
 */
export function names(value: unknown): string[] {
	const json = typeof value === 'string' ? parsed(value) : value;
	if (Array.isArray(json)) return json.map((each) => bare(single(each))).filter(Boolean);
	const typed = single(value);
	if (typed.startsWith('{')) {
		throw new Refusal(
			`cannot be ${quoted(typed)}`,
			`Enter the entries with commas between them. ${FROM_EXPRESSION}`,
		);
	}
	return typed
		.replace(/^\[(.*)\]$/s, '$1')
		.split(/[,;\r\n]/)
		.map(bare)
		.filter(Boolean);
}

/** An entry without the blanks and unseen characters, the bullet and the quotes around it. */
const bare = (entry: string) =>
	entry
		.replace(UNSEEN_AROUND, '')
		.replace(/^[-*•]\s+/, '')
		.replace(/^["'`“‘](.*)["'`”’]$/, '$1')
		.trim();
