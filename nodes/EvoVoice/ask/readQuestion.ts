import type { INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { LONGEST_MESSAGE } from '../../shared/fields/text';
import { formFieldsFrom } from './formElements';
import type { Question } from './question';
import { FREE_TEXT, cleanText } from './question';

/** The node's parameters that define a question, as n8n gives them. */
export interface AskParameters {
	message: string;
	responseType: string;
	approvalOptions?: { approvalType?: string; approveLabel?: string; disapproveLabel?: string };
	/** `json` if the form is defined in JSON. */
	defineForm?: string;
	jsonOutput?: unknown;
	formFields?: unknown;
	options?: {
		responseFormTitle?: string;
		responseFormDescription?: string;
		responseFormButtonLabel?: string;
	};
}

/**
 * Reads the question from the node's parameters.
 *
 * @throws NodeOperationError that names the field by its label when nobody could answer the question
 */
export function readQuestion(node: INode, id: string, parameters: AskParameters): Question {
	const { responseType, options = {} } = parameters;
	const inForm = responseType !== 'approval';
	return {
		id,
		message: readMessage(node, parameters.message),
		title: (inForm && options.responseFormTitle?.trim()) || '',
		note: (inForm && options.responseFormDescription?.trim()) || '',
		answer: inForm ? formAnswer(node, parameters) : approvalAnswer(parameters),
	};
}

function readMessage(node: INode, value: unknown): string {
	const message = cleanText(String(value ?? ''), true);
	if (message === '') {
		throw new NodeOperationError(node, "'Message' is empty", {
			description:
				'Write what the person is asked. If it comes from an expression, check what the expression returns.',
		});
	}
	return message;
}

function approvalAnswer({ approvalOptions = {} }: AskParameters): Question['answer'] {
	const { approvalType, approveLabel, disapproveLabel } = approvalOptions;
	return {
		type: 'approval',
		approveLabel: approveLabel?.trim() || 'Approve',
		...(approvalType === 'double' && { declineLabel: disapproveLabel?.trim() || 'Decline' }),
	};
}

function formAnswer(node: INode, parameters: AskParameters): Question['answer'] {
	const { responseType, options, defineForm, jsonOutput, formFields } = parameters;
	const buttonLabel = options?.responseFormButtonLabel?.trim() || 'Submit';
	const form = defineForm === 'json' ? jsonOutput : formFields;
	return responseType === 'freeText'
		? { type: 'freeText', fields: [FREE_TEXT], buttonLabel }
		: { type: 'customForm', fields: formFieldsFrom(node, form), buttonLabel };
}

/**
 * Refuses a text that is too long to be sent.
 *
 * @throws NodeOperationError with its length and the limit
 */
export function requireSendable(node: INode, text: string): void {
	if (text.length <= LONGEST_MESSAGE) return;
	throw new NodeOperationError(
		node,
		`'Message' is too long: with the address it has ${text.length} characters`,
		{
			description: `A text message holds at most ${LONGEST_MESSAGE}. Shorten the message by ${text.length - LONGEST_MESSAGE}.`,
		},
	);
}
