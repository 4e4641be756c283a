import { cleanText } from './question';

/** The tool call that a human-review node is asked to approve, as n8n's `$tool` gives it. */
export interface ToolCall {
	/** The tool's name as the model knows it: the node's name with underscores for spaces. */
	name?: string;
	parameters?: unknown;
}

/** An object as an expression inserts it into a text. */
const OBJECT_AS_TEXT = '[object Object]';

/** A longer value is cut: the text asks about a tool call, it does not carry its data. */
const MAX_VALUE_LENGTH = 200;

/** Unicode's direction marks change the order in which text is shown: 1000 could look like 0001. */
const DIRECTION_MARKS = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * A message about a tool call, readable for people. The message that n8n presets for human review
 * holds `{{ $tool.parameters }}`, an object, which a text shows as `[object Object]`; others write
 * it as JSON.
 */
export function describeToolCall(message: string, { name, parameters }: ToolCall): string {
	const named = name ? message.replaceAll(name, name.replaceAll('_', ' ')) : message;
	const description = describeParameters(parameters);
	return [OBJECT_AS_TEXT, JSON.stringify(parameters), JSON.stringify(parameters, null, 2)].reduce(
		(text, written) => (written ? text.replaceAll(written, () => description) : text),
		named,
	);
}

/**
 * A tool's parameters for people: one line per value, with names spelled out (`sessionId`,
 * `session_id` and `Session_ID` become `Session ID`). Empty values are left out.
 */
export function describeParameters(parameters: unknown): string {
	return linesOf(parameters, '').join('\n');
}

function linesOf(value: unknown, name: string): string[] {
	if (value === undefined || value === null || value === '') return [];
	if (Array.isArray(value) && value.every(isScalar))
		return lineOf(value.map(scalarText).join(', '), name);
	if (typeof value === 'object') {
		return Object.entries(value).flatMap(([key, inner]) => {
			const part = Array.isArray(value) ? String(Number(key) + 1) : spelledOut(key);
			return linesOf(inner, [name, part].filter(Boolean).join(' '));
		});
	}
	return lineOf(scalarText(value), name);
}

const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null;

const scalarText = (value: unknown): string =>
	value === true ? 'yes' : value === false ? 'no' : String(value);

function lineOf(value: string, name: string): string[] {
	// A line break could make the rest of a value look like another value.
	const oneLine = value.replace(DIRECTION_MARKS, '').replace(/\s+/g, ' ');
	const characters = [...cleanText(oneLine, false)];
	if (characters.length === 0) return [];
	const ellipsis = characters.length > MAX_VALUE_LENGTH ? '...' : '';
	const short = characters.slice(0, MAX_VALUE_LENGTH).join('') + ellipsis;
	return [name === '' ? short : `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${short}`];
}

const spelledOut = (name: string): string =>
	name
		.replace(/([a-z\d])([A-Z])/g, '$1 $2')
		.replace(/[_\-\s]+/g, ' ')
		.trim()
		.toLowerCase()
		.replace(/\bid\b/g, 'ID');
