import type { IDataObject } from 'n8n-workflow';

import type { Entity, Shapes } from '../../../shared/entities/entity';
import { plainOf, shapeOf, simplify } from '../../../shared/entities/entity';
import type { Field } from '../../../shared/fields/field';
import { names, oneOf, yesOrNo } from '../../../shared/fields/readers';
import { quoted, refused } from '../../../shared/fields/refusal';
import type { Exchange } from '../exchange';

const FORMS = [
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
		options: FORMS,
		default: 'simplified',
		description: 'How much of each result to return',
		displayOptions: { show: { '@tool': [true] } },
	},
	read: oneOf(FORMS),
};

const fields: Field = {
	property: {
		displayName: 'Fields',
		name: 'fields',
		type: 'string',
		default: '',
		placeholder: 'e.g. displayName, callState, fromAddress',
		description:
			'Names of the fields to return, separated by commas; the ID always comes with them',
		displayOptions: { show: { '@tool': [true], output: ['selected'] } },
	},
	read: names,
};

/**
 * How much of an object comes out. A workflow gets a switch; an AI agent, whose context is dear,
 * gets n8n's choice of three. Objects of ten fields or fewer come as they are.
 */
export const formFields = (entity: Entity): readonly Field[] =>
	hasForms(entity) ? [simplifyField, output, fields] : [];

const identifierOf = ({ identifier = 'id' }: Entity) => identifier;

const hasForms = ({ fields: all }: Entity) => Object.keys(all).length > 10;

/** The columns of a simplified object: those that were written first, so that a change is seen. */
const columnsOf = (entity: Entity, first: readonly string[], columns = entity.simplified) =>
	[
		...new Set([
			identifierOf(entity),
			...first.filter((name) => name in entity.fields),
			...columns,
		]),
	].slice(0, Math.max(columns.length, 10));

/** Gives an object of the API; which of its fields are in it, the user chose. */
export type Form = (found: IDataObject) => IDataObject;

/**
 * Gives an object of the API in the form that the user chose, with its custom data as plain JSON;
 * what an update changed is in it.
 *
 * @throws NodeApiError when an agent asks for a form that there is not
 */
export function chosenForm(exchange: Exchange, entity: Entity, columns?: readonly string[]): Form {
	const inForm = formOf(exchange, entity, columns);
	return (found) => inForm(plainOf(entity, found));
}

function formOf(exchange: Exchange, entity: Entity, columns?: readonly string[]): Form {
	if (!hasForms(entity)) return (found) => found;
	const isTool = exchange.context.getNodeParameter('output', null) !== null;
	const asked = isTool
		? exchange.read<string>(output)
		: exchange.read<boolean>(simplifyField)
			? 'simplified'
			: 'raw';
	if (asked === 'raw') return (found) => found;
	if (asked === 'selected') return selected([identifierOf(entity), ...known(exchange, entity)]);
	const shown = columnsOf(entity, exchange.changedFields(), columns);
	return (found) => simplify(entity, found, shown);
}

/** The fields that were asked for. @throws NodeApiError for a name that the object does not have */
function known(exchange: Exchange, entity: Entity): string[] {
	const asked = exchange.read<string[]>(fields);
	const all = Object.keys(entity.fields);
	const unknown = asked.filter((name) => !all.includes(name));
	if (unknown.length === 0) return asked;
	throw refused(
		exchange.context.getNode(),
		`'Fields' cannot be ${quoted(unknown.join(', '))}`,
		`The fields of ${entity.plural} are: ${all.join(', ')}.`,
	);
}

const selected = (asked: string[]) => (found: IDataObject) =>
	Object.fromEntries(
		asked.filter((name) => Object.hasOwn(found, name)).map((name) => [name, found[name]]),
	);

/** What the form holds by default. */
export const formShapes = (entity: Entity, columns = entity.simplified): Shapes =>
	hasForms(entity)
		? Object.fromEntries(columns.map((column) => [column, shapeOf(entity, column)]))
		: entity.fields;
