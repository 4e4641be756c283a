import type { Entity } from '../../../shared/entities/entity';
import type { Answer } from './answer';
import { itemsOf } from './answer';
import { outputMode, outputModeFields, outputShapes } from './outputMode';

/** One object of the API. Some servers answer without one (204). */
export const one = (entity: Entity): Answer => ({
	fields: outputModeFields(entity),
	gives: outputShapes(entity),
	async run(exchange) {
		const found = await exchange.ask();
		exchange.operation.check?.(exchange, found);
		if (Object.keys(found).length === 0) return itemsOf([{ success: true }]);
		return itemsOf([outputMode(exchange, entity)(found)]);
	},
});
