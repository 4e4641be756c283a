import type { IDataObject } from 'n8n-workflow';

import { readList } from '../../../shared/api';
import { failureError } from '../../../shared/api/failure';
import type { Entity } from '../../../shared/entities/entity';
import type { Field } from '../../../shared/fields/field';
import { positive } from '../../../shared/fields/values';
import { refused } from '../../../shared/fields/refusal';
import type { Exchange } from '../exchange';
import type { Answer } from './answer';
import { itemsOf } from './answer';
import { outputMode, outputModeFields, outputShapes } from './outputMode';

/** Pauses begin with this, in milliseconds, and double from look to look. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** Looks in which an object may be missing: it was made a moment ago, and lists can lag behind. */
const LOOKS_FOR_MISSING = 3;

const MINUTE_MS = 60_000;

const maxWait: Field = {
	property: {
		displayName: 'Max Wait Time (Minutes)',
		name: 'maxWait',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 10,
		description: 'How long to wait at most. If it takes longer, this step stops with a message.',
	},
	collection: 'options',
	read: positive,
};

/** How a list shows what becomes of an object. */
interface Progress {
	/** Name of the list in the answer. */
	at: string;
	/** Whether it is done. @throws NodeApiError when it never will be */
	isDone: (exchange: Exchange, found: IDataObject) => boolean;
}

/**
 * One object of the API, once it is done: the API has no call that waits, and none that reads a
 * single one, so its list is read again and again, with growing pauses.
 */
export const until = (entity: Entity, { at, isDone }: Progress): Answer => ({
	fields: [maxWait, ...outputModeFields(entity)],
	gives: outputShapes(entity),
	async run(exchange) {
		const { maxWait: wait = maxWait.property.default } = exchange.values;
		const look = async () => await findIn(exchange, at);
		const found = await waitFor(exchange, { look, isDone }, wait as number);
		return itemsOf([outputMode(exchange, entity)(found)]);
	},
});

/** The object of the item in the list, if it is there. */
async function findIn(exchange: Exchange, at: string): Promise<IDataObject | undefined> {
	const list = readList(exchange.context.getNode(), await exchange.ask(), at);
	return list.find(({ id }) => id === exchange.failureContext.about?.id);
}

async function waitFor(
	exchange: Exchange,
	{ look, isDone }: { look: () => Promise<IDataObject | undefined> } & Pick<Progress, 'isDone'>,
	wait: number,
): Promise<IDataObject> {
	const end = Date.now() + wait * MINUTE_MS;
	let last: IDataObject | undefined;
	for (let looks = 1; ; looks++) {
		const found = await look();
		if (found && isDone(exchange, found)) return found;
		const isGone = !found && (last !== undefined || looks >= LOOKS_FOR_MISSING);
		if (isGone) throw notFound(exchange);
		last = found;
		const left = end - Date.now();
		if (left <= 0) throw tooLate(exchange, wait, found);
		await exchange.run.pause(exchange.context, Math.min(left, pauseAfter(looks)));
	}
}

const pauseAfter = (looks: number) => Math.min(FIRST_PAUSE_MS * 2 ** (looks - 1), LONGEST_PAUSE_MS);

/** As a 404 that speaks of the object; the list has none for what it does not hold. */
const notFound = ({ context, failureContext }: Exchange) =>
	failureError(context.getNode(), {
		...failureContext,
		method: 'GET',
		status: 404,
		serverMessage: '',
	});

function tooLate({ context, failureContext }: Exchange, wait: number, found?: IDataObject) {
	const { entity, id } = failureContext.about!;
	const status = found?.status ? `, its status is ${String(found.status)}` : '';
	return refused(
		context.getNode(),
		`The ${entity.label} '${id}' was not done within ${wait} ${wait === 1 ? 'minute' : 'minutes'}${status}`,
		"Evo Voice goes on with it. Run this step again later, or add 'Max Wait Time (Minutes)' under 'Options' and set more.",
	);
}
