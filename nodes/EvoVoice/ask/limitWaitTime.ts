import type { INode, INodeProperties } from 'n8n-workflow';
import { NodeOperationError, WAIT_INDEFINITELY } from 'n8n-workflow';

import { dateTimeIn } from '../../shared/fields/dates';
import { quoted } from '../../shared/fields/refusal';

/** The value of {@link limitWaitTime}. */
export interface Limit {
	limitType?: 'afterTimeInterval' | 'atSpecifiedTime';
	resumeAmount?: number;
	resumeUnit?: 'minutes' | 'hours' | 'days';
	/** In the workflow's time zone if it has no offset; an expression may give a date object. */
	maxDateAndTime?: unknown;
}

const MILLISECONDS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

/** How long to wait for an answer; names as in n8n's own nodes. */
export const limitWaitTime: INodeProperties = {
	displayName: 'Limit Wait Time',
	name: 'limitWaitTime',
	type: 'fixedCollection',
	default: {
		values: { limitType: 'afterTimeInterval', resumeAmount: 45, resumeUnit: 'minutes' },
	},
	description:
		'How long to wait for an answer. After that the workflow goes on without one: respondedAt is then empty.',
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Limit Type',
					name: 'limitType',
					type: 'options',
					default: 'afterTimeInterval',
					options: [
						{
							name: 'After Time Interval',
							value: 'afterTimeInterval',
							description: 'Wait for some time',
						},
						{
							name: 'At Specified Time',
							value: 'atSpecifiedTime',
							description: 'Wait until a date and time',
						},
					],
					description: 'When the waiting ends',
				},
				{
					displayName: 'Amount',
					name: 'resumeAmount',
					type: 'number',
					typeOptions: { minValue: 0, numberPrecision: 2 },
					default: 1,
					description: 'How many of the unit to wait',
					displayOptions: { show: { limitType: ['afterTimeInterval'] } },
				},
				{
					displayName: 'Unit',
					name: 'resumeUnit',
					type: 'options',
					default: 'hours',
					options: [
						{ name: 'Minutes', value: 'minutes' },
						{ name: 'Hours', value: 'hours' },
						{ name: 'Days', value: 'days' },
					],
					displayOptions: { show: { limitType: ['afterTimeInterval'] } },
				},
				{
					displayName: 'Max Date and Time',
					name: 'maxDateAndTime',
					type: 'dateTime',
					default: '',
					description: 'Until when to wait',
					displayOptions: { show: { limitType: ['atSpecifiedTime'] } },
				},
			],
		},
	],
};

/**
 * Until when to wait; `WAIT_INDEFINITELY` if there is no limit.
 *
 * @param timezone the workflow's time zone, for a time without an offset
 * @throws NodeOperationError when the limit is not in the future
 */
export function waitUntil(
	node: INode,
	limit: Limit | undefined,
	timezone: string,
	now: Date,
): Date {
	if (!limit) return WAIT_INDEFINITELY;
	return limit.limitType === 'atSpecifiedTime'
		? atTime(node, limit.maxDateAndTime, timezone, now)
		: afterInterval(node, limit, now);
}

function afterInterval(
	node: INode,
	{ resumeAmount = 1, resumeUnit = 'hours' }: Limit,
	now: Date,
): Date {
	if (!Object.hasOwn(MILLISECONDS, resumeUnit)) {
		throw new NodeOperationError(node, `'Unit' under Limit Wait Time cannot be '${resumeUnit}'`, {
			description: `Use one of ${Object.keys(MILLISECONDS).join(', ')}.`,
		});
	}
	const until = now.getTime() + resumeAmount * MILLISECONDS[resumeUnit];
	if (!(until > now.getTime())) {
		throw new NodeOperationError(node, "'Amount' under Limit Wait Time must be more than 0", {
			description: 'Enter how long to wait, or remove the limit.',
		});
	}
	if (until < WAIT_INDEFINITELY.getTime()) return new Date(until);
	throw new NodeOperationError(node, "'Amount' under Limit Wait Time is too large", {
		description: 'Enter a shorter time, or remove the limit: without one, n8n waits for ever.',
	});
}

function atTime(node: INode, value: unknown, timezone: string, now: Date): Date {
	const until = dateTimeIn(value, timezone);
	if (!until) {
		const text = String(value ?? '').trim();
		throw new NodeOperationError(
			node,
			`'Max Date and Time' under Limit Wait Time is ${text ? `no date and time: ${quoted(text)}` : 'empty'}`,
			{ description: 'Choose a date and time, or enter one such as 2026-03-31T18:00.' },
		);
	}
	if (until.toJSDate() > now) return until.toJSDate();
	throw new NodeOperationError(node, "'Max Date and Time' under Limit Wait Time is in the past", {
		description: `It is ${until.toISO()}. Choose a later one, or remove the limit.`,
	});
}
