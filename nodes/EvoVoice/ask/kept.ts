import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { Question } from './question';

/**
 * Keeps a question with the execution that waits for its answer, and over a restart of n8n. The
 * page then shows what was sent: parameters can give something else an hour later.
 */
export function keepQuestion(context: IExecuteFunctions, question: Question): void {
	context.getContext('node').question = JSON.stringify(question);
}

/** The question that the execution waits for; undefined if there is none. */
export function keptQuestion(context: IWebhookFunctions): Question | undefined {
	// A webhook can read what a node kept in an expression only. Braces would end it.
	const name = JSON.stringify(context.getNode().name)
		.replaceAll('{', '\\u007b')
		.replaceAll('}', '\\u007d');
	const kept = context.evaluateExpression(`{{ $node[${name}].context["question"] }}`);
	return typeof kept === 'string' ? (JSON.parse(kept) as Question) : undefined;
}
