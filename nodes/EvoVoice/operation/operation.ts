import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	INodeExecutionData,
} from 'n8n-workflow';

import type { Failure } from '../../shared/api/failure';
import type { Role } from '../../shared/api/roles';
import type { Shapes } from '../../shared/entities/entity';
import type { Field } from '../../shared/fields/field';
import type { Exchange } from './exchange';

/** The values of the fields, by the name of the parameter. */
export type Values = IDataObject;

/** A field of an operation. */
export interface OperationField extends Field {
	/**
	 * Asks the API for a value where the field was left empty.
	 *
	 * @returns what is sent; undefined leaves the field out
	 */
	resolveDefault?: (exchange: Exchange) => Promise<string | undefined>;
}

/** One operation of the API: how people see it, which request it makes and what it outputs. Data only. */
export interface Operation {
	/** As the list of operations shows it; Title Case, without the resource. */
	name: string;
	/** Value of the parameter `operation`; on the contract, never changed. */
	value: string;
	/** As the node panel shows it, and the tool description of an AI agent; names the resource, no articles. */
	action: string;
	/**
	 * What it does to which resource. With who may do it, which is put before it from `roles`, at most
	 * 90 characters: the panel shows two lines.
	 */
	description: string;
	/** The roles that the API's page names; a login needs one of them. Absent: any login will do. */
	roles?: readonly Role[];
	method: IHttpRequestMethods;
	/** The path; `{sessionId}` is a placeholder for the field of that name, as on the API's own pages. */
	path: string;
	/** What is sent where no field says otherwise: in the query of a read, in the body of a write. */
	defaults?: IDataObject;
	/** The channel of the sessions that its picker offers; absent: all of them. */
	sessionChannel?: 'Voice' | 'Chat';
	fields: readonly OperationField[];
	answer: Answer;
	/** Another request for the same, after a failure that shows that nothing was done yet. */
	fallback?: (failure: Failure, values: Values) => Partial<IHttpRequestOptions> | undefined;
	/** What else to use, for a login that does not have one of the roles. */
	instead?: string;
	/**
	 * Checks that the answer, or the first page of a list, shows that the server did what was asked:
	 * it answers 200 to what it cannot read.
	 *
	 * @throws NodeApiError when it did not
	 */
	check?: (exchange: Exchange, answer: IDataObject) => void;
}

/**
 * An operation that n8n runs without its routing, because it waits for a person. n8n cannot run it
 * as an agent's tool, so it is not offered there.
 */
export interface WaitingOperation extends Pick<
	Operation,
	'name' | 'value' | 'action' | 'description' | 'roles' | 'fields'
> {
	run: (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;
}

/** A kind of object and the operations on it. */
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

/** What an operation outputs, and the fields that this needs, such as a limit. */
export interface Answer {
	fields: readonly Field[];
	/** The fields of an output item as a workflow gets it by default; the source of the output schema. */
	gives: Shapes;
	/** Refuses, before anything is sent, what no single field shows. @throws NodeApiError */
	check?: (exchange: Exchange) => void;
	/** Sends the requests and makes the output items. @throws NodeApiError */
	run: (exchange: Exchange) => Promise<INodeExecutionData[]>;
}
