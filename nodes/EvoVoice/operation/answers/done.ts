import type { Answer } from './answer';
import { itemsOf } from './answer';

const saying = (word: 'success' | 'deleted'): Answer => ({
	fields: [],
	gives: { [word]: 'flag' },
	async run(exchange) {
		await exchange.ask();
		return itemsOf([{ [word]: true }]);
	},
});

/** An item that says that it was done. */
export const done = saying('success');

/** An item that says that it was deleted, as n8n's guidelines want it. */
export const deleted = saying('deleted');
