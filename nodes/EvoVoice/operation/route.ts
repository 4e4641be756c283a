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
import { fillPath, fillRequest, place, failureContextOf } from './request';
import { readTimeout } from './requestOptions';
import { NodeRun } from './run';

/**
 * The routing of an operation. n8n's only hook around a request is the one for pagination;
 * everything between the description and the output items happens behind it.
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
 * Runs the operation for one input item and links the output items to it. n8n links items by itself
 * only where inputs and outputs are equally many, and never an item that failed.
 *
 * @throws NodeApiError; with Continue On Fail it returns an item with the message instead
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

/** On the error output n8n adds the input's fields, unless the item has an error object. */
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
		failureContextOf(operation, values),
	);
	operation.answer.check?.(exchange);
	for (const field of operation.fields) {
		const { name } = field.property;
		if (!field.resolveDefault || values[name] !== undefined) continue;
		values[name] = await field.resolveDefault(exchange);
		place(field, values[name], options);
	}
	fillPath(options, values);
	return await operation.answer.run(exchange);
}
