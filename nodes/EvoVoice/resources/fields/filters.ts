import { inQuery } from '../../../shared/fields/field';
import { picker } from '../../../shared/fields/picker';
import { day, ids, maybe, moment, optional, text, yesOrNo } from '../../../shared/fields/readers';
import { chosenIn } from './choice';
import { filter } from './collections';

/** Keeps what contains a text. */
export const containing = (
	name: string,
	displayName: string,
	description: string,
	placeholder: string,
) =>
	filter(
		inQuery(
			{ displayName, name, type: 'string', default: '', placeholder, description },
			optional(text),
		),
	);

/** Keeps what is about a session with a number or address at one of its ends. */
export const fromContaining = (name: string) => atEnd(name, 'From Contains', 'of the caller');
export const toContaining = (name: string) => atEnd(name, 'To Contains', 'that was called');

const atEnd = (name: string, displayName: string, end: string) =>
	containing(
		name,
		displayName,
		`Only where the number or address ${end} contains this`,
		'e.g. +1503',
	);

/** Keeps what lies on one side of a day; that day is included. */
export const onDay = (name: string, displayName: string, description: string) =>
	filter(inQuery({ displayName, name, type: 'dateTime', default: '', description }, optional(day)));

/** Keeps what came after a moment. */
export const since = (name: string, displayName: string, description: string) =>
	filter(
		inQuery({ displayName, name, type: 'dateTime', default: '', description }, optional(moment)),
	);

export const startDate = onDay('startDate', 'Start Date', 'The first day to look at');
export const endDate = onDay('endDate', 'End Date', 'The last day to look at');

/** Keeps what has a property, or what has not. */
export const whether = (name: string, displayName: string, description: string) =>
	filter(inQuery({ displayName, name, type: 'boolean', default: true, description }, yesOrNo));

const BY_IDS = { placeholder: 'e.g. 64f1a0c2e4b0a1d2c3e40001, 64f1a0c2e4b0a1d2c3e40002' };

/** Keeps what belongs to one of some objects that are picked. */
export const belongingTo = (
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
			maybe(ids),
		),
	);

export const ofCustomers = belongingTo(
	'searchCustomers',
	'customerIds',
	'Customer',
	'Only what belongs to this customer',
);

export const ofEndpoints = belongingTo(
	'searchEndpoints',
	'endpointIds',
	'Endpoint',
	'Only what belongs to this number, user or team',
);

/** Keeps what has one of some IDs for which there is no list. */
export const withIds = (
	name: string,
	displayName: string,
	description: string,
	placeholder: string,
) =>
	filter(
		inQuery(
			{ displayName, name, type: 'string', default: '', placeholder, description },
			optional(ids),
		),
	);

/** Keeps some objects that are known by their IDs; every paged list of the API can be asked so. */
export const specificIds = withIds(
	'specificIds',
	'IDs',
	'Only those with these IDs, separated by commas',
	BY_IDS.placeholder,
);

/** Keeps what has one of the API's own values. */
export const being = (...choice: Parameters<typeof chosenIn>) => filter(chosenIn(...choice));

/** Tags are known by their IDs alone: no list of them was found in the API. */
export const tagIds = withIds(
	'tagIds',
	'Tag ID',
	'Only what has this tag, or all of several that are separated by commas. With Simplify off, each result shows the IDs of its tags.',
	'e.g. 6bd5e4a6c8f4e5b6a7c80001',
);
