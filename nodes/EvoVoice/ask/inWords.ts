import { asTyped } from './typed';

/** A value longer than this is cut: the text asks about a tool call, it does not carry its data. */
const LONGEST_VALUE = 200;

/** They turn around the order in which what follows is read: 1000 could look like 0001. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * What an agent wants to hand to a tool, in words: one line a value, the names written out
 * (`sessionId`, `session_id` and `Session_ID` become `Session ID`). What is empty is left out.
 */
export function inWords(parameters: unknown): string {
	return lines(parameters, '').join('\n');
}

function lines(value: unknown, name: string): string[] {
	if (value === undefined || value === null || value === '') return [];
	if (Array.isArray(value) && value.every(isPlain)) return line(value.map(plain).join(', '), name);
	if (typeof value === 'object') {
		return Object.entries(value).flatMap(([key, inner]) =>
			lines(
				inner,
				[name, Array.isArray(value) ? String(Number(key) + 1) : spaced(key)]
					.filter(Boolean)
					.join(' '),
			),
		);
	}
	return line(plain(value), name);
}

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

const plain = (value: unknown): string =>
	value === true ? 'yes' : value === false ? 'no' : String(value);

function line(value: string, name: string): string[] {
	// A line break could pass off the rest of a value as other values.
	const characters = [...asTyped(value.replace(DIRECTIONS, '').replace(/\s+/g, ' '), false)];
	if (characters.length === 0) return [];
	const more = characters.length > LONGEST_VALUE ? '...' : '';
	const short = characters.slice(0, LONGEST_VALUE).join('') + more;
	return [name === '' ? short : `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${short}`];
}

const spaced = (name: string): string =>
	name
		.replace(/([a-z\d])([A-Z])/g, '$1 $2')
		.replace(/[_\-\s]+/g, ' ')
		.trim()
		.toLowerCase()
		.replace(/\bid\b/g, 'ID');
