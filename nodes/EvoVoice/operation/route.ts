import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodePropertyRouting,
	NodeApiError,
} from 'n8n-workflow';

import { Exchange } from './exchange';
import type { Operation } from './operation';
import { fillPath, fillRequest, place, questionOf } from './request';
import { readTimeout } from './requestOptions';
import { NodeRun } from './run';

/**
 * The routing of an operation. n8n offers one hook around a request, as pagination; everything
 * between the description and the output items happens behind it.
 */
export function routing(operation: Operation): INodePropertyRouting {
	return {
		request: { method: operation.method, url: operation.path },
		send: { paginate: true },
		operations: {
			async pagination(this: IExecutePaginationFunctions, requestData) {
				return await runItem.call(this, operation, requestData);
			},
		},
	};
}

/**
 * Runs the operation for one input item and links what comes back to it. n8n links by itself only
 * where inputs and outputs are as many, and never an item that failed.
 *
 * @throws NodeApiError; with Continue On Fail an item that carries the message comes back instead
 */
async function runItem(
	this: IExecutePaginationFunctions,
	operation: Operation,
	{ options }: DeclarativeRestApiSettings.ResultOptions,
): Promise<INodeExecutionData[]> {
	const run = NodeRun.of(this);
	const items = await run
		.item(
			this,
			async () => await carryOut.call(this, operation, run, options as IHttpRequestOptions),
		)
		.catch((error: NodeApiError) => {
			if (!this.continueOnFail()) throw error;
			return [failedItem.call(this, error)];
		});
	return items.map((item) => ({ ...item, pairedItem: { item: this.getItemIndex() } }));
}

/** On its error output n8n adds the fields of the input, unless the item carries an error object. */
function failedItem(this: IExecutePaginationFunctions, error: NodeApiError): INodeExecutionData {
	const json = { error: error.message };
	return this.getNode().onError === 'continueErrorOutput' ? { json } : { json, error };
}

async function carryOut(
	this: IExecutePaginationFunctions,
	operation: Operation,
	run: NodeRun,
	options: IHttpRequestOptions,
): Promise<INodeExecutionData[]> {
	options.timeout = readTimeout(() => this.getNode(), options.timeout);
	const values = fillRequest.call(this, operation, options);
	const exchange = new Exchange(
		this,
		operation,
		run,
		options,
		values,
		questionOf(operation, values),
	);
	const give = operation.answer.prepare(exchange);
	for (const field of operation.fields) {
		const { name } = field.property;
		if (!field.resolveDefault || values[name] !== undefined) continue;
		values[name] = await field.resolveDefault(exchange);
		place(field, values[name], options);
	}
	fillPath(options, values);
	return await give();
}
