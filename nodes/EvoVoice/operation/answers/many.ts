import type { IDataObject } from 'n8n-workflow';

import { readOnlyList, readList } from '../../../shared/api/response';
import type { Entity } from '../../../shared/entities/entity';
import type { Field } from '../../../shared/fields/field';
import { isObject } from '../../../shared/fields/json';
import { countFrom1, yesOrNo } from '../../../shared/fields/values';
import type { Exchange } from '../exchange';
import type { Answer } from '../operation';
import { outputMode, outputModeFields, outputShapes } from './outputMode';
import { readPages } from './pages';

const returnAll: Field = {
	property: {
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	read: yesOrNo,
};

const limit: Field = {
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

/** How a list comes: page by page (ListResponse) unless one of these says otherwise. */
interface List {
	/** The name under which the whole list is in one answer. */
	at?: string;
	/** The answer is not documented: the list is the answer, or the only list in it. */
	isUndocumented?: true;
	/** Columns of the simplified form where they differ from the entity's. */
	columns?: readonly string[];
}

/** Several objects of the API, up to the limit. */
export const many = (entity: Entity, { at, isUndocumented, columns }: List = {}): Answer => ({
	fields: [returnAll, limit, ...outputModeFields(entity)],
	gives: outputShapes(entity, columns),
	async run(exchange) {
		const toOutput = outputMode(exchange, entity, columns);
		const { returnAll: isWhole, limit: most } = exchange.values;
		const count = isWhole ? Infinity : (most as number);
		const whole = at ? listAt(exchange, at) : isUndocumented && onlyList(exchange, entity);
		const found = whole
			? (await whole).slice(0, count).map(toOutput)
			: await readPages(exchange, count, toOutput);
		return found.map((json) => ({ json }));
	},
});

async function listAt(exchange: Exchange, at: string): Promise<IDataObject[]> {
	return readList(exchange.context.getNode(), await exchange.ask(), at);
}

/** The only list in an answer; an entry that is a single value becomes an object. */
async function onlyList(exchange: Exchange, { identifier = 'id' }: Entity): Promise<IDataObject[]> {
	const found = await exchange.fetch(exchange.request, {
		read: async (response, sent) => await readOnlyList(exchange.context, response, sent),
	});
	return found.map((entry) => (isObject(entry) ? entry : { [identifier]: entry as string }));
}
