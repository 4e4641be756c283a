import { day, moment } from '../../../shared/fields/dates';
import { enumInQuery } from '../../../shared/fields/enums';
import type { Reader } from '../../../shared/fields/field';
import { inQuery, optional, filter, picker } from '../../../shared/fields/field';
import { id, ids } from '../../../shared/fields/ids';
import { partOfNumber } from '../../../shared/fields/phoneNumber';
import { trimmedText } from '../../../shared/fields/text';
import { yesOrNo } from '../../../shared/fields/values';

/** Keeps what contains a text, or what another reader makes of it. */
export const textFilter = (
	name: string,
	displayName: string,
	description: string,
	placeholder: string,
	read: Reader = trimmedText,
) =>
	filter(
		inQuery(
			{ displayName, name, type: 'string', default: '', placeholder, description },
			optional(read),
		),
	);

/** Keeps what is about a session with a number or address at one of its ends. */
export const fromFilter = (name: string) => atEnd(name, 'From Contains', 'of the caller');
export const toFilter = (name: string) => atEnd(name, 'To Contains', 'that was called');

const atEnd = (name: string, displayName: string, end: string) =>
	textFilter(
		name,
		displayName,
		`Only where the number or address ${end} contains this`,
		'e.g. +1 503',
		partOfNumber,
	);

/** Keeps what lies on one side of a day; that day is included. */
export const dayFilter = (name: string, displayName: string, description: string) =>
	filter(inQuery({ displayName, name, type: 'dateTime', default: '', description }, optional(day)));

/** Keeps what came after a moment. */
export const momentFilter = (name: string, displayName: string, description: string) =>
	filter(
		inQuery({ displayName, name, type: 'dateTime', default: '', description }, optional(moment)),
	);

export const startDate = dayFilter('startDate', 'Start Date', 'The first day to look at');
export const endDate = dayFilter('endDate', 'End Date', 'The last day to look at');

/** Keeps what has a property, or what has not. */
export const booleanFilter = (name: string, displayName: string, description: string) =>
	filter(inQuery({ displayName, name, type: 'boolean', default: true, description }, yesOrNo));

const BY_IDS = { placeholder: 'e.g. 64f1a0c2e4b0a1d2c3e40001, 64f1a0c2e4b0a1d2c3e40002' };

/** Keeps what belongs to one of some objects that are picked. */
export const pickerFilter = (
	search: string,
	name: string,
	displayName: string,
	description: string,
) =>
	filter(
		inQuery(
			picker(search, BY_IDS, {
				displayName,
				name,
				description: `${description}. By ID takes several, separated by commas.`,
			}),
			optional(ids),
		),
	);

/** Keeps what belongs to one session. */
export const sessionFilter = (name: string, displayName: string, description: string) =>
	filter(
		inQuery(
			picker(
				'searchSessions',
				{ placeholder: 'e.g. 673f2a9c51d0e84b7c6a1f02' },
				{ displayName, name, description },
			),
			optional(id),
		),
	);

export const customerFilter = pickerFilter(
	'searchCustomers',
	'customerIds',
	'Customer',
	'Only what belongs to this customer',
);

export const endpointFilter = pickerFilter(
	'searchEndpoints',
	'endpointIds',
	'Endpoint',
	'Only what belongs to this number, user or team',
);

/** Keeps some objects that are known by their IDs; every paged list of the API can be asked so. */
export const specificIds = textFilter(
	'specificIds',
	'IDs',
	'Only those with these IDs, separated by commas',
	BY_IDS.placeholder,
	ids,
);

/** Keeps what has one of the API's own values. */
export const enumFilter = (...choice: Parameters<typeof enumInQuery>) =>
	filter(enumInQuery(...choice));

/** Tags are known by their IDs alone: no list of them was found in the API. */
export const tagIds = textFilter(
	'tagIds',
	'Tag ID',
	'Only what has this tag, or all of several that are separated by commas. With Simplify off, each result shows the IDs of its tags.',
	'e.g. 6bd5e4a6c8f4e5b6a7c80001',
	ids,
);
