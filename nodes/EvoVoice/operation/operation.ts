import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	INodeExecutionData,
} from 'n8n-workflow';

import type { Failure } from '../../shared/api/failure';
import type { Role } from '../../shared/api/roles';
import type { Field } from '../../shared/fields/field';
import type { Answer } from './answers/answer';
import type { Exchange } from './exchange';

/** What was read of the fields, by the name of the parameter. */
export type Values = IDataObject;

/** A field of an operation, which may ask the API for a value where none was entered. */
export interface OperationField extends Field {
	/** @returns what is sent; undefined leaves the field out */
	orElse?: (exchange: Exchange) => Promise<string | undefined>;
}

/** One operation of the API: how people see it, what it asks and what it answers. Data only. */
export interface Operation {
	/** As the list of operations shows it; Title Case, without the resource. */
	name: string;
	/** Value of the parameter `operation`; on the contract, never changed. */
	value: string;
	/** As the node panel shows it, and all that an AI agent is told; with the resource, no articles. */
	action: string;
	/** What it is good for, in other words than its name. Who may do it is added from `roles`. */
	description: string;
	/** The roles that the API's page names; any of them lets in, none means any login. */
	roles?: readonly Role[];
	method: IHttpRequestMethods;
	/** The path; `{sessionId}` stands for the field of that name, as on the API's own pages. */
	path: string;
	/** What is sent unless a field says otherwise: in the query of a read, in the body of a write. */
	sends?: IDataObject;
	/** The sessions that its picker offers, where not every one fits. */
	works?: 'calls' | 'chats';
	fields: readonly OperationField[];
	answer: Answer;
	/**
	 * Another way to ask for the same, for a failure after which nothing can have happened yet.
	 */
	otherwise?: (failure: Failure, values: Values) => Partial<IHttpRequestOptions> | undefined;
	/** Where else to look, for a login that is not let in. */
	instead?: string;
	/**
	 * Looks whether the answer, or the first page of a list, shows what was asked for, since the
	 * server answers 200 to what it cannot read.
	 *
	 * @throws NodeApiError when it does not
	 */
	check?: (exchange: Exchange, answer: IDataObject) => void;
}

/**
 * An operation that n8n runs without its routing, because it waits for a person. n8n cannot run it
 * as the tool of an agent, so it is not offered there.
 */
export interface WaitingOperation extends Pick<
	Operation,
	'name' | 'value' | 'action' | 'description' | 'roles' | 'fields'
> {
	run: (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;
}

/** What the operations work on. */
export interface Resource {
	/** As the list of resources shows it; singular, Title Case. */
	name: string;
	/** Value of the parameter `resource`; on the contract, never changed. */
	value: string;
	description: string;
	/** Value of the operation that a new node starts with. */
	default: string;
	operations: readonly Operation[];
	waiting?: WaitingOperation;
}
