import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Entity, Shapes } from '../../../shared/entities/entity';
import { plainOf, shapeOf, simplify } from '../../../shared/entities/entity';
import type { Field } from '../../../shared/fields/field';
import { names } from '../../../shared/fields/ids';
import { quoted, Refusal } from '../../../shared/fields/refusal';
import { oneOf, yesOrNo } from '../../../shared/fields/values';
import type { Exchange } from '../exchange';

const MODES = [
	{ name: 'Raw', value: 'raw', description: 'Return all fields' },
	{
		name: 'Selected Fields',
		value: 'selected',
		description: 'Return the chosen fields only, and always the ID',
	},
	{
		name: 'Simplified',
		value: 'simplified',
		description: 'Return the ten fields that are needed most',
	},
];

const simplifyField: Field = {
	property: {
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
		displayOptions: { hide: { '@tool': [true] } },
	},
	read: yesOrNo,
};

const output: Field = {
	property: {
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: MODES,
		default: 'simplified',
		description: 'How much of each result to return',
		displayOptions: { show: { '@tool': [true] } },
	},
	read: oneOf(MODES),
};

/** One object for all entities, so that it is declared once. */
const fieldsProperty: INodeProperties = {
	displayName: 'Fields',
	name: 'fields',
	type: 'string',
	default: '',
	placeholder: 'e.g. displayName, callState, fromAddress',
	description: 'Names of the fields to return, separated by commas; the ID always comes with them',
	displayOptions: { show: { '@tool': [true], output: ['selected'] } },
};

const fields = (entity: Entity): Field => ({
	property: fieldsProperty,
	read: (value) => knownFields(entity, names(value)),
});

/**
 * The fields that say how much of an object is output. A workflow gets the switch Simplify; an AI
 * agent, whose context is limited, chooses one of three modes. Objects of ten fields or fewer are
 * output whole.
 */
export const outputModeFields = (entity: Entity): readonly Field[] =>
	hasModes(entity) ? [simplifyField, output, fields(entity)] : [];

const identifierOf = ({ identifier = 'id' }: Entity) => identifier;

const hasModes = ({ fields: all }: Entity) => Object.keys(all).length > 10;

/** The columns of a simplified object, those that were written first so that none of them is cut off. */
const columnsOf = (entity: Entity, first: readonly string[], columns = entity.simplified) =>
	[
		...new Set([
			identifierOf(entity),
			...first.filter((name) => name in entity.fields),
			...columns,
		]),
	].slice(0, Math.max(columns.length, 10));

/** Makes the output of an object of the API. */
export type ToOutput = (found: IDataObject) => IDataObject;

/**
 * How much of an object the user wants. The output has custom data as plain JSON, and the
 * fields that an update changed, simplified or not.
 *
 * @param columns of the simplified object, where they differ from the entity's
 */
export function outputMode(
	exchange: Exchange,
	entity: Entity,
	columns?: readonly string[],
): ToOutput {
	const toOutput = toOutputOf(exchange, entity, columns);
	return (found) => toOutput(plainOf(entity, found));
}

function toOutputOf(exchange: Exchange, entity: Entity, columns?: readonly string[]): ToOutput {
	if (!hasModes(entity)) return (found) => found;
	const { values } = exchange;
	const mode = values.output ?? (values.simplify ? 'simplified' : 'raw');
	if (mode === 'raw') return (found) => found;
	if (mode === 'selected') {
		return selected([identifierOf(entity), ...(values.fields as string[])]);
	}
	const shown = columnsOf(entity, exchange.changedFields(), columns);
	return (found) => simplify(entity, found, shown);
}

/** The names in 'Fields'. @throws Refusal for one that the object does not have */
function knownFields(entity: Entity, asked: string[]): string[] {
	const all = Object.keys(entity.fields);
	const unknown = asked.filter((name) => !all.includes(name));
	if (unknown.length === 0) return asked;
	throw new Refusal(
		`cannot be ${quoted(unknown.join(', '))}`,
		`The fields of ${entity.plural} are: ${all.join(', ')}.`,
	);
}

const selected = (asked: string[]) => (found: IDataObject) =>
	Object.fromEntries(
		asked.filter((name) => Object.hasOwn(found, name)).map((name) => [name, found[name]]),
	);

/** What the output holds by default. */
export const outputShapes = (entity: Entity, columns = entity.simplified): Shapes =>
	hasModes(entity)
		? Object.fromEntries(columns.map((column) => [column, shapeOf(entity, column)]))
		: entity.fields;
