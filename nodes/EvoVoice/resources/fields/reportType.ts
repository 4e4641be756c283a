import type { INodePropertyOptions } from 'n8n-workflow';

import { Refusal, quoted } from '../../../shared/fields/refusal';
import type { OperationField } from '../../operation/operation';

/** A type of report and its address. */
const reportOf = (name: string, value: string, url: string, description: string) => ({
	name,
	value,
	description,
	routing: { request: { url } },
});

const TYPES: INodePropertyOptions[] = [
	reportOf(
		'Agent State',
		'agentState',
		'/reports/agent-state',
		'How long agents were ready or not',
	),
	reportOf(
		'Billing',
		'billing',
		'/reports/billing',
		'What is charged for numbers, calls and messages',
	),
	reportOf('Call Center', 'callCenter', '/reports/call-center', 'How the queues were served'),
	reportOf(
		'Call Center Abandoned Calls',
		'callCenterAbandon',
		'/reports/call-center-abandon',
		'Callers who hung up before anybody answered',
	),
	reportOf(
		'Call Center Details',
		'callCenterDetail',
		'/reports/call-center-detail',
		'The calls of the queues, one by one',
	),
	reportOf('Call Detail Records', 'cdr', '/reports/cdr', 'The technical record of each call'),
	reportOf('Call History', 'callHistory', '/reports/call-history', 'Who called whom and when'),
	reportOf('Call Outcome', 'callOutcome', '/reports/call-outcome', 'What came of the calls'),
	// Its own route serves no POST, so it is asked for by the name of its operation.
	reportOf(
		'Endpoints',
		'endpoints',
		'/json/reply/EndpointsReport',
		'Numbers, phone users and teams',
	),
	reportOf('Metric', 'metric', '/reports/metric', 'One metric over time'),
	reportOf(
		'Phone Number Sync',
		'syncPhoneNumbers',
		'/reports/sync-phone-numbers',
		'How the numbers compare with those at the carrier',
	),
];

/** Types about calls, and those about a span of days. */
export const OF_CALLS = TYPES.map(({ value }) => String(value)).filter((value) =>
	/^(call|cdr|metric)/.test(value),
);
export const OF_DAYS = [...OF_CALLS, 'agentState', 'billing'];

/**
 * Which report to run; it decides the address and the other fields. n8n's routing replaces the path by
 * the address. It does not where the value is unknown: then the path still has its placeholder, and
 * the value is refused here.
 */
export const reportType: OperationField = {
	property: {
		displayName: 'Report',
		name: 'report',
		type: 'options',
		noDataExpression: true,
		options: TYPES,
		default: 'callHistory',
		description: 'What to report on; the fields below depend on it',
	},
	to: { part: 'path', name: 'report' },
	read: (value) => {
		throw new Refusal(
			`cannot be ${quoted(value)}`,
			`Choose it from the list, not by an expression. The values are: ${TYPES.map((each) => each.value).join(', ')}.`,
		);
	},
};
