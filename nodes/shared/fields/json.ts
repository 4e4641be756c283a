import type { IDataObject } from 'n8n-workflow';

import { FROM_EXPRESSION, Refusal, quoted } from './refusal';
import { isExact, wellFormed } from './text';

/** Names that JavaScript keeps for itself: on the way to the server they are lost. */
const LOST_NAMES = ['__proto__', 'constructor', 'prototype'];

const NO_OBJECT = new Refusal(
	'is not a JSON object',
	`Enter an object such as { "tier": "gold" }. ${FROM_EXPRESSION}`,
);

/** Texts, numbers and the words `true`, `false` and `null` in JSON. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[a-z]+/g;

/**
 * A JSON object, written as text or coming from an expression.
 *
 * @throws Refusal for anything else, and where something in it would be lost on the way
 */
export function jsonObject(value: unknown): Record<string, unknown> {
	const given = typeof value === 'string' ? parsed(value) : value;
	if (!isObject(given)) throw NO_OBJECT;
	if (typeof value === 'string') refuseLossIn(value, given);
	const found: unknown = JSON.parse(JSON.stringify(given, kept));
	if (!isObject(found)) throw NO_OBJECT;
	return found;
}

/** Whether something is an object as JSON has them. */
export const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a text of JSON means, or undefined where it is none. */
export function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}

/** Refuses a text of which JavaScript keeps less than was written: long numbers, a name that stands twice. */
function refuseLossIn(json: string, found: object): void {
	const left = new Map<string, number>();
	for (const token of tokensOf(JSON.stringify(found))) left.set(token, (left.get(token) ?? 0) + 1);
	for (const token of tokensOf(json)) {
		const count = left.get(token) ?? 0;
		if (count === 0) {
			throw new Refusal(
				`cannot be kept as it is: ${quoted(token)} would be lost`,
				'Write a long number as a text, in quotes, and each name only once.',
			);
		}
		left.set(token, count - 1);
	}
}

/** The values and names in a text of JSON, each in one spelling: `1.50` and `15e-1` are the same. */
const tokensOf = (json: string) =>
	(json.match(TOKENS) ?? []).map((token) =>
		token.startsWith('"') ? JSON.stringify(JSON.parse(token)) : digitsOf(token),
	);

/** A number as its digits and the place of its point; any other word as it is. */
function digitsOf(token: string): string {
	const [, sign, whole, part = '', exponent = '0'] =
		/^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(token) ?? [];
	if (whole === undefined) return token;
	const digits = `${whole}${part}`.replace(/^0+/, '');
	const ending = /0*$/.exec(digits)![0].length;
	if (digits === '') return '0';
	const power = Number(exponent) - part.length + ending;
	return `${sign}${digits.slice(0, digits.length - ending)}e${power}`;
}

/** As a replacer of JSON: refuses what it would leave out or change without a word. */
function kept(this: Record<string, unknown>, name: string, value: unknown): unknown {
	const lost = (what: string) =>
		new Refusal(what, `Take it out, or make it a text. ${FROM_EXPRESSION}`);
	if (LOST_NAMES.includes(name) || wellFormed(name) !== name) {
		throw lost(`cannot have the name ${quoted(name)}`);
	}
	if (typeof value === 'string') return wellFormed(value);
	if (typeof value === 'number' && !isExact(value)) {
		throw lost(`has a number in '${name}' that is not exact any more (${value})`);
	}
	// An invalid date becomes null, too.
	if (
		!['object', 'number', 'boolean'].includes(typeof value) ||
		(value === null && this[name] !== null)
	) {
		throw lost(`has no value in '${name}'`);
	}
	if (isObject(value) && !isPlain(value)) throw lost(`has no plain value in '${name}'`);
	return value;
}

/** Whether all that an object has are names of its own: not so a Map, or one that is built on another. */
const isPlain = (value: object) => {
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
};
