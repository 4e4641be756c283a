import type { INode } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

/** Thrown by a reader for a value that cannot be sent; {@link readField} adds the field's label. */
export class Refusal extends Error {
	/**
	 * @param what follows the label in the message, e.g. `is empty`
	 * @param advice what to do about it
	 */
	constructor(
		readonly what: string,
		readonly advice: string,
	) {
		super(what);
	}
}

/**
 * What n8n shows for something that this node refuses by itself. It is a NodeApiError, since n8n
 * turns every other class that a declarative node throws into an answer of the service with the
 * code "none"; one without a code is shown as the node's own.
 */
export function refused(node: INode, message: string, description: string): NodeApiError {
	return new NodeApiError(node, {}, { message, description });
}
