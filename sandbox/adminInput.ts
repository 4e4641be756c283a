import type { Fault } from './faults';

/** How a fault travels as JSON: a pattern for the path comes as text, endless times as a word. */
type SentFault = Omit<Fault, 'path' | 'times'> & {
	path?: string;
	pathPattern?: string;
	times?: number | 'Infinity';
};

// More than this in one go keeps a living office busy for too long to look like anything but stuck.
const LONGEST_STEP_MS = 31 * 24 * 60 * 60 * 1000;

/** @throws Error for a body that is no JSON object */
export function readObject(body: unknown): Record<string, unknown> {
	const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
	if (isObject) return body as Record<string, unknown>;
	throw new Error('The body has to be a JSON object, sent with the content type application/json.');
}

/** By how much the clock is to be moved. @throws Error for what no clock can be moved by */
export function readStep(body: unknown): number {
	const { advanceMs } = readObject(body);
	if (typeof advanceMs === 'number' && advanceMs >= 0 && advanceMs <= LONGEST_STEP_MS) {
		return advanceMs;
	}
	throw new Error(
		`"advanceMs" has to be a number of milliseconds from 0 to ${LONGEST_STEP_MS} (31 days), not ${JSON.stringify(advanceMs)}.`,
	);
}

/** @throws Error for a pattern that is none; the rest is checked where the fault is added */
export function readFault(body: unknown): Fault {
	const { pathPattern, times, ...rest } = readObject(body) as SentFault;
	const fault: Fault = { ...rest };
	if (times !== undefined) fault.times = times === 'Infinity' ? Infinity : times;
	if (pathPattern !== undefined) fault.path = patternOf(pathPattern);
	return fault;
}

function patternOf(text: unknown): RegExp {
	if (typeof text === 'string' && text !== '') {
		try {
			return new RegExp(text);
		} catch {
			// Refused below, with what was sent.
		}
	}
	throw new Error(
		`"pathPattern" has to be a regular expression as text, not ${JSON.stringify(text)}.`,
	);
}

/** The message with which the next report is to end. @throws Error where there is none */
export function readStatusMessage(body: unknown): string {
	const { statusMessage } = readObject(body);
	if (typeof statusMessage === 'string' && statusMessage.trim() !== '') return statusMessage;
	throw new Error(`"statusMessage" has to be a text, not ${JSON.stringify(statusMessage)}.`);
}
