import type { Entity } from '../../../shared/entities/entity';
import type { Answer } from './answer';
import { itemsOf } from './answer';
import { readOutputMode, outputModeFields, outputShapes } from './outputMode';

/** One object of the API. Some servers say no more than that it is done (204). */
export const one = (entity: Entity): Answer => ({
	fields: outputModeFields(entity),
	gives: outputShapes(entity),
	prepare(exchange) {
		const toOutput = readOutputMode(exchange, entity);
		return async () => {
			const found = await exchange.ask();
			exchange.operation.check?.(exchange, found);
			if (Object.keys(found).length === 0) return itemsOf([{ success: true }]);
			return itemsOf([toOutput(found)]);
		};
	},
});
