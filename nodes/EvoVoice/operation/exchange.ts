import type { IDataObject, IExecutePaginationFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { evoVoiceRequest, failureOf } from '../../shared/api';
import type { Question } from '../../shared/api/failure';
import type { Sending } from '../../shared/api/send';
import { send } from '../../shared/api/send';
import type { Field } from '../../shared/fields/field';
import { pathOf, readField } from '../../shared/fields/field';
import { isUpdate } from '../../shared/fields/collections';
import type { Operation, Values } from './operation';
import type { NodeRun } from './run';

/** One item's questions to the API and what is known of them; answers work on it. */
export class Exchange {
	constructor(
		readonly context: IExecutePaginationFunctions,
		readonly operation: Operation,
		readonly run: NodeRun,
		/** What n8n made of the descriptions; with everything filled in by the time answers see it. */
		readonly request: IHttpRequestOptions,
		/** What was read of the fields. */
		readonly values: Values = {},
		readonly question: Question = {},
	) {}

	/**
	 * Asks the operation's question.
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

	/** Sends any request with the item's login, when it is its turn. @throws NodeApiError */
	async send(request: IHttpRequestOptions, question = this.question): Promise<IDataObject> {
		const sending = await this.sending<IDataObject>();
		return await evoVoiceRequest.call(this.context, this.asSetUp(request), question, sending);
	}

	/** Fetches what is no JSON, such as a file. @throws NodeApiError */
	async fetch<Answer>(
		request: IHttpRequestOptions,
		reading: Pick<Sending<Answer>, 'read' | 'withoutLogin'>,
	): Promise<Answer> {
		const sending = { ...(await this.sending<Answer>()), ...reading };
		return await send(this.context, this.asSetUp(request), this.question, sending);
	}

	private async sending<Answer>() {
		const { context, run } = this;
		const login = await run.loginOf(context);
		const turn = async (attempt: () => Promise<Answer>) => await run.turn(context, login, attempt);
		return { login, turn };
	}

	/** With what the user set under 'Request Options'. */
	private asSetUp(request: IHttpRequestOptions): IHttpRequestOptions {
		const { timeout, proxy, skipSslCertificateValidation, allowedDomains } = this.request;
		return { timeout, proxy, skipSslCertificateValidation, allowedDomains, ...request };
	}

	/** The fields of the object that an update changes, by the API's names. */
	changedFields(): string[] {
		return this.operation.fields
			.filter(({ property }) => this.values[property.name] !== undefined)
			.flatMap((field) => {
				const { to, property, spreads } = field;
				if (spreads) return Object.keys(this.values[property.name] as object);
				return isUpdate(field) ? (to?.name ?? property.name) : [];
			});
	}

	/** Reads a field that goes nowhere but tells the node what to do. @throws NodeApiError */
	read<T>(field: Field): T {
		const { context } = this;
		const value: unknown = context.getNodeParameter(pathOf(field), field.property.default);
		return readField(
			() => context.getNode(),
			field,
			value,
			() => context.getTimezone(),
		) as T;
	}
}
