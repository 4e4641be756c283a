import { randomBytes } from 'crypto';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError, WAIT_INDEFINITELY } from 'n8n-workflow';

import { isApiError } from '../../shared/api/failure';
import type { Role } from '../../shared/api/roles';
import { evoVoiceRequest } from '../../shared/api/send';
import type { Field } from '../../shared/fields/field';
import { labelIn, readField } from '../../shared/fields/field';
import { connectionOf } from '../operation/requestOptions';
import type { Limit } from './limitWaitTime';
import { waitUntil } from './limitWaitTime';
import { storeTimeoutOutput } from './output';
import type { Asked, Question } from './question';
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
 * the webhook takes. As with all of n8n's nodes that wait, a run asks one question.
 *
 * It throws NodeApiError or NodeOperationError when the question cannot be sent or answered, before
 * anything is sent or because sending did not succeed; with Continue On Fail it outputs the
 * message for each item instead.
 */
export const sendAndWait = (sms: Sms) =>
	async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		try {
			return await askAndWait(this, sms);
		} catch (error) {
			if (this.continueOnFail()) {
				const json = { error: (error as Error).message };
				return [this.getInputData().map((_, item) => ({ json, pairedItem: { item } }))];
			}
			if (isApiError(error)) throw new NodeApiError(this.getNode(), error as never);
			throw new NodeOperationError(this.getNode(), error as Error);
		}
	};

async function askAndWait(context: IExecuteFunctions, sms: Sms): Promise<INodeExecutionData[][]> {
	requireSingleItem(context);
	const options = context.getNodeParameter('options', 0, {}) as Options;
	const isToolCall = context.getNode().type.endsWith('HitlTool');
	const until = waitUntil(
		context.getNode(),
		options.limitWaitTime?.values,
		context.getTimezone(),
		new Date(),
	);
	if (isToolCall) [sms.from, sms.to].forEach((field) => requireFixed(context, field));
	const question: Question = {
		...questionIn(context, options, isToolCall),
		...(until < WAIT_INDEFINITELY && { until: until.toISOString() }),
	};
	requireSignature(context);
	question.asked = await sendSms(context, sms, textOf(context, question, options));
	storeQuestion(context, question);
	storeTimeoutOutput(context, question, isToolCall);
	await context.putExecutionToWait(until);
	return [context.getInputData()];
}

/** n8n can wait for one answer in a run. @throws NodeOperationError when there are more items */
function requireSingleItem(context: IExecuteFunctions) {
	const count = context.getInputData().length;
	if (count <= 1 || context.getNode().executeOnce) return;
	throw new NodeOperationError(
		context.getNode(),
		`${count} items came in, but this step asks one question in a run`,
		{
			description:
				"Nothing was sent. To ask about each item in turn, put a 'Loop Over Items' node before this step. To ask about the first item alone, turn on 'Execute Once' in the settings of this step.",
		},
	);
}

/**
 * Who reviews an agent's tool call, and from where, is not up to the model, which could answer an
 * expression with `$fromAI`.
 *
 * @throws NodeOperationError when the field holds an expression
 */
function requireFixed(context: IExecuteFunctions, { property }: Field) {
	const node = context.getNode();
	if (!JSON.stringify(node.parameters[property.name] ?? '').includes('{{')) return;
	throw new NodeOperationError(node, `'${property.displayName}' cannot be an expression here`, {
		description:
			'Whom to ask for approval is your choice, not the choice of the model. Enter the number itself.',
	});
}

/** Later versions of n8n check the signature of every address; 1.x and early 2.x only when asked to. */
function requireSignature(context: object): void {
	(context as { setSignatureValidationRequired?(): void }).setSignatureValidationRequired?.();
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
	if (!options.skipAddressCheck) {
		const sibling = context.evaluateExpression('{{ $execution.resumeFormUrl }}', 0);
		requireReachable(node, address, `${sibling}`);
	}
	const text = composeSms(question.message, address);
	requireSendable(node, text);
	return text;
}

async function sendSms(
	context: IExecuteFunctions,
	{ from, to, roles }: Sms,
	body: string,
): Promise<Asked> {
	const valueOf = (field: Field) => {
		const value = context.getNodeParameter(field.property.name, 0, '', { extractValue: true });
		return readField(() => context.getNode(), field, value) as string;
	};
	const endpointId = valueOf(from);
	const toAddress = valueOf(to);
	const sent = await evoVoiceRequest.call(
		context,
		{
			method: 'POST',
			url: '/messages',
			body: { endpointId, toAddress, body } as never,
			...connectionOf(context),
		},
		{
			about: from.entity && { entity: from.entity, id: endpointId },
			roles,
			labelOf: labelIn([from, to]),
		},
	);
	const picked = context.getNodeParameter(from.property.name, 0, {}) as {
		cachedResultName?: string;
	};
	const name = sent.endpointDisplayName || picked.cachedResultName;
	return { toAddress, endpointId, ...(name && { endpointDisplayName: `${name}` }) };
}
