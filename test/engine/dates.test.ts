import { execFileSync } from 'node:child_process';
import path from 'node:path';

import fc from 'fast-check';
import { DateTime } from 'luxon';

import { day, moment } from '../../nodes/shared/fields/dates';
import { run } from './harness';
import { useOffice } from './office';

const office = useOffice({ login: 'teamLead' });

const ZONES = [
	'America/Los_Angeles',
	'Europe/Berlin',
	'Asia/Kathmandu',
	'Pacific/Apia',
	'America/Santiago',
	'UTC',
] as const;
const zones = fc.constantFrom(...ZONES);

/** Moments from 2001 to 2100, and many around the hours in which clocks change. */
const moments = fc.oneof(
	fc.integer({ min: 1_000_000_000_000, max: 4_102_444_799_999 }),
	fc
		.tuple(
			fc.constantFrom(
				'2026-03-08T10:00Z',
				'2026-11-01T09:00Z',
				'2026-03-29T01:00Z',
				'2026-10-25T01:00Z',
			),
			fc.integer({ min: -7_200_000, max: 7_200_000 }),
		)
		.map(([change, after]) => Date.parse(change) + after),
);

/** What a filter of a list holds on the wire, with the workflow in a time zone. */
async function sent(filter: 'startDate' | 'afterDate', value: unknown, timezone: string) {
	const resource = filter === 'startDate' ? 'session' : 'message';
	const { error } = await run(
		office.credentials,
		{ resource, operation: 'getAll', accountId: '', filters: { [filter]: value } as never },
		undefined,
		{},
		{},
		undefined,
		timezone,
	);
	const asked = office.arrived().filter(({ path: url }) => !url.startsWith('/auth'));
	return error ? error.message : new URL(asked.at(-1)!.path, 'http://x').searchParams.get(filter);
}

describe('a day on the wire', () => {
	test.each([
		['2026-01-05', '2026-01-05'],
		['2026-11-27T00:00:00', '2026-11-27'],
		['2026-11-27 23:59', '2026-11-27'],
		['20261127', '2026-11-27'],
		['={{ new Date("2026-11-27T23:30:00Z") }}', '2026-11-28'],
		['={{ DateTime.fromISO("2026-11-27T23:30:00Z") }}', '2026-11-28'],
		['2026-11-27T23:30:00.0000000Z', '2026-11-28'],
		['={{ Date.parse("2026-11-27T23:30:00Z") }}', '2026-11-28'],
		['1795822200', '2026-11-28'],
	])('of %s is %s in Berlin', async (value, expected) => {
		expect(await sent('startDate', value, 'Europe/Berlin')).toBe(expected);
	});

	test.each([
		'2026-1-5',
		'11/27/2026',
		'27.11.2026',
		'Nov 27',
		'today',
		'2026',
		'2026-11',
		'2026-331',
		'2026-11-31',
		'2026-02-29',
		'12:30',
		'2026-11-27T24:00',
		'2026-11-27 8:00 AM',
		'2026-11-27T08:00+25:00',
		'0026-11-27',
		'={{ 20261127 }}',
		'={{ 46000 }}',
		'={{ 5035550100 }}',
		'={{ 2026.5 }}',
		'={{ new Date("soon") }}',
		'={{ ({ year: 2026 }) }}',
	])('%s is refused', async (value) => {
		const before = office.arrived().length;
		expect(await sent('startDate', value, 'Europe/Berlin')).toMatch(
			/^'Start Date' (cannot|must) be /,
		);
		expect(office.arrived()).toHaveLength(before);
	});
});

describe('a moment on the wire', () => {
	test.each([
		['2026-11-27 08:00:00', '2026-11-27T16:00:00.000Z'],
		['2026-11-27', '2026-11-27T08:00:00.000Z'],
		['2026-11-27T08:00:00+01:00', '2026-11-27T07:00:00.000Z'],
		['2026-11-27 08:00:00 +0100', '2026-11-27T07:00:00.000Z'],
		['={{ DateTime.fromISO("2026-11-27T08:00:00") }}', '2026-11-27T16:00:00.000Z'],
		['={{ new Date(0) }}', '1970-01-01T00:00:00.000Z'],
	])('of %s in Los Angeles', async (value, expected) => {
		const found = await sent('afterDate', value, 'America/Los_Angeles');
		expect(found).toBe(expected);
	});
});

test('a moment is the same moment however it is written', () => {
	fc.assert(
		fc.property(moments, zones, zones, (ms, workflow, written) => {
			const at = DateTime.fromMillis(ms, { zone: written });
			const expected = new Date(ms).toISOString();
			for (const value of [ms, String(ms), new Date(ms), at, at.toISO(), at.toUTC().toISO()]) {
				expect(moment(value, () => workflow)).toBe(expected);
			}
		}),
	);
});

test('its day is the one that the clocks of the workflow show, however it is written', () => {
	fc.assert(
		fc.property(moments, zones, zones, (ms, workflow, written) => {
			const at = DateTime.fromMillis(ms, { zone: written });
			const expected = new Date(ms).toLocaleDateString('sv-SE', { timeZone: workflow });
			for (const value of [ms, new Date(ms), at, at.toISO(), at.toUTC().toISO()]) {
				expect(day(value, () => workflow)).toBe(expected);
			}
		}),
	);
});

test('a day stays the day that was written, also where it begins with a change of clocks', () => {
	const days = fc
		.integer({ min: 0, max: 36_000 })
		.map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
	fc.assert(
		fc.property(days, zones, (written, workflow) => {
			for (const value of [written, `${written}T00:00:00`, `${written} 23:59:59.999`]) {
				expect(day(value, () => workflow)).toBe(written);
			}
			const start = DateTime.fromISO(String(moment(written, () => workflow)), { zone: workflow });
			// A day that a country left out by moving to the other side of the date line has no moment.
			if (written === '2011-12-30' && workflow === 'Pacific/Apia') return;
			expect(start.toISODate()).toBe(written);
		}),
	);
});

test('of an hour that clocks show twice the first one is meant, whatever the season', () => {
	expect(moment('2026-11-01 01:30', () => 'America/Los_Angeles')).toBe('2026-11-01T08:30:00.000Z');
	expect(moment('2026-10-25 02:30', () => 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
	expect(moment('2026-04-05 02:30', () => 'Australia/Sydney')).toBe('2026-04-04T15:30:00.000Z');
});

test('no time zone of the computer changes anything', () => {
	const script = `
		const { day, moment } = require(${JSON.stringify(path.resolve('dist/nodes/shared/fields/dates.js'))});
		const values = ['2026-03-29', '2026-03-29 02:30', '2026-11-01T01:30:00', '2026-11-27T23:30:00Z', 1795822200, new Date(1795822200000)];
		console.log(JSON.stringify(${JSON.stringify(ZONES)}.map((zone) => values.map((value) => [day(value, () => zone), moment(value, () => zone)]))));
	`;
	const outputs = ['Europe/Berlin', 'America/Los_Angeles', 'Asia/Kolkata'].map((TZ) =>
		execFileSync(process.execPath, ['-e', script], {
			env: { ...process.env, TZ },
			encoding: 'utf8',
		}),
	);
	expect(JSON.parse(outputs[0])).toHaveLength(ZONES.length);
	expect(new Set(outputs).size).toBe(1);
});
