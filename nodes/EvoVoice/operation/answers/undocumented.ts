import type { IDataObject } from 'n8n-workflow';

import { isObject, readAny } from '../../../shared/api/response';
import type { Answer } from './answer';
import { itemsOf } from './answer';

/**
 * What a write answers that is not documented: an object or a list as it comes, or an item that says
 * that it was done. Nothing is refused here, since the write has happened by then.
 */
export const undocumented: Answer = {
	fields: [],
	gives: {},
	async run(exchange) {
		const answer = await exchange.fetch(exchange.request, {
			read: async (response, sent) => await readAny(exchange.context, response, sent),
		});
		const objects = (Array.isArray(answer) ? answer : [answer]).filter(isObject);
		const found = objects.filter((each) => Object.keys(each).length > 0) as IDataObject[];
		return itemsOf(found.length > 0 ? found : [{ success: true }]);
	},
};
