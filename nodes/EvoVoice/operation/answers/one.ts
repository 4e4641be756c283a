import type { IDataObject } from 'n8n-workflow';

import { readBody } from '../../../shared/api/response';
import type { Entity } from '../../../shared/entities/entity';
import { isObject } from '../../../shared/fields/json';
import type { Answer } from '../operation';
import { outputMode, outputModeFields, outputShapes } from './outputMode';

/** One object of the API. Some servers answer without one (204). */
export const one = (entity: Entity): Answer => ({
	fields: outputModeFields(entity),
	gives: outputShapes(entity),
	async run(exchange) {
		const found = await exchange.ask();
		exchange.operation.check?.(exchange, found);
		if (Object.keys(found).length === 0) return [{ json: { success: true } }];
		return [{ json: outputMode(exchange, entity)(found) }];
	},
});

const saying = (word: 'success' | 'deleted'): Answer => ({
	fields: [],
	gives: { [word]: 'flag' },
	async run(exchange) {
		await exchange.ask();
		return [{ json: { [word]: true } }];
	},
});

/** An item that says that it was done. */
export const done = saying('success');

/** An item that says that it was deleted, as n8n's guidelines want it. */
export const deleted = saying('deleted');

/**
 * What a write answers that is not documented: an object or a list as it comes, or an item that says
 * that it was done. Nothing is refused here, since the write has happened by then.
 */
export const undocumented: Answer = {
	fields: [],
	gives: {},
	async run(exchange) {
		const answer = await exchange.fetch(exchange.request, {
			read: async (response, sent) => await readBody(exchange.context, response, sent),
		});
		const objects = (Array.isArray(answer) ? answer : [answer]).filter(isObject);
		const found = objects.filter((each) => Object.keys(each).length > 0) as IDataObject[];
		return (found.length > 0 ? found : [{ success: true }]).map((json) => ({ json }));
	},
};
