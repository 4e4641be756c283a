import type { OperationField } from '../../operation/operation';

const within =
	(collection: string) =>
	(field: OperationField): OperationField => ({ ...field, collection });

/** Makes optional fields of fields: n8n shows them once they are added. */
export const additional = within('additionalFields');
export const filter = within('filters');
export const option = within('options');
export const sorting = within('sort');

/** What an update may change; only fields that were added are sent. */
export const update = within('updateFields');
