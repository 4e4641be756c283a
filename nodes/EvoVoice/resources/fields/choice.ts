import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { inBody, inQuery } from '../../../shared/fields/field';
import { oneOf } from '../../../shared/fields/readers';
import type { OperationField } from '../../operation/operation';

/** One of the API's own values, put into one part of the request. */
const chosen =
	(put: typeof inBody) =>
	(
		options: INodePropertyOptions[],
		name: string,
		displayName: string,
		description: string,
	): OperationField => {
		const property: INodeProperties = {
			displayName,
			name,
			type: 'options',
			options,
			default: `${options[0].value}`,
			description,
		};
		return put(property, oneOf(options));
	};

/** One of the API's own values, sent in the body. */
export const chosenOf = chosen(inBody);

/** One of the API's own values, sent in the query. */
export const chosenIn = chosen(inQuery);
