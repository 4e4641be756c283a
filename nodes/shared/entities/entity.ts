import type { IDataObject } from 'n8n-workflow';

import { fromStruct } from './struct';

/**
 * The type of a field of the API. `data` is anything, such as a layout; `struct` is custom data,
 * which comes out as plain JSON.
 */
export type Shape =
	'text' | 'number' | 'flag' | 'data' | 'struct' | { list: Shape } | { of: Shapes };
export interface Shapes {
	[field: string]: Shape;
}

/** The TypeScript type of a shape. Every field may be absent, since the API leaves out what is null. */
export type Content<S> = S extends 'text'
	? string
	: S extends 'number'
		? number
		: S extends 'flag'
			? boolean
			: S extends { list: infer Each }
				? Array<Content<Each>>
				: S extends { of: infer Fields }
					? { [Field in keyof Fields]?: Content<Fields[Field]> }
					: unknown;

/** What messages call an object. */
export interface EntityLabel {
	/** e.g. `session` */
	label: string;
	/** Why one may not be found, and where to find another one. */
	missing: string;
}

/** An object of the API, declared once: its names, its fields and its simplified form. */
export interface Entity<Fields extends Shapes = Shapes> extends EntityLabel {
	plural: string;
	fields: Fields;
	/** The field that identifies an object, where it is not `id`. */
	identifier?: string;
	/** Columns of the simplified form, the most useful first; n8n's guidelines allow ten. */
	simplified: readonly string[];
	/** Fields that are never output, whatever the server answers. */
	secrets?: readonly string[];
	/** Columns that are computed from other fields. */
	derived?: Record<string, { shape: Shape; of: (entity: never) => unknown }>;
}

/** What the API keeps of most objects: when they were made and changed, and by whom. */
export const RECORD_FIELDS = {
	dateCreated: 'text',
	dateLastModified: 'text',
	createdBy: 'text',
	lastModifiedBy: 'text',
} as const;

/** Other objects, such as tags, or the customers from the topmost down to one. */
export const NAMED_LIST = { list: { of: { id: 'text', name: 'text' } } } as const;

/** Declares an entity so that its TypeScript type follows from its fields. */
export const entity = <const Fields extends Shapes>(
	description: Omit<Entity<Fields>, 'derived'> & {
		derived?: Record<string, { shape: Shape; of: (entity: Content<{ of: Fields }>) => unknown }>;
	},
) => description;

/** The object that an entity describes. */
export type ObjectOf<E> = E extends { fields: infer Fields } ? Content<{ of: Fields }> : never;

/** The shape of a column of a simplified form. */
export const shapeOf = ({ fields, derived }: Entity, column: string): Shape =>
	derived?.[column]?.shape ?? fields[column] ?? 'data';

/** An object of the API with its custom data as plain JSON and without secrets; its other fields are untouched. */
export function plainOf({ fields, secrets = [] }: Entity, found: IDataObject): IDataObject {
	const structs = Object.keys(fields).filter((field) => fields[field] === 'struct' && found[field]);
	if (structs.length === 0 && secrets.length === 0) return found;
	const plain = { ...found };
	for (const field of structs) plain[field] = fromStruct(found[field]) as IDataObject;
	for (const field of secrets) delete plain[field];
	return plain;
}

/**
 * A flat object with the given columns. All of them are always there, so that a table or a condition
 * never finds one missing.
 */
export function simplify(
	described: Entity,
	found: IDataObject,
	columns: readonly string[] = described.simplified,
): IDataObject {
	return Object.fromEntries(
		columns.map((column) => {
			const value = described.derived?.[column]?.of(found as never) ?? found[column];
			return [column, value ?? emptyOf(shapeOf(described, column))];
		}),
	) as IDataObject;
}

function emptyOf(shape: Shape) {
	if (shape === 'text') return '';
	if (shape === 'flag') return false;
	return typeof shape === 'object' && 'list' in shape ? [] : null;
}

/**
 * The names of tags, or of other named things, separated by commas. The fields of a tag are not
 * documented; one without a name is left out.
 */
export const namesOf = (tags: unknown): string =>
	(Array.isArray(tags) ? tags : [])
		.map((tag) => (tag as { name?: unknown } | null)?.name)
		.filter((name) => typeof name === 'string' && name !== '')
		.join(', ');

/**
 * An object of which nobody knows what it holds; it is returned as it comes.
 *
 * @param identifier the field for an entry that is a single value
 */
export const undocumented = (identifier: string) =>
	entity({
		label: 'result',
		plural: 'results',
		missing: 'Search again.',
		identifier,
		fields: {},
		simplified: [],
	});
