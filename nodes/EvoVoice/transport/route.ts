import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	INodeExecutionData,
	INodePropertyRouting,
	NodeApiError,
} from 'n8n-workflow';

import type { Failure } from './failure';
import { failureOf } from './failure';
import { throughGate } from './gate';
import { completeRequest } from './request';
import { evoVoiceRequest } from './send';

/** One route of the API as an operation uses it. */
export interface Route {
	method: IHttpRequestMethods;
	/** The path; `{sessionId}` stands for the parameter of that name, as on the API's own pages. */
	url: string;
	/** The role that the API's page demands. */
	role?: string;
	/**
	 * Reads how the user wants the output, before anything is sent, and gives the function that
	 * makes it of the answer: one entry for each output item.
	 */
	output: (this: IExecutePaginationFunctions) => (answer: IDataObject) => IDataObject[];
	/**
	 * Another way to ask for the same, for a failure after which nothing can have happened yet;
	 * `ids` are those of the path, by parameter name.
	 */
	otherwise?: (
		failure: Failure,
		ids: Record<string, string>,
	) => Partial<IHttpRequestOptions> | undefined;
}

/**
 * The routing of an operation. n8n offers one hook around a request, as pagination; everything
 * between the description and the output items happens behind it.
 */
export function route(description: Route): INodePropertyRouting {
	return {
		request: { method: description.method, url: description.url },
		send: { paginate: true },
		operations: {
			async pagination(this: IExecutePaginationFunctions, requestData) {
				return await runItem.call(this, description, requestData);
			},
		},
	};
}

/**
 * Runs the request of one input item and links what comes back to it. n8n links by itself only
 * where inputs and outputs are as many, and never an item that failed.
 *
 * @throws NodeOperationError for input that cannot be sent, NodeApiError for everything after it;
 * with Continue On Fail neither, but an item that carries the message
 */
async function runItem(
	this: IExecutePaginationFunctions,
	description: Route,
	{ options }: DeclarativeRestApiSettings.ResultOptions,
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = await sendOne
		.call(this, description, options as IHttpRequestOptions)
		.then(
			(found) => found.map((json) => ({ json })),
			async (error) =>
				this.continueOnFail() ? [failedItem.call(this, error)] : await Promise.reject(error),
		);
	return items.map((item) => ({ ...item, pairedItem: { item: this.getItemIndex() } }));
}

/** On its error output n8n adds the fields of the input, unless the item carries an error object. */
function failedItem(this: IExecutePaginationFunctions, error: NodeApiError): INodeExecutionData {
	const json = { error: error.message };
	return this.getNode().onError === 'continueErrorOutput' ? { json } : { json, error };
}

async function sendOne(
	this: IExecutePaginationFunctions,
	{ role, output, otherwise }: Route,
	options: IHttpRequestOptions,
): Promise<IDataObject[]> {
	const ids = completeRequest.call(this, options);
	const toOutput = output.call(this);
	const answer = await throughGate(this, async (checkGoesOn) => {
		const ask = async (request: IHttpRequestOptions) =>
			await evoVoiceRequest.call(this, request, { sessionId: ids.sessionId, role }, checkGoesOn);
		return await ask(options).catch(async (error) => {
			const failure = failureOf(error);
			const other = failure && otherwise?.(failure, ids);
			return other ? await ask({ ...options, ...other }) : await Promise.reject(error);
		});
	});
	return toOutput(answer);
}
