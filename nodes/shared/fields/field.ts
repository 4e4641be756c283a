import type { INode, INodeProperties } from 'n8n-workflow';

import type { EntityLabel } from '../entities/entity';
import { FROM_EXPRESSION, Refusal, refused } from './refusal';
import { present, visible } from './text';

/**
 * Turns what a person, an expression or an agent entered into what is sent; undefined leaves the
 * field out. Checked here because the server answers 200 to what it cannot read and changes nothing.
 *
 * @param timezone the workflow's time zone
 * @throws Refusal
 */
export type Reader = (value: unknown, timezone?: () => string) => unknown;

/** Leaves the field out where it is empty; an expression that returns nothing is refused. */
export const optional =
	(read: Reader): Reader =>
	(value, timezone) =>
		isBlank(present(value)) ? undefined : read(value, timezone);

const isBlank = (value: unknown) => typeof value === 'string' && visible(value).trim() === '';

const UNREADABLE = new Refusal('cannot be read', FROM_EXPRESSION);

/** Where a value goes in a request. */
export interface Place {
	part: 'path' | 'query' | 'body';
	/** The API's name for it. */
	name: string;
	/**
	 * The node puts the value there, and n8n's routing does not: for one property that several
	 * operations put in different places.
	 */
	isUnrouted?: true;
}

/** A field of an operation, declared once: how people see it, where its value goes, how it is read. */
export interface Field {
	/** How people see it. */
	property: INodeProperties;
	/** Where its value goes; absent on a field that only tells the node what to do. */
	to?: Place;
	/** Turns what was entered into what is sent; throws a {@link Refusal}. */
	read: Reader;
	/** Its value is an object whose fields stand in the body beside the others, which win. */
	spreads?: true;
	/** What an ID stands for, so that messages can name it. */
	entity?: EntityLabel;
	/** Listed before the other fields of its collection, which are in alphabetical order. */
	isFirst?: true;
	/** The collection of optional fields that holds it. */
	collection?: CollectionName;
}

/** Where n8n keeps what was entered. */
export const pathOf = ({ property, collection }: Pick<Field, 'property' | 'collection'>) =>
	collection ? `${collection}.${property.name}` : property.name;

/** How people know the field that the API knows by this name in lower case. */
export const labelIn = (fields: readonly Field[]) => (name: string) =>
	fields.find(({ to }) => to?.name.toLowerCase() === name)?.property.displayName;

/** A field whose value stands in the query, under its own name or the API's where that differs. */
export const inQuery = (property: INodeProperties, read: Reader, name = property.name): Field => ({
	property,
	read,
	to: { part: 'query', name },
});

/** A field whose value stands in the body, under its own name or the API's where that differs. */
export const inBody = (property: INodeProperties, read: Reader, name = property.name): Field => ({
	property,
	read,
	to: { part: 'body', name },
});

/** A JSON object whose fields stand in the body beside those that have a field of their own. */
export const asBody = (property: INodeProperties, read: Reader): Field => ({
	property,
	read,
	to: { part: 'body', name: property.name, isUnrouted: true },
	spreads: true,
});

/**
 * Reads what stands in a field.
 *
 * @param timezone the one of the workflow, for a date and time that names none
 * @throws NodeApiError that names the field by its label when the value cannot be sent
 */
export function readField(
	node: () => INode,
	field: Pick<Field, 'property' | 'read'>,
	value: unknown,
	timezone?: () => string,
) {
	try {
		return field.read(value, timezone);
	} catch (thrown) {
		// JavaScript itself objects to what is nested thousands of times.
		const { what, advice } = thrown instanceof Refusal ? thrown : UNREADABLE;
		throw refused(node(), `'${field.property.displayName}' ${what}`, advice);
	}
}

/** The collections of optional fields, by the names of their parameters: on the contract, never changed. */
export const COLLECTIONS = {
	additionalFields: { displayName: 'Additional Fields', placeholder: 'Add Field' },
	filters: { displayName: 'Filters', placeholder: 'Add Filter' },
	options: { displayName: 'Options', placeholder: 'Add Option' },
	sort: { displayName: 'Sort', placeholder: 'Add Sort Option' },
	updateFields: {
		displayName: 'Update Fields',
		placeholder: 'Add Field',
		description: 'What to change; fields that are not added stay as they are',
	},
} satisfies Record<string, Pick<INodeProperties, 'displayName' | 'placeholder' | 'description'>>;

export type CollectionName = keyof typeof COLLECTIONS;

const within =
	(collection: CollectionName) =>
	<F extends Field>(field: F): F => ({ ...field, collection });

/** Each puts a field into a collection: n8n shows it once it is added. */
export const additional = within('additionalFields');
export const filter = within('filters');
export const option = within('options');
export const sorting = within('sort');

/** Puts a field among those that an update may change; only those that were added are sent. */
export const update = within('updateFields');

/** Whether an update changes the field. */
export const isUpdate = ({ collection }: Pick<Field, 'collection'>) =>
	collection === 'updateFields';

/** How an ID may be entered instead of being picked. */
interface ById {
	displayName?: string;
	placeholder: string;
	hint?: string;
}

/** A property whose value is picked from a list, or entered as an ID. */
export function picker(
	searchListMethod: string,
	byId: ById,
	property: Omit<INodeProperties, 'type' | 'default' | 'modes'>,
): INodeProperties {
	return {
		...property,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', ...byId },
		],
	};
}
