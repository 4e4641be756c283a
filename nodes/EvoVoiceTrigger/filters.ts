import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { picker } from '../shared/fields/picker';
import { oneOf } from '../shared/fields/readers';
import type { Reader } from '../shared/fields/readers';
import { FROM_EXPRESSION, Refusal } from '../shared/fields/refusal';

/** A filter of a source, said once: how people see it, how it is read, asked for and compared. */
export interface Filter<T> {
	property: INodeProperties;
	read: Reader;
	/** The query parameter by which the service filters. */
	query?: string;
	/** Whether a thing, as it is now, meets it; absent where only the service knows. */
	matches?(thing: T, wanted: string): boolean;
}

/** What was entered under 'Filters', by name; what is empty filters nothing. */
export type FilterValues = Partial<Record<string, string>>;

/**
 * Reads the node's parameter, the pickers reduced to the ID that was chosen.
 *
 * @param read reads one field, and names it where its value cannot be read
 */
export function readFilters(
	parameter: unknown,
	filters: ReadonlyArray<Filter<never>>,
	read: (property: INodeProperties, reader: Reader, value: unknown) => unknown,
): FilterValues {
	const values: FilterValues = {};
	for (const [name, value] of Object.entries((parameter ?? {}) as Record<string, unknown>)) {
		const isPicked = typeof value === 'object' && value !== null && 'value' in value;
		const entered = isPicked ? value.value : value;
		if (String(entered ?? '').trim() === '') continue;
		const filter = filters.find(({ property }) => property.name === name);
		// What another source left behind filters nothing, but is part of what is watched.
		values[name] = String(filter ? read(filter.property, filter.read, entered) : entered).trim();
	}
	return values;
}

/** Whether a thing meets all filters. */
export const meetsAll = <T>(
	filters: ReadonlyArray<Filter<T>>,
	thing: T,
	values: FilterValues,
): boolean =>
	filters.every(({ property, matches }) => {
		const wanted = values[property.name];
		return wanted === undefined || !matches || matches(thing, wanted);
	});

/** The part of a query that the filters make, in their order. */
export function queryOf(filters: ReadonlyArray<Filter<never>>, values: FilterValues): IDataObject {
	const asked = filters.flatMap(({ property, query }) => {
		const wanted = values[property.name];
		return query && wanted !== undefined ? [[query, wanted]] : [];
	});
	return Object.fromEntries(asked) as IDataObject;
}

const asText: Reader = (value) => {
	if (typeof value === 'object') throw new Refusal('must be a text', FROM_EXPRESSION);
	return String(value);
};

/** Only things of one customer. @param things plural, e.g. `sessions` */
export const customerFilter = (things: string) =>
	idFilter('Customer', 'customerId', 'searchCustomers', things);

/** Only things of one endpoint. @param things plural, e.g. `sessions` */
export const endpointFilter = (things: string) =>
	idFilter('Endpoint', 'endpointId', 'searchEndpoints', things);

const idFilter = <Name extends string>(
	displayName: string,
	name: Name,
	searchListMethod: string,
	things: string,
): Filter<{ [N in Name]?: string }> => ({
	property: picker(
		searchListMethod,
		{ placeholder: 'e.g. 64f1a0c2e4b0a1d2c3e40001' },
		{ displayName, name, description: `Only ${things} of this ${displayName.toLowerCase()}` },
	),
	read: asText,
	query: `${name}s`,
	matches: (thing, wanted) => thing[name] === wanted,
});

/** An ID that the service filters by, and of which nothing is seen in the things themselves. */
export const unseenIdFilter = (
	property: Pick<INodeProperties, 'displayName' | 'name' | 'description'>,
): Filter<object> => ({
	property: {
		...property,
		type: 'string',
		default: '',
		placeholder: 'e.g. 64f1a0c2e4b0a1d2c3e40001',
	},
	read: asText,
	query: property.name,
});

/** One of some options. @param isAsked whether the service filters by it, too */
export const optionFilter = <Name extends string>(
	property: { displayName: string; name: Name; default: string; description: string },
	options: INodePropertyOptions[],
	isAsked = false,
): Filter<{ [N in Name]?: string }> => ({
	property: { ...property, type: 'options', options },
	read: oneOf(options),
	...(isAsked && { query: property.name }),
	matches: (thing, wanted) => thing[property.name] === wanted,
});

/**
 * A part of a text; upper or lower case does not matter.
 *
 * @param which e.g. `sessions whose caller number`
 * @param fields one of them has to contain it
 */
export const textFilter = <Name extends string>(
	displayName: string,
	name: string,
	which: string,
	fields: readonly Name[],
	placeholder = 'e.g. +1503',
): Filter<{ [N in Name]?: unknown }> => ({
	property: {
		displayName,
		name,
		type: 'string',
		default: '',
		placeholder,
		description: `Only ${which} contains this; upper or lower case does not matter`,
	},
	read: asText,
	matches: (thing, wanted) => fields.some((field) => contains(thing[field], wanted)),
});

const contains = (text: unknown, part: string) =>
	typeof text === 'string' && text.toLowerCase().includes(part.toLowerCase());
