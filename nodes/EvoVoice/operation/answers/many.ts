import type { IDataObject } from 'n8n-workflow';

import { readList } from '../../../shared/api';
import type { Entity } from '../../../shared/entities/entity';
import type { Field } from '../../../shared/fields/field';
import { countFrom1, yesOrNo } from '../../../shared/fields/readers';
import type { Exchange } from '../exchange';
import type { Answer } from './answer';
import { itemsOf } from './answer';
import type { ToOutput } from './outputMode';
import { readOutputMode, outputModeFields, outputShapes } from './outputMode';

/** The largest page that is asked for; the API names no maximum, its default is 25. */
const MOST_PER_PAGE = 100;

export const returnAll: Field = {
	property: {
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	read: yesOrNo,
};

export const limit: Field = {
	property: {
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
	read: countFrom1("Enter a whole number from 1 up, or switch 'Return All' on."),
};

/** How a list comes: under a name in one answer, or page by page (ListResponse). */
interface List {
	at?: string;
	/** Columns of the simplified form where they differ from the entity's. */
	columns?: readonly string[];
}

/** Several objects of the API, up to the limit. */
export const many = (entity: Entity, { at, columns }: List = {}): Answer => ({
	fields: [returnAll, limit, ...outputModeFields(entity)],
	gives: outputShapes(entity, columns),
	prepare(exchange) {
		const toOutput = readOutputMode(exchange, entity, columns);
		const most = exchange.read<boolean>(returnAll) ? Infinity : exchange.read<number>(limit);
		return async () => {
			const found = at
				? (await wholeList(exchange, at)).slice(0, most).map(toOutput)
				: await pages(exchange, most, toOutput);
			return itemsOf(found);
		};
	},
});

async function wholeList(exchange: Exchange, at: string): Promise<IDataObject[]> {
	return readList(exchange.context.getNode(), await exchange.ask(), at);
}

/**
 * Reads pages until there are enough, or no more; of each page only what comes out is kept. A server
 * that repeats itself ends it, too: the API says how it ends (`hasMorePages` false, or an empty
 * page), but nothing vouches for it.
 */
async function pages(exchange: Exchange, most: number, toOutput: ToOutput): Promise<IDataObject[]> {
	const countPerPage = Math.min(most, MOST_PER_PAGE);
	const found: IDataObject[] = [];
	const known = new Set<unknown>();
	let last = '';
	for (let page = 0; found.length < most; page++) {
		const qs = { ...exchange.request.qs, page, countPerPage, simplifiedPaging: true };
		const answer = await exchange.ask({ qs });
		if (page === 0) exchange.operation.check?.(exchange, answer);
		const items = readList(exchange.context.getNode(), answer, 'items');
		const fresh = items.filter(({ id }) => id === undefined || !known.has(id));
		const text = JSON.stringify(fresh);
		if (fresh.length === 0 || text === last) break;
		last = text;
		fresh.forEach(({ id }) => known.add(id));
		found.push(...fresh.slice(0, most - found.length).map(toOutput));
		if (answer.hasMorePages === false) break;
	}
	return found;
}
