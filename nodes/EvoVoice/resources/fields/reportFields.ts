import type { INodeProperties } from 'n8n-workflow';

import { inBody, optional, additional } from '../../../shared/fields/field';
import { picker } from '../../../shared/fields/picker';
import { day } from '../../../shared/fields/dates';
import { id, names } from '../../../shared/fields/ids';
import type { Reader } from '../../../shared/fields/field';
import { trimmedText } from '../../../shared/fields/text';
import { yesOrNo } from '../../../shared/fields/values';
import type { OperationField } from '../../operation/operation';
import { OF_CALLS, OF_DAYS } from './reportType';

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
