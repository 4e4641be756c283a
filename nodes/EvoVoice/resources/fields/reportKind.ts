import type { INodePropertyOptions } from 'n8n-workflow';

import { Refusal, quoted } from '../../../shared/fields/refusal';
import type { OperationField } from '../../operation/operation';

/** A kind of report, and where it is asked for. */
const kind = (name: string, value: string, url: string, description: string) => ({
	name,
	value,
	description,
	routing: { request: { url } },
});

const KINDS: INodePropertyOptions[] = [
	kind('Agent State', 'agentState', '/reports/agent-state', 'How long agents were ready or not'),
	kind('Billing', 'billing', '/reports/billing', 'What is charged for numbers, calls and messages'),
	kind('Call Center', 'callCenter', '/reports/call-center', 'How the queues were served'),
	kind(
		'Call Center Abandoned Calls',
		'callCenterAbandon',
		'/reports/call-center-abandon',
		'Callers who hung up before anybody answered',
	),
	kind(
		'Call Center Details',
		'callCenterDetail',
		'/reports/call-center-detail',
		'The calls of the queues, one by one',
	),
	kind('Call Detail Records', 'cdr', '/reports/cdr', 'The technical record of each call'),
	kind('Call History', 'callHistory', '/reports/call-history', 'Who called whom and when'),
	kind('Call Outcome', 'callOutcome', '/reports/call-outcome', 'What came of the calls'),
	// Its own route serves no POST, so it is asked for by the name of its operation.
	kind('Endpoints', 'endpoints', '/json/reply/EndpointsReport', 'Numbers, phone users and teams'),
	kind('Metric', 'metric', '/reports/metric', 'One metric over time'),
	kind(
		'Phone Number Sync',
		'syncPhoneNumbers',
		'/reports/sync-phone-numbers',
		'How the numbers compare with those at the carrier',
	),
];

/** Kinds about calls, and those about a span of days. */
export const OF_CALLS = KINDS.map(({ value }) => String(value)).filter((value) =>
	/^(call|cdr|metric)/.test(value),
);
export const OF_DAYS = [...OF_CALLS, 'agentState', 'billing'];

/**
 * Which report to run; it decides about the address and the other fields. n8n puts the address in
 * place of the path, unless it does not find the kind: then it is read, to be refused.
 */
export const reportKind: OperationField = {
	property: {
		displayName: 'Report',
		name: 'report',
		type: 'options',
		noDataExpression: true,
		options: KINDS,
		default: 'callHistory',
		description: 'What to report on; the fields below depend on it',
	},
	to: { part: 'path', name: 'report' },
	read: (value) => {
		throw new Refusal(
			`cannot be ${quoted(value)}`,
			`Choose it from the list, not by an expression. The values are: ${KINDS.map((each) => each.value).join(', ')}.`,
		);
	},
};
