import type { IDataObject } from 'n8n-workflow';

import type { Entity } from '../entities/entity';
import { toStruct } from '../entities/struct';
import type { Reader } from './field';
import { names } from './ids';
import { jsonObject } from './json';
import { Refusal, quoted } from './refusal';

/** Custom data in the API's own notation, from a JSON object. */
export const struct: Reader = (value) => toStruct(jsonObject(value) as IDataObject);

/** Custom data in the API's own notation as a text, as a query takes it. */
export const structText: Reader = (value) => JSON.stringify(struct(value));

/**
 * Conditions on custom data, each `field=value`, as the API's queries take them. It has no way to
 * write a comma inside of a value.
 */
export const conditions: Reader = (value) => {
	const found = names(value);
	const odd = found.find((each) => !/^[^=]+=/.test(each) || each.includes(','));
	if (odd === undefined) return found.length > 0 ? found.join(',') : undefined;
	throw new Refusal(
		`cannot be ${quoted(odd)}`,
		'Write each condition as field=value, separated by commas, e.g. site=Portland, plan=Premium. A value cannot have a comma itself.',
	);
};

/**
 * Some fields of an object as JSON, by the API's names, with its custom data as plain JSON; undefined
 * where there is none.
 *
 * @throws Refusal for the ID of the object, which would make the server change another one
 */
export const fieldsAsJson =
	({ fields, label }: Entity): Reader =>
	(value) => {
		const given = Object.entries(jsonObject(value));
		const own = given.find(([name]) => name.toLowerCase() === `${label}id`)?.[0];
		if (own !== undefined) {
			throw new Refusal(
				`cannot hold ${quoted(own)}`,
				`Take it out: the ${label} is chosen in a field of its own.`,
			);
		}
		const read = given.map(([name, each]): [string, unknown] => [
			name,
			fields[name] === 'struct' && each !== null ? struct(each) : each,
		]);
		return read.length > 0 ? Object.fromEntries(read) : undefined;
	};
