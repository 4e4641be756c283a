/** A typed value of custom data: one of its fields is filled. */
export interface Value {
	boolValue?: boolean;
	stringValue?: string;
	numberValue?: number;
	listValue?: Struct[];
	structValue?: Struct;
}

/** Custom data and flow parameters: a map from the name of a field to its value. */
export interface Struct {
	[name: string]: Value;
}

const isObject = (sent: unknown): sent is Record<string, unknown> =>
	typeof sent === 'object' && sent !== null && !Array.isArray(sent);

/**
 * Reads custom data as it was sent.
 *
 * Assumption: what is no Value object, such as a bare text, becomes a value without content, as
 * everything that the framework cannot read is passed over without a word.
 */
export function readStruct(sent: unknown): Struct {
	if (!isObject(sent)) return {};
	return Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, readValue(value)]));
}

function readValue(sent: unknown): Value {
	if (!isObject(sent)) return {};
	const { boolValue, stringValue, numberValue, listValue, structValue } = sent;
	const value: Value = {};
	if (typeof boolValue === 'boolean') value.boolValue = boolValue;
	if (typeof stringValue === 'string') value.stringValue = stringValue;
	if (typeof numberValue === 'number') value.numberValue = numberValue;
	if (Array.isArray(listValue)) value.listValue = listValue.map(readStruct);
	if (isObject(structValue)) value.structValue = readStruct(structValue);
	return value;
}

/** Custom data made of plain values: the other way round. */
export function toStruct(plain: Record<string, string | number | boolean>): Struct {
	return Object.fromEntries(
		Object.entries(plain).map(([name, value]): [string, Value] => {
			if (typeof value === 'boolean') return [name, { boolValue: value }];
			return [name, typeof value === 'number' ? { numberValue: value } : { stringValue: value }];
		}),
	);
}
