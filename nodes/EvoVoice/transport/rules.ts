import type { INode, INodePropertyOptions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { CALL_STATES, HOLD_REASONS, QUEUE_STATES } from '../enums';

/** Thrown inside a rule; {@link fieldValue} adds the label and turns it into n8n's error. */
class Refusal {
	constructor(
		readonly what: string,
		readonly advice: string,
	) {}
}

/** One field of a request: how people know it, and what may be sent for it. */
interface Rule {
	label: string;
	/** Returns what to send; undefined leaves the field out. */
	read: (value: unknown) => string | undefined;
}

const FROM_EXPRESSION = 'If it comes from an expression, check what the expression gives.';

/**
 * What each field of the API may carry, by the API's own name. Checked here because the server
 * answers 200 to what it cannot read and changes nothing.
 */
const RULES: Record<string, Rule> = {
	sessionId: { label: 'Session', read: id },
	memberId: { label: 'Member', read: id },
	memberToRemove: { label: 'Member', read: id },
	callSid: { label: 'Call Leg', read: id },
	memberToAdd: { label: 'Member', read: required },
	destination: { label: 'Destination', read: required },
	callerId: { label: 'Caller ID', read: optional },
	fromNumber: { label: 'Caller ID', read: optional },
	consoleData: { label: 'Console Data', read: text },
	callState: { label: 'Call State', read: oneOf(CALL_STATES) },
	queueState: { label: 'Queue State', read: oneOf(QUEUE_STATES) },
	holdReason: { label: 'Hold Reason', read: oneOf(HOLD_REASONS) },
};

/** How people know a field of the API: its label in the editor, or its own name where it has none. */
export function fieldLabel(field: string): string {
	return (RULES[field] ?? RULES[field.charAt(0).toLowerCase() + field.slice(1)])?.label ?? field;
}

/**
 * What to send for a field of the API; undefined leaves it out.
 *
 * @throws NodeOperationError that names the field by its label when the value cannot be sent
 */
export function fieldValue(node: () => INode, field: string, value: unknown): string | undefined {
	try {
		return RULES[field].read(value);
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) {
			throw new NodeOperationError(node(), refusal as Error);
		}
		throw new NodeOperationError(node(), `'${RULES[field].label}' ${refusal.what}`, {
			description: refusal.advice,
		});
	}
}

/** An ID in a path: a slip here is dangerous, since `DELETE /sessions/.` erases an account's records. */
function id(value: unknown): string {
	const found = scalar(value);
	const plain = decoded(found);
	if (plain.trim() === '') {
		throw new Refusal('is empty', `Choose one from the list or enter its ID. ${FROM_EXPRESSION}`);
	}
	if (plain.split(/[\\/]/).some(isDots)) {
		throw new Refusal(
			`cannot be '${found}'`,
			`Dots alone are not an ID: Evo Voice would read them as another address. Choose one from the list or enter its ID. ${FROM_EXPRESSION}`,
		);
	}
	if (HALF_A_CHARACTER.test(found)) {
		throw new Refusal('has a character that cannot be sent', FROM_EXPRESSION);
	}
	return found;
}

/** One half of a character that UTF-16 writes in two; it has no place in an address. */
const HALF_A_CHARACTER = /\p{Surrogate}/u;

const isDots = (segment: string) => segment.trim() === '.' || segment.trim() === '..';

/** Undoes percent-encoding where it is well-formed, however often it was applied. */
function decoded(value: string): string {
	const once = value.replace(/(%[\da-f]{2})+/gi, (codes) => {
		try {
			return decodeURIComponent(codes);
		} catch {
			return codes;
		}
	});
	return once === value ? value : decoded(once);
}

function required(value: unknown): string {
	const found = number(scalar(value));
	if (found === '') {
		throw new Refusal('is empty', `Enter a phone number or an email. ${FROM_EXPRESSION}`);
	}
	return found;
}

function optional(value: unknown): string | undefined {
	return number(scalar(present(value))) || undefined;
}

/** Refuses what an expression gives when it gives nothing: leaving a field empty is done on purpose. */
function present(value: unknown): unknown {
	if (value !== undefined && value !== null) return value;
	throw new Refusal('has no value', `To leave it empty, use an empty text. ${FROM_EXPRESSION}`);
}

/**
 * Takes the spaces, dashes, dots and brackets out of a number that plainly means an E.164 one: a
 * plus sign and 7 to 15 digits. A `(0)`, the trunk digit that is not dialled from abroad, makes it
 * unclear. Anything else stays as typed.
 */
function number(value: string): string {
	const typed = value.trim();
	if (!/^\+[\d\s().-]+$/.test(typed) || /\(0\)/.test(typed)) return typed;
	const digits = `+${typed.replace(/\D/g, '')}`;
	return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : typed;
}

/** Text; an object or a list becomes JSON, since the server would store it in a notation of its own. */
function text(value: unknown): string {
	if (typeof present(value) !== 'object') return String(value);
	const json = JSON.stringify(value);
	// A date is an object that JSON writes as a text.
	return json.startsWith('"') ? String(JSON.parse(json)) : json;
}

function oneOf(options: INodePropertyOptions[]) {
	const allowed = options.map(({ value }) => String(value));
	return (value: unknown): string => {
		const asked = scalar(value).trim();
		const found = allowed.find((name) => name.toLowerCase() === asked.toLowerCase());
		if (found) return found;
		throw new Refusal(
			asked ? `cannot be '${asked}'` : 'is empty',
			`Use one of these: ${allowed.join(', ')}. ${FROM_EXPRESSION}`,
		);
	};
}

/** A single value as text; what is not there is empty text. Other numbers lose digits on the way. */
function scalar(value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string' || Number.isSafeInteger(value)) return String(value);
	throw new Refusal('must be a text or a whole number', FROM_EXPRESSION);
}
