import type { INode } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

/** What to do about a value that nobody entered by hand. */
export const FROM_EXPRESSION = 'If it comes from an expression, check what the expression returns.';

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

/** Of a value that is longer, the beginning is shown: messages stand on the canvas and in every execution. */
const LONGEST_QUOTE = 100;

/** A value as it stands in a message. */
export function quoted(value: unknown): string {
	const text = String(value);
	if (text.length <= LONGEST_QUOTE) return `'${text}'`;
	// Not through the middle of a character that UTF-16 writes in two.
	return `'${text.slice(0, LONGEST_QUOTE).replace(/[\ud800-\udbff]$/, '')}…'`;
}

/**
 * What n8n shows for something that this node refuses by itself. It is a NodeApiError, since n8n
 * turns every other class that a declarative node throws into an answer of the service with the
 * code "none"; one without a code is shown as the node's own.
 */
export function refused(node: INode, message: string, description: string): NodeApiError {
	return new NodeApiError(node, {}, { message, description });
}
