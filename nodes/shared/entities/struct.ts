import type { GenericValue, IDataObject } from 'n8n-workflow';

import { Refusal } from '../fields/refusal';

/** A value of custom data as the API has it: one of its fields is filled; with none it is null. */
export interface Value {
	stringValue?: string;
	numberValue?: number;
	boolValue?: boolean;
	listValue?: Struct[];
	structValue?: Struct;
}

/** Custom data and flow parameters as the API has them: from the name of a field to its value. */
export interface Struct {
	[field: string]: Value;
}

/**
 * Makes the API's custom data of plain JSON.
 *
 * @param at where in the whole it stands, for the message
 * @throws Refusal for a list of anything but objects, since the API's lists hold objects alone
 */
export function toStruct(plain: IDataObject, at: readonly string[] = []): Struct {
	return Object.fromEntries(
		Object.entries(plain).map(([field, value]) => [field, toValue(value, [...at, field])]),
	);
}

function toValue(plain: unknown, at: readonly string[]): Value {
	if (typeof plain === 'string') return { stringValue: plain };
	if (typeof plain === 'number') return { numberValue: plain };
	if (typeof plain === 'boolean') return { boolValue: plain };
	if (Array.isArray(plain)) return { listValue: plain.map((each) => inList(each, at)) };
	return isObject(plain) ? { structValue: toStruct(plain, at) } : {};
}

function inList(plain: unknown, at: readonly string[]): Struct {
	if (isObject(plain)) return toStruct(plain, at);
	throw new Refusal(
		`has a list of single values in '${at.join('.')}'`,
		'Evo Voice keeps lists of objects only. Write its entries as objects such as { "name": "gold" }, or join them into one text.',
	);
}

/**
 * Makes plain JSON of the API's custom data. What is not in the form of the API stays as it is, so
 * that nothing is lost on the way.
 */
export function fromStruct(struct: unknown): unknown {
	if (!isObject(struct)) return struct;
	return Object.fromEntries(
		Object.entries(struct).map(([field, value]) => [field, fromValue(value)]),
	);
}

function fromValue(value: unknown): unknown {
	if (!isObject(value)) return value;
	const { stringValue, numberValue, boolValue, listValue, structValue } = value;
	if (Array.isArray(listValue)) return listValue.map(fromStruct);
	if (isObject(structValue)) return fromStruct(structValue);
	const single = stringValue ?? numberValue ?? boolValue;
	return single ?? (Object.keys(value).length > 0 ? value : null);
}

const isObject = (value: unknown): value is Record<string, GenericValue> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
