import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { inBody } from '../../../shared/fields/field';
import { oneOf, optional } from '../../../shared/fields/readers';
import type { OperationField } from '../../operation/operation';

/** One of the API's own values, sent in the body; left empty, it is not sent. */
export function chosenOf(
	options: INodePropertyOptions[],
	name: string,
	displayName: string,
	description: string,
): OperationField {
	const property: INodeProperties = {
		displayName,
		name,
		type: 'options',
		options,
		default: `${options[0].value}`,
		description,
	};
	return inBody(property, optional(oneOf(options)));
}
