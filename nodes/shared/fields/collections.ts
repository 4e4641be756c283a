import type { INodeProperties } from 'n8n-workflow';

import type { Field } from './field';

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
