import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { Fault } from './faults';

interface Rule {
	fits: (value: unknown) => boolean;
	/** What the field has to be, to follow "has to be". */
	wanted: string;
}

// Node fires timers with a longer delay at once.
const LONGEST_DELAY_MS = 2_147_483_647;

const TEXT: Rule = { fits: (value) => typeof value === 'string' && value !== '', wanted: 'a text' };
const SWITCH: Rule = { fits: (value) => typeof value === 'boolean', wanted: 'true or false' };

const isBetween = (value: unknown, lowest: number, highest: number) =>
	typeof value === 'number' && value >= lowest && value <= highest;

function isHeader(name: string, value: unknown): boolean {
	try {
		validateHeaderName(name);
		validateHeaderValue(name, value as string);
		return typeof value === 'string';
	} catch {
		return false;
	}
}

const isPlain = (value: unknown): value is object =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const RULES: Record<keyof Fault, Rule> = {
	method: TEXT,
	path: {
		fits: (value) => TEXT.fits(value) || value instanceof RegExp,
		wanted: 'a text or a pattern',
	},
	operation: TEXT,
	contains: TEXT,
	times: {
		fits: (value) => value === Infinity || (Number.isInteger(value) && Number(value) > 0),
		wanted: 'a whole number from 1, or Infinity',
	},
	status: {
		fits: (value) => Number.isInteger(value) && isBetween(value, 200, 599),
		wanted: 'a status from 200 to 599',
	},
	message: { fits: (value) => typeof value === 'string', wanted: 'a text' },
	headers: {
		fits: (value) => isPlain(value) && Object.entries(value).every((pair) => isHeader(...pair)),
		wanted: 'an object of header names and texts',
	},
	body: {
		fits: (value) => typeof value === 'string' || (typeof value === 'object' && value !== null),
		wanted: 'a text or an object',
	},
	contentType: { fits: (value) => isHeader('content-type', value), wanted: 'a content type' },
	delayMs: {
		fits: (value) => isBetween(value, 0, LONGEST_DELAY_MS),
		wanted: `a number of milliseconds from 0 to ${LONGEST_DELAY_MS}`,
	},
	drop: SWITCH,
	cutOff: SWITCH,
	afterActing: SWITCH,
};

/** @throws Error that says in a sentence what is impossible about a fault */
export function checkFault(fault: Fault): void {
	for (const [name, value] of Object.entries(fault)) {
		if (!Object.hasOwn(RULES, name)) {
			const known = Object.keys(RULES).join(', ');
			throw new Error(`A fault has no field "${name}". Its fields are: ${known}.`);
		}
		const rule = RULES[name as keyof Fault];
		if (value === undefined || rule.fits(value)) continue;
		throw new Error(`"${name}" of a fault has to be ${rule.wanted}, not ${shown(value)}.`);
	}
}

function shown(value: unknown): string {
	return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
