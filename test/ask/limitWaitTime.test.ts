import { DateTime } from 'luxon';
import type { INode } from 'n8n-workflow';
import { NodeOperationError, WAIT_INDEFINITELY } from 'n8n-workflow';

import type { Limit } from '../../nodes/EvoVoice/ask/limitWaitTime';
import { waitUntil } from '../../nodes/EvoVoice/ask/limitWaitTime';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const until = (limit?: Limit) =>
	waitUntil({ name: 'Ask' } as INode, limit, 'America/New_York', NOW);
const at = (maxDateAndTime: unknown) => until({ limitType: 'atSpecifiedTime', maxDateAndTime });

test('without a limit n8n waits for ever', () => {
	expect(until(undefined)).toBe(WAIT_INDEFINITELY);
});

test.each([
	[{ resumeAmount: 45, resumeUnit: 'minutes' }, '2026-03-01T12:45:00.000Z'],
	[{ resumeAmount: 0.5, resumeUnit: 'hours' }, '2026-03-01T12:30:00.000Z'],
	[{ resumeAmount: 2, resumeUnit: 'days' }, '2026-03-03T12:00:00.000Z'],
	[{}, '2026-03-01T13:00:00.000Z'],
] as const)('after an interval: %j', (limit, expected) => {
	expect(until({ limitType: 'afterTimeInterval', ...limit }).toISOString()).toBe(expected);
});

test.each([
	['2026-03-01T18:00:00', '2026-03-01T23:00:00.000Z'],
	['2026-03-01 18:00:00', '2026-03-01T23:00:00.000Z'],
	['2026-03-01T18:00:00+01:00', '2026-03-01T17:00:00.000Z'],
	['2026-03-02', '2026-03-02T05:00:00.000Z'],
	[DateTime.fromISO('2026-03-01T18:00:00Z'), '2026-03-01T18:00:00.000Z'],
	[new Date('2026-03-01T18:00:00Z'), '2026-03-01T18:00:00.000Z'],
])('until a time, in the zone of the workflow if it names none: %s', (value, expected) => {
	expect(at(value).toISOString()).toBe(expected);
});

test.each([
	["'Amount' under Limit Wait Time must be more than 0", () => until({ resumeAmount: 0 })],
	["'Amount' under Limit Wait Time must be more than 0", () => until({ resumeAmount: -1 })],
	["'Amount' under Limit Wait Time must be more than 0", () => until({ resumeAmount: NaN })],
	["'Amount' under Limit Wait Time is too large", () => until({ resumeAmount: 1e300 })],
	["'Unit' under Limit Wait Time cannot be 'weeks'", () => until({ resumeUnit: 'weeks' as never })],
	[
		"'Unit' under Limit Wait Time cannot be 'constructor'",
		() => until({ resumeUnit: 'constructor' as never }),
	],
	["'Max Date and Time' under Limit Wait Time is empty", () => at('')],
	["'Max Date and Time' under Limit Wait Time is no date and time: 'soon'", () => at('soon')],
	["'Max Date and Time' under Limit Wait Time is no date and time: '2999'", () => at('2999')],
	[
		"'Max Date and Time' under Limit Wait Time is no date and time: '12/31/2999'",
		() => at('12/31/2999'),
	],
	[
		"'Max Date and Time' under Limit Wait Time is no date and time: '2999-02-30'",
		() => at('2999-02-30'),
	],
	["'Max Date and Time' under Limit Wait Time is no date and time: 'true'", () => at(true)],
	["'Max Date and Time' under Limit Wait Time is in the past", () => at('2026-03-01T06:59:00')],
])('%s', (message, act) => {
	expect(act).toThrow(NodeOperationError);
	expect(act).toThrow(message);
});
