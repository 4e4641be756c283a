import { randomBytes } from 'crypto';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { WAIT_INDEFINITELY } from 'n8n-workflow';

import { requireReachable } from './address';
import { keepQuestion } from './kept';
import type { Limit } from './limitWaitTime';
import { waitUntil } from './limitWaitTime';
import type { Question } from './question';
import type { AskParameters } from './readQuestion';
import { readQuestion, requireSendable } from './readQuestion';
import { composeText } from './text';
import type { ToolCall } from './toolCall';
import { withToolInWords } from './toolCall';
import { layDownNoAnswer } from './unanswered';
import { QUESTION_PARAMETER } from './webhook';

type Options = AskParameters['options'] & {
	limitWaitTime?: { values?: Limit };
	skipAddressCheck?: boolean;
};

/** Sends a text with this body to whom the node's parameters name. */
export type SendText = (context: IExecuteFunctions, body: string) => Promise<void>;

/**
 * Sends the question and lets the execution wait for the answer, which the webhook takes. As with
 * all of n8n's nodes that wait, one question is asked in a run: about the first item.
 *
 * @throws NodeOperationError when the question cannot be sent or answered, before anything is sent
 */
export async function askAndWait(
	context: IExecuteFunctions,
	send: SendText,
): Promise<INodeExecutionData[][]> {
	const options = context.getNodeParameter('options', 0, {}) as Options;
	const isToolCall = context.getNode().type.endsWith('HitlTool');
	const until = waitUntil(
		context.getNode(),
		options.limitWaitTime?.values,
		context.getTimezone(),
		new Date(),
	);
	const question = {
		...questionOf(context, options, isToolCall),
		...(until < WAIT_INDEFINITELY && { until: until.toISOString() }),
	};
	await send(context, textFor(context, question, options));
	keepQuestion(context, question);
	layDownNoAnswer(context, question, isToolCall);
	await context.putExecutionToWait(until);
	return [context.getInputData()];
}

function questionOf(context: IExecuteFunctions, options: Options, isToolCall: boolean): Question {
	const parameter = (name: string) => context.getNodeParameter(name, 0, '') as string;
	const message = parameter('message');
	const approval = context.getNodeParameter('approvalOptions.values', 0, {}) as object;
	return readQuestion(context.getNode(), randomBytes(4).toString('base64url'), {
		message: isToolCall ? withToolInWords(message, toolCallIn(context)) : message,
		responseType: parameter('responseType'),
		// Without the collection, n8n does not give what its field for tools starts with.
		approvalOptions: { ...(isToolCall && { approvalType: 'double' }), ...approval },
		defineForm: parameter('defineForm'),
		jsonOutput: context.getNodeParameter('jsonOutput', 0, ''),
		formFields: context.getNodeParameter('formFields.values', 0, []),
		options,
	});
}

const toolCallIn = (context: IExecuteFunctions) =>
	context.evaluateExpression('{{ $tool }}', 0) as unknown as ToolCall;

function textFor(context: IExecuteFunctions, question: Question, options: Options): string {
	const node = context.getNode();
	const address = context.getSignedResumeUrl({ [QUESTION_PARAMETER]: question.id });
	if (!options.skipAddressCheck) requireReachable(node, address);
	const text = composeText(question.message, address);
	requireSendable(node, text);
	return text;
}
