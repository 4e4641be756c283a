import type { INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { formFieldsFrom } from './readForm';
import type { Question } from './question';
import { FREE_TEXT } from './question';
import { asTyped } from './typed';

/** The node's parameters that make a question, as n8n gives them. */
export interface AskParameters {
	message: string;
	responseType: string;
	approvalOptions?: { approvalType?: string; approveLabel?: string; disapproveLabel?: string };
	/** Whether the form is designed in JSON. */
	defineForm?: string;
	jsonOutput?: unknown;
	formFields?: unknown;
	options?: {
		responseFormTitle?: string;
		responseFormDescription?: string;
		responseFormButtonLabel?: string;
	};
}

/** How many characters a text may have: the limit of Twilio, which carries Evo Voice's texts. */
const LONGEST_TEXT = 1600;

/**
 * Makes the question out of the node's parameters.
 *
 * @throws NodeOperationError that names the field by its label when nobody could answer it
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
	const message = asTyped(String(value ?? ''), true);
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
 * @throws NodeOperationError that says how long it is, and how long it may be
 */
export function requireSendable(node: INode, text: string): void {
	if (text.length <= LONGEST_TEXT) return;
	throw new NodeOperationError(
		node,
		`'Message' is too long: with the address it has ${text.length} characters`,
		{
			description: `A text message holds at most ${LONGEST_TEXT}. Shorten the message by ${text.length - LONGEST_TEXT}.`,
		},
	);
}
