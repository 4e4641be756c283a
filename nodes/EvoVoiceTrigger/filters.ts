import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Reader } from '../shared/fields/field';
import { picker } from '../shared/fields/field';
import { partOfNumber } from '../shared/fields/phoneNumber';
import { single } from '../shared/fields/text';
import { oneOf } from '../shared/fields/values';

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

/** What stands in the node's parameter, the pickers reduced to the ID that was chosen. */
export function enteredFilters(parameter: unknown): Array<[name: string, entered: unknown]> {
	return Object.entries((parameter ?? {}) as Record<string, unknown>)
		.map(([name, value]): [string, unknown] => {
			const isPicked = typeof value === 'object' && value !== null && 'value' in value;
			return [name, isPicked ? value.value : value];
		})
		.filter(([, entered]) => String(entered ?? '').trim() !== '');
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
	read: single,
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
	read: single,
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
 * A part of a number, an address or a name. Upper or lower case does not matter, nor do the marks
 * between the digits of a number.
 *
 * @param which e.g. `sessions whose caller number`
 * @param fields one of them has to contain it
 */
export const numberFilter = <Name extends string>(
	displayName: string,
	name: string,
	which: string,
	...fields: Name[]
): Filter<{ [N in Name]?: unknown }> => ({
	property: partOf(displayName, name, which, 'e.g. +1503'),
	read: (value) => partOfNumber(single(value)),
	matches: (thing, wanted) =>
		fields.some(
			(field) =>
				contains(thing[field], wanted) ||
				(typeof thing[field] === 'string' && contains(partOfNumber(thing[field]), wanted)),
		),
});

/** A part of a text; upper or lower case does not matter. @param which e.g. `files whose name` */
export const textFilter = <Name extends string>(
	displayName: string,
	name: string,
	which: string,
	field: Name,
	placeholder: string,
): Filter<{ [N in Name]?: unknown }> => ({
	property: partOf(displayName, name, which, placeholder),
	read: single,
	matches: (thing, wanted) => contains(thing[field], wanted),
});

const partOf = (
	displayName: string,
	name: string,
	which: string,
	placeholder: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder,
	description: `Only ${which} contains this; upper or lower case does not matter`,
});

const contains = (text: unknown, part: string) =>
	typeof text === 'string' && text.toLowerCase().includes(part.toLowerCase());
