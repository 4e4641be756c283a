import type { IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { isDropped, isTimeout } from '../../../shared/api/connectionCodes';
import { failureError, failureOf } from '../../../shared/api/failure';
import { readList } from '../../../shared/api/response';
import type { Entity } from '../../../shared/entities/entity';
import type { Field } from '../../../shared/fields/field';
import { refused } from '../../../shared/fields/refusal';
import { positive } from '../../../shared/fields/values';
import type { Exchange } from '../exchange';
import type { Answer } from '../operation';
import { outputMode, outputModeFields, outputShapes } from './outputMode';

/** The pause after the first poll; each is twice as long as the one before, up to the longest. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** Polls in a row after which a missing object is gone: lists can lag behind what was just made. */
const POLLS_WITHOUT_IT = 3;

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

/** How a list shows the progress of an object. */
interface Progress {
	/** Name of the list in the response. */
	at: string;
	/** Whether the object is done. @throws NodeApiError when it never will be */
	isDone: (exchange: Exchange, found: IDataObject) => boolean;
}

/**
 * One object of the API, once it is done. The API has no call that waits, and none that reads a
 * single object, so its list is polled, with growing pauses.
 */
export const until = (entity: Entity, { at, isDone }: Progress): Answer => ({
	fields: [maxWait, ...outputModeFields(entity)],
	gives: outputShapes(entity),
	async run(exchange) {
		const { maxWait: wait = maxWait.property.default } = exchange.values;
		const found = await pollUntilDone(exchange, { at, isDone }, wait as number);
		return [{ json: outputMode(exchange, entity)(found) }];
	},
});

async function pollUntilDone(
	exchange: Exchange,
	{ at, isDone }: Progress,
	wait: number,
): Promise<IDataObject> {
	const end = Date.now() + wait * MINUTE_MS;
	let missing = 0;
	let last: IDataObject | undefined;
	for (let polls = 1; ; polls++) {
		const found = await poll(exchange, at).catch(transientFailure);
		if (found && !(found instanceof NodeApiError)) {
			if (isDone(exchange, found)) return found;
			last = found;
		}
		// A poll without a response says nothing about the object.
		if (!(found instanceof NodeApiError)) missing = found ? 0 : missing + 1;
		if (missing >= POLLS_WITHOUT_IT) throw notFound(exchange);
		const left = end - Date.now();
		if (left <= 0) throw found instanceof NodeApiError ? found : tooLate(exchange, wait, last);
		await exchange.run.pause(exchange.context, Math.min(left, pauseAfter(polls, found)));
	}
}

/** The object of the item in the list, if it is there. */
async function poll(exchange: Exchange, at: string): Promise<IDataObject | undefined> {
	const list = readList(exchange.context.getNode(), await exchange.ask(), at);
	return list.find(({ id }) => id === exchange.failureContext.about?.id);
}

/** A failure that may pass by itself before the time is over. @throws any other error */
function transientFailure(error: unknown): NodeApiError {
	const { status, code = '', unreadable } = failureOf(error) ?? { status: 0 };
	const isTransient = code
		? ['ECONNREFUSED', 'EAI_AGAIN'].includes(code) || isDropped(code) || isTimeout(code)
		: unreadable === 'text' || status === 408 || status === 429 || Number(status) >= 500;
	if (isTransient) return error as NodeApiError;
	throw error;
}

const pauseAfter = (polls: number, found: unknown) =>
	Math.max(
		failureOf(found)?.retryAfterMs ?? 0,
		Math.min(FIRST_PAUSE_MS * 2 ** (polls - 1), LONGEST_PAUSE_MS),
	);

/** The list has no status for an object that it does not hold: as a 404 about the object. */
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
