import type { INodePropertyOptions } from 'n8n-workflow';

import type { Reader } from './field';
import { names } from './ids';
import { FROM_EXPRESSION, Refusal, quoted } from './refusal';
import { single } from './text';

/** One of the API's own names, upper and lower case aside; the server ignores any other one. */
export function oneOf(options: readonly INodePropertyOptions[]): Reader {
	const allowed = options.map(({ value }) => String(value));
	return (value) => {
		const asked = single(value);
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
	const asked = typeof value === 'boolean' ? value : single(value).toLowerCase();
	if (asked === true || asked === 'true') return true;
	if (asked === false || asked === 'false') return false;
	throw new Refusal(`cannot be ${quoted(asked)}`, `Use true or false. ${FROM_EXPRESSION}`);
}

/** A number, also as a text of decimal digits; anything else as it is. */
const numberIn = (value: unknown): unknown =>
	typeof value === 'string' && /^\s*\d+(\.\d+)?(e\d+)?\s*$/i.test(value) ? Number(value) : value;

/** A whole number from 1 up, such as a limit. */
export const countFrom1 =
	(advice: string): Reader =>
	(value) => {
		const given = numberIn(value);
		if (typeof given === 'number' && Number.isInteger(given) && given > 0) return given;
		throw new Refusal(`cannot be ${quoted(value)}`, advice);
	};

/** A number above 0, such as a time; parts of a whole count. */
export function positive(value: unknown): number {
	const given = numberIn(value);
	if (typeof given === 'number' && Number.isFinite(given) && given > 0) return given;
	throw new Refusal(`cannot be ${quoted(value)}`, `Enter a number above 0. ${FROM_EXPRESSION}`);
}
