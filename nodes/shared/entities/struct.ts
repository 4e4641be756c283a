import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../fields/json';
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
 * Holds a value of the API whose type this package does not know, so that it goes back as it came. A
 * plain object would not: it is sent as a `structValue`.
 */
const UNKNOWN = '$evoVoice';

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
	if (!isObject(plain)) return {};
	return holdsUnknown(plain) ? (plain[UNKNOWN] as Value) : { structValue: toStruct(plain, at) };
}

const holdsUnknown = (plain: object): boolean =>
	Object.keys(plain).join() === UNKNOWN && isObject((plain as IDataObject)[UNKNOWN]);

function inList(plain: unknown, at: readonly string[]): Struct {
	if (isObject(plain)) return toStruct(plain, at);
	throw new Refusal(
		`has a list of single values in '${at.join('.')}'`,
		'Evo Voice keeps lists of objects only. Write its entries as objects such as { "name": "gold" }, or join them into one text.',
	);
}

/**
 * Makes plain JSON of the API's custom data. What is not in the form of the API stays as it is, and a
 * value of an unknown type stands under `$evoVoice`, so that nothing is lost on the way there and back.
 */
export function fromStruct(struct: unknown): unknown {
	if (!isObject(struct)) return struct;
	return Object.fromEntries(
		Object.entries(struct).map(([field, value]) => [field, fromValue(value)]),
	);
}

function fromValue(value: unknown): unknown {
	if (!isObject(value)) return value;
	const [[type, content] = [], ...more] = Object.entries(value).filter(([, each]) => each !== null);
	if (type === undefined) return null;
	if (more.length === 0) {
		if (type === 'listValue' && Array.isArray(content)) return content.map(fromStruct);
		if (type === 'structValue' && isObject(content) && !holdsUnknown(content))
			return fromStruct(content);
		if (SINGLE[type] === typeof content) return content;
	}
	return { [UNKNOWN]: value };
}

const SINGLE: Record<string, string> = {
	stringValue: 'string',
	numberValue: 'number',
	boolValue: 'boolean',
};
