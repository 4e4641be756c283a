import type {
	IDataObject,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	DeclarativeRestApiSettings,
	INodeExecutionData,
	INodePropertyRouting,
	NodeApiError,
} from 'n8n-workflow';

import type { FailureContext } from '../../shared/api/failure';
import { failureOf } from '../../shared/api/failure';
import type { SendOptions } from '../../shared/api/send';
import { send, evoVoiceRequest } from '../../shared/api/send';
import { isUpdate } from '../../shared/fields/field';
import type { Operation, Values } from './operation';
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

/** The requests of one item and what is known of them; answers work with it. */
export class Exchange {
	constructor(
		readonly context: IExecutePaginationFunctions,
		readonly operation: Operation,
		readonly run: NodeRun,
		/** What n8n made of the descriptions; complete by the time that answers get it. */
		readonly request: IHttpRequestOptions,
		/** The values of the fields, those of the answer included. */
		readonly values: Values,
		readonly failureContext: FailureContext,
	) {}

	/**
	 * Sends the operation's own request.
	 *
	 * @param change what differs in this request, such as the page of a list
	 * @throws NodeApiError
	 */
	async ask(change: Partial<IHttpRequestOptions> = {}): Promise<IDataObject> {
		const request = { ...this.request, ...change };
		const { fallback } = this.operation;
		return await this.send(request).catch(async (error: unknown) => {
			const failure = failureOf(error);
			const other = failure && fallback?.(failure, this.values);
			if (!other) throw error;
			return await this.send({ ...request, ...other });
		});
	}

	/** Sends any request with the item's login, within the concurrency limit. @throws NodeApiError */
	async send(
		request: IHttpRequestOptions,
		failureContext = this.failureContext,
	): Promise<IDataObject> {
		const options = await this.sendOptions<IDataObject>();
		return await evoVoiceRequest.call(
			this.context,
			this.withRequestOptions(request),
			failureContext,
			options,
		);
	}

	/** Fetches what is not a JSON object, such as a file. @throws NodeApiError */
	async fetch<Answer>(
		request: IHttpRequestOptions,
		reading: Pick<SendOptions<Answer>, 'read' | 'withoutLogin'>,
	): Promise<Answer> {
		const options = { ...(await this.sendOptions<Answer>()), ...reading };
		return await send(this.context, this.withRequestOptions(request), this.failureContext, options);
	}

	private async sendOptions<Answer>() {
		const { context, run } = this;
		const login = await run.loginOf(context);
		const schedule: SendOptions<Answer>['schedule'] = async (attempt) =>
			await run.schedule(context, login, attempt);
		return { login, schedule };
	}

	/** The request with what the user set under 'Request Options'. */
	private withRequestOptions(request: IHttpRequestOptions): IHttpRequestOptions {
		const { timeout, proxy, skipSslCertificateValidation, allowedDomains } = this.request;
		return { timeout, proxy, skipSslCertificateValidation, allowedDomains, ...request };
	}

	/** The fields of the object that an update changes, by the API's names. */
	changedFields(): string[] {
		if (this.operation.method !== 'PATCH') return [];
		return this.operation.fields
			.filter(({ property }) => this.values[property.name] !== undefined)
			.flatMap((field) => {
				const { to, property, spreads } = field;
				if (spreads) return Object.keys(this.values[property.name] as object);
				return isUpdate(field) ? (to?.name ?? property.name) : [];
			});
	}
}
