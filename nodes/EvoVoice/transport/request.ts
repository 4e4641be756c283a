import type { IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { fieldValue } from './rules';

/** The collections of optional fields; only what the user added to them is sent. */
const COLLECTIONS = ['updateFields', 'additionalFields'] as const;

/**
 * Makes a request of what the descriptions declare: fills the IDs into the path and checks every
 * field. Nothing is sent unless all of it can be sent.
 *
 * @returns the IDs as they were given, by parameter name
 * @throws NodeOperationError that names the field by its label
 */
export function completeRequest(this: IExecuteSingleFunctions, options: IHttpRequestOptions) {
	const node = () => this.getNode();
	const ids: Record<string, string> = {};
	options.url = options.url.replace(/\{(\w+)\}/g, (_, field: string) => {
		const value = this.getNodeParameter(field, '', { extractValue: true });
		ids[field] = fieldValue(node, field, value) ?? '';
		return encodeURIComponent(ids[field]);
	});
	for (const part of [options.qs, options.body as Record<string, unknown>]) {
		for (const [field, value] of Object.entries(part ?? {})) {
			part![field] = fieldValue(node, field, value);
		}
	}
	for (const field of addedFields.call(this)) {
		if (!(field in (options.body as object))) fieldValue(node, field, undefined);
	}
	const isUpdate = this.getNodeParameter('updateFields', null) !== null;
	if (isUpdate && Object.keys(options.body as object).length === 0) {
		throw new NodeOperationError(this.getNode(), "'Update Fields' is empty", {
			description:
				"Add at least one field to 'Update Fields', so that there is something to change.",
		});
	}
	return ids;
}

/** The optional fields that the user added, those included whose expression gives nothing. */
function addedFields(this: IExecuteSingleFunctions): string[] {
	return COLLECTIONS.flatMap((name) => Object.keys(this.getNodeParameter(name, {}) as object));
}
