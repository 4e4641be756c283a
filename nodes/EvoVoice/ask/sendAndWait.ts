import { randomBytes } from 'crypto';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError, WAIT_INDEFINITELY } from 'n8n-workflow';

import { evoVoiceRequest } from '../../shared/api';
import type { Role } from '../../shared/api/roles';
import type { Field } from '../../shared/fields/field';
import { labelIn, readField } from '../../shared/fields/field';
import { connectionOf } from '../operation/requestOptions';
import type { Limit } from './limitWaitTime';
import { waitUntil } from './limitWaitTime';
import { storeTimeoutOutput } from './output';
import type { Question } from './question';
import { storeQuestion } from './question';
import { requireReachable } from './reachable';
import type { AskParameters } from './readQuestion';
import { readQuestion, requireSendable } from './readQuestion';
import { composeSms } from './sms';
import type { ToolCall } from './toolCall';
import { describeToolCall } from './toolCall';
import { QUESTION_PARAMETER } from './webhook';

type Options = AskParameters['options'] & {
	limitWaitTime?: { values?: Limit };
	skipAddressCheck?: boolean;
};

/** How the text is sent: its two fields, and the roles that may send it. */
export interface Sms {
	from: Field;
	to: Field;
	roles: readonly Role[];
}

/**
 * The operation that asks a person by text message and lets the execution wait for the answer, which
 * the webhook takes. As with all of n8n's nodes that wait, a run asks one question: about the first
 * item.
 *
 * It throws NodeApiError or NodeOperationError when the question cannot be sent or answered, before
 * anything is sent or because sending did not succeed; with Continue On Fail it outputs an item with
 * the message instead.
 */
export const sendAndWait = (sms: Sms) =>
	async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		try {
			return await askAndWait(this, sms);
		} catch (error) {
			if (this.continueOnFail()) {
				return [[{ json: { error: (error as Error).message }, pairedItem: { item: 0 } }]];
			}
			if (error instanceof NodeApiError) throw new NodeApiError(this.getNode(), error as never);
			throw new NodeOperationError(this.getNode(), error as Error);
		}
	};

async function askAndWait(context: IExecuteFunctions, sms: Sms): Promise<INodeExecutionData[][]> {
	const options = context.getNodeParameter('options', 0, {}) as Options;
	const isToolCall = context.getNode().type.endsWith('HitlTool');
	const until = waitUntil(
		context.getNode(),
		options.limitWaitTime?.values,
		context.getTimezone(),
		new Date(),
	);
	const question = {
		...questionIn(context, options, isToolCall),
		...(until < WAIT_INDEFINITELY && { until: until.toISOString() }),
	};
	await sendSms(context, sms, textOf(context, question, options));
	storeQuestion(context, question);
	storeTimeoutOutput(context, question, isToolCall);
	await context.putExecutionToWait(until);
	return [context.getInputData()];
}

function questionIn(context: IExecuteFunctions, options: Options, isToolCall: boolean): Question {
	const parameter = (name: string) => context.getNodeParameter(name, 0, '') as string;
	const message = parameter('message');
	const approval = context.getNodeParameter('approvalOptions.values', 0, {}) as object;
	return readQuestion(context.getNode(), randomBytes(4).toString('base64url'), {
		message: isToolCall ? describeToolCall(message, toolCallIn(context)) : message,
		responseType: parameter('responseType'),
		// n8n leaves out the default of the variant for tools unless the collection was opened.
		approvalOptions: { ...(isToolCall && { approvalType: 'double' }), ...approval },
		defineForm: parameter('defineForm'),
		jsonOutput: context.getNodeParameter('jsonOutput', 0, ''),
		formFields: context.getNodeParameter('formFields.values', 0, []),
		options,
	});
}

const toolCallIn = (context: IExecuteFunctions) =>
	context.evaluateExpression('{{ $tool }}', 0) as unknown as ToolCall;

/** The text with the address of the page. @throws NodeOperationError when nobody could answer it */
function textOf(context: IExecuteFunctions, question: Question, options: Options): string {
	const node = context.getNode();
	const address = context.getSignedResumeUrl({ [QUESTION_PARAMETER]: question.id });
	if (!options.skipAddressCheck) requireReachable(node, address);
	const text = composeSms(question.message, address);
	requireSendable(node, text);
	return text;
}

async function sendSms(context: IExecuteFunctions, { from, to, roles }: Sms, body: string) {
	const valueOf = (field: Field) => {
		const value = context.getNodeParameter(field.property.name, 0, '', { extractValue: true });
		return readField(() => context.getNode(), field, value);
	};
	const endpointId = valueOf(from);
	const toAddress = valueOf(to);
	await evoVoiceRequest.call(
		context,
		{
			method: 'POST',
			url: '/messages',
			body: { endpointId, toAddress, body } as never,
			...connectionOf(context),
		},
		{
			about: from.entity && { entity: from.entity, id: String(endpointId) },
			roles,
			labelOf: labelIn([from, to]),
		},
	);
}
