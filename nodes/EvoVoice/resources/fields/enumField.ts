import type { INodePropertyOptions } from 'n8n-workflow';

import { inBody, inQuery, optional } from '../../../shared/fields/field';
import { oneOf } from '../../../shared/fields/values';
import type { OperationField } from '../../operation/operation';

/** One of the API's own values, put into one part of the request; left empty, it is not sent. */
const chosen =
	(put: typeof inBody) =>
	(
		options: INodePropertyOptions[],
		name: string,
		displayName: string,
		description: string,
	): OperationField =>
		put(
			{
				displayName,
				name,
				type: 'options',
				options,
				default: `${options[0].value}`,
				description,
			},
			optional(oneOf(options)),
		);

/** One of the API's own values, sent in the body. */
export const enumInBody = chosen(inBody);

/** One of the API's own values, sent in the query. */
export const enumInQuery = chosen(inQuery);
