import type { Answer } from './answer';
import { itemsOf } from './answer';

const saying = (word: 'success' | 'deleted'): Answer => ({
	fields: [],
	gives: { [word]: 'flag' },
	prepare: (exchange) => async () => {
		await exchange.ask();
		return itemsOf([{ [word]: true }]);
	},
});

/** Nothing but that it was done. */
export const done = saying('success');

/** Nothing but that it was deleted, in n8n's words. */
export const deleted = saying('deleted');
