import type { INodePropertyOptions, INodeProperties } from 'n8n-workflow';

import { day } from '../../../shared/fields/dates';
import type { Reader } from '../../../shared/fields/field';
import { inBody, optional, additional, picker } from '../../../shared/fields/field';
import { id, names } from '../../../shared/fields/ids';
import { Refusal, quoted } from '../../../shared/fields/refusal';
import { trimmedText } from '../../../shared/fields/text';
import { yesOrNo } from '../../../shared/fields/values';
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

/** Shows a field with some types of reports only. */
const shownFor = (types: string[], name = 'report') => ({ show: { [name]: types } });

const aDay = (name: string, displayName: string, description: string) => {
	const displayOptions = shownFor(OF_DAYS);
	return inBody(
		{ displayName, name, type: 'dateTime', default: '', description, displayOptions },
		optional(day),
	);
};

const DEFAULTS = { string: '', boolean: true };

/** An optional field, of all types of reports or of some. */
const more = (
	type: keyof typeof DEFAULTS,
	property: Omit<INodeProperties, 'type' | 'default'>,
	types?: string[],
	read: Reader = type === 'boolean' ? yesOrNo : optional(trimmedText),
) =>
	additional(
		inBody(
			{
				...property,
				type,
				default: DEFAULTS[type],
				...(types && { displayOptions: shownFor(types, '/report') }),
			},
			read,
		),
	);

const picked = (search: string, types: string[], name: string, displayName: string) =>
	additional(
		inBody(
			picker(
				search,
				{ placeholder: 'e.g. 64f1a0c2e4b0a1d2c3e40001' },
				{
					displayName,
					name,
					description: `Only what belongs to this ${displayName.toLowerCase()}`,
					displayOptions: shownFor(types, '/report'),
				},
			),
			optional(id),
		),
	);

/**
 * The fields of reports. The API's pages name them all, but which report has which only for Agent
 * State; for the others it follows from their names.
 */
export const REPORT_FIELDS: OperationField[] = [
	aDay(
		'startDate',
		'Start Date',
		'The first day of the report, included. Left empty, Evo Voice chooses.',
	),
	aDay(
		'endDate',
		'End Date',
		'The last day of the report, included. Left empty, Evo Voice chooses.',
	),
	inBody(
		{
			displayName: 'Metric Name',
			name: 'metricName',
			type: 'string',
			default: '',
			placeholder: 'e.g. IncomingCalls',
			description: 'The metric to report on, by its name in Evo Voice',
			displayOptions: shownFor(['metric']),
		},
		optional(trimmedText),
	),
	picked('searchCustomers', [...OF_CALLS, 'billing', 'endpoints'], 'customerId', 'Customer'),
	picked('searchEndpoints', OF_CALLS, 'endpointId', 'Endpoint'),
	picked('searchFlows', OF_CALLS, 'flowId', 'Flow'),
	more('string', {
		displayName: 'Email to Notify',
		name: 'emailAddressToNotify',
		placeholder: 'e.g. nathan@example.com',
		description: 'Who gets an email once the report is finished',
	}),
	more(
		'string',
		{
			displayName: 'Endpoint Types',
			name: 'types',
			placeholder: 'e.g. PhoneNumber, User',
			description: 'Only endpoints of these types, separated by commas',
		},
		['endpoints'],
		optional(names),
	),
	more(
		'boolean',
		{
			displayName: 'Include Archived Sessions',
			name: 'includeArchivedSessions',
			description: 'Whether to take in the sessions that are older than about 15 days, too',
		},
		OF_CALLS,
	),
	more(
		'boolean',
		{
			displayName: 'Include Customer IDs',
			name: 'includeCustomerIds',
			description: 'Whether to add the IDs of the customers to their names',
		},
		['billing'],
	),
	more(
		'string',
		{
			displayName: 'Specific State',
			name: 'specificState',
			placeholder: 'e.g. Completed',
			description: 'Only calls that came to this outcome',
		},
		['callOutcome'],
	),
	more(
		'boolean',
		{
			displayName: 'Sync Documo Numbers',
			name: 'syncDocumoNumbers',
			description: 'Whether to compare the fax numbers at Documo, too',
		},
		['syncPhoneNumbers'],
	),
	more(
		'string',
		{
			displayName: 'Time Zone ID',
			name: 'timeZoneId',
			placeholder: 'e.g. America/Los_Angeles',
			description: 'The time zone in which days begin and times are written',
		},
		OF_DAYS,
	),
	more('string', {
		displayName: 'Webhook URL',
		name: 'webhookUrl',
		placeholder: 'e.g. https://n8n.example.com/webhook/report',
		description:
			"Address that Evo Voice sends the report's data to once it is finished, such as that of a Webhook node",
	}),
];
