import { notBound } from './failures';
import type { Form } from './form';

/** How a field of a request is read. An array of names is an enum, an object is kept as it came. */
export type FieldType = 'text' | 'bool' | 'int' | 'list' | 'object' | readonly string[];
export type Fields = Record<string, FieldType>;

/** A filled request: what was not sent, or could not be read, is absent. */
export type Bound = Record<string, string | number | boolean | string[] | object | undefined>;

/** The places from which one request object is filled; a later one replaces an earlier one. */
export interface Sources {
	body: Record<string, unknown>;
	path: Record<string, string>;
	query: Record<string, string>;
}

/**
 * Fills the request of an operation from body, path and query; names match without regard to case.
 *
 * Assumption: a number that cannot be read is refused in the path as in the query, where it was
 * recorded, and ignored in a body, like everything else there.
 *
 * @throws ServiceFailure 400 for such a number
 */
export function bind(operation: string, fields: Fields, sources: Sources): Bound {
	for (const source of [sources.path, sources.query]) checkNumbers(operation, fields, source);
	const names = new Map(Object.keys(fields).map((name) => [name.toLowerCase(), name]));
	const bound: Bound = {};
	for (const source of [sources.body, sources.path, sources.query]) {
		for (const [sentName, sent] of Object.entries(source)) {
			const name = names.get(sentName.toLowerCase());
			const value = name === undefined ? undefined : read(sent, fields[name]);
			if (value !== undefined) bound[name!] = value;
		}
	}
	return bound;
}

function checkNumbers(operation: string, fields: Fields, source: Record<string, string>): void {
	for (const [sentName, sent] of Object.entries(source)) {
		const name = Object.keys(fields).find(
			(known) => known.toLowerCase() === sentName.toLowerCase(),
		);
		if (name === undefined || fields[name] !== 'int' || sent.trim() === '') continue;
		if (read(sent, 'int') === undefined) throw notBound(operation, sentName, sent);
	}
}

/** Reads a query or a form; a name that is repeated gives its values joined by commas. */
export function readQuery(query: string): Record<string, string> {
	const values: Record<string, string> = {};
	for (const [name, value] of new URLSearchParams(query)) {
		const key = Object.keys(values).find((known) => known.toLowerCase() === name.toLowerCase());
		if (key === undefined) values[name] = value;
		else values[key] += `,${value}`;
	}
	return values;
}

/**
 * Reads a body by its content type. Broken JSON, anything but an object, and content types that
 * the framework has no reader for are ignored: recorded, such a request is answered 200.
 *
 * Assumption: a body without a content type is ignored like a `text/plain` one.
 */
export function readBody(contentType: string | undefined, body: string | Form): Sources['body'] {
	if (typeof body !== 'string') return body.fields;
	const type = contentType?.split(';')[0].trim().toLowerCase();
	if (type === 'application/x-www-form-urlencoded') return readQuery(body);
	if (type !== 'application/json') return {};
	const parsed = parseJson(body);
	const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
	return isObject ? (parsed as Record<string, unknown>) : {};
}

/** The parsed JSON, or undefined where it is broken. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function read(sent: unknown, type: FieldType): Bound[string] {
	if (sent === null || sent === undefined) return undefined;
	if (type === 'text') return textOf(sent);
	if (type === 'list') return listOf(sent);
	if (type === 'object') return objectOf(sent);
	const text = textOf(sent).trim();
	if (type === 'bool') return boolOf(text);
	if (type === 'int') return /^-?\d+$/.test(text) ? Number(text) : undefined;
	return enumOf(text, type);
}

function textOf(sent: unknown): string {
	return typeof sent === 'string' ? sent : toJsv(sent);
}

function boolOf(text: string): boolean | undefined {
	if (/^(true|1|on)$/i.test(text)) return true;
	return /^(false|0|off)$/i.test(text) ? false : undefined;
}

/** Enums are read by name without regard to case, or by number; anything else is ignored. */
function enumOf(text: string, names: readonly string[]): string | undefined {
	if (/^\d+$/.test(text)) return names[Number(text)];
	return names.find((name) => name.toLowerCase() === text.toLowerCase());
}

function listOf(sent: unknown): string[] {
	if (Array.isArray(sent)) return sent.map(textOf);
	const text = textOf(sent).trim();
	const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
	return bare === '' ? [] : bare.split(',');
}

/** Assumption: a text for an object is read as JSON; what is no object then counts as not sent. */
function objectOf(sent: unknown): object | undefined {
	const value = typeof sent === 'string' ? parseJson(sent) : sent;
	return typeof value === 'object' && value !== null ? value : undefined;
}

/**
 * Writes a value in JSV, the framework's own notation: like JSON without quotes, except around
 * text that holds one of its own signs. An object that is sent for a text field ends up so.
 */
export function toJsv(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(toJsv).join(',')}]`;
	if (typeof value === 'object' && value !== null) {
		const entries = Object.entries(value).map(([name, field]) => `${toJsv(name)}:${toJsv(field)}`);
		return `{${entries.join(',')}}`;
	}
	const text = String(value);
	return /[",{}[\]\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
