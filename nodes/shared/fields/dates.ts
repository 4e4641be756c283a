import { DateTime } from 'luxon';

import type { Reader } from './field';
import { FROM_EXPRESSION, Refusal, quoted } from './refusal';
import { single, visible } from './text';

/**
 * The parts of ISO 8601 that are read, extended or basic. luxon alone would take `2026`, `12:30` and
 * `2026-331` for dates, too, which are rather slips.
 */
const DATE = /^(?:19|[2-9]\d)\d\d(?:-\d\d-\d\d|\d{4})$/;
const TIME =
	/^(?:[01]\d|2[0-3]):?[0-5]\d(?::?[0-5]\d(?:[.,]\d+)?)?(?<offset>Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?$/;

/** Seconds since 1970 that cannot be mistaken for anything else: from 2001 to 2100. */
const SECONDS = [1_000_000_000, 4_102_444_800] as const;

/**
 * A day as the API's lists take it, `YYYY-MM-DD`. A moment counts as the day that it has in the
 * workflow's time zone.
 */
export const day: Reader = (value, timezone) => read(value, timezone).toISODate();

/**
 * A moment in ISO 8601, UTC. Without an offset, as pickers give it, the workflow's time is meant; a
 * day means its beginning.
 */
export const moment: Reader = (value, timezone) => read(value, timezone).toUTC().toISO();

function read(value: unknown, timezone = () => 'utc'): DateTime {
	const found = dateTimeIn(value, timezone());
	if (found) return found;
	const typed = typedDate(value);
	if (typed === undefined) single(value);
	throw new Refusal(
		typed ? `cannot be ${quoted(typed)}` : 'is empty',
		`Enter a date such as 2026-03-31, or a date with a time such as 2026-03-31 14:30. ${FROM_EXPRESSION}`,
	);
}

/**
 * What was entered, in a time zone; undefined for anything but ISO 8601, a date object, or a number
 * of seconds or milliseconds.
 */
export function dateTimeIn(value: unknown, zone: string): DateTime | undefined {
	const typed = typedDate(value);
	if (typed === undefined) return undefined;
	const isNumber = typeof value === 'number' || /^\d{10}(\d{3})?$/.test(typed);
	const found = isNumber ? fromNumber(Number(typed), zone) : fromText(typed, zone);
	return found?.isValid ? found : undefined;
}

/** Dates of JavaScript, luxon and the like write themselves in ISO 8601 as JSON; invalid ones as null. */
function typedDate(value: unknown): string | undefined {
	const isDate = typeof value === 'object' && value !== null && 'toJSON' in value;
	const given: unknown = isDate ? (JSON.parse(JSON.stringify(value)) ?? String(value)) : value;
	const isSingle = ['string', 'number', 'undefined'].includes(typeof given) || given === null;
	return isSingle ? visible(String(given ?? '')).trim() : undefined;
}

function fromText(typed: string, zone: string): DateTime | undefined {
	const [, date, , rest = '00:00'] = /^([\d-]+)([T ](.+))?$/i.exec(typed) ?? [];
	const time = rest.toUpperCase().replace(/ (?=[Z+-])/, '');
	const parts = TIME.exec(time);
	if (!date || !DATE.test(date) || !parts) return undefined;
	const found = DateTime.fromISO(`${date}T${time}`, { zone });
	// Clocks show an hour twice when summer time ends: the earlier one is meant.
	return found.isValid && !parts.groups?.offset ? found.getPossibleOffsets()[0] : found;
}

function fromNumber(typed: number, zone: string): DateTime | undefined {
	const [from, to] = SECONDS;
	if (typed >= from && typed < to) return DateTime.fromSeconds(typed, { zone });
	if (typed >= from * 1000 && typed < to * 1000) return DateTime.fromMillis(typed, { zone });
	return undefined;
}
