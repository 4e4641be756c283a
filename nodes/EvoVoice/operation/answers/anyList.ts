import type { IDataObject } from 'n8n-workflow';

import { readAnyList } from '../../../shared/api/answer';
import type { Answer } from './answer';
import { itemsOf } from './answer';
import { limit, returnAll } from './many';

/**
 * A list of which nobody knows how it looks, as it comes, up to the limit.
 *
 * @param name the field for an entry that is a single value
 */
export const anyList = (name: string): Answer => ({
	fields: [returnAll, limit],
	gives: {},
	prepare(exchange) {
		const most = exchange.read<boolean>(returnAll) ? Infinity : exchange.read<number>(limit);
		return async () => {
			const found = await exchange.fetch(exchange.request, {
				read: async (response, asked) => await readAnyList(exchange.context, response, asked),
			});
			return itemsOf(found.slice(0, most).map((entry) => asObject(entry, name)));
		};
	},
});

const asObject = (entry: unknown, name: string): IDataObject =>
	typeof entry === 'object' && entry !== null && !Array.isArray(entry)
		? (entry as IDataObject)
		: { [name]: entry as IDataObject[string] };
