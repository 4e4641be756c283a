import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

/** Types of a form's fields and the number of characters that an answer to one may have; names as in n8n's own forms. */
export const MAX_LENGTH = {
	checkbox: 1000,
	date: 10,
	dropdown: 1000,
	email: 254,
	number: 30,
	radio: 1000,
	text: 1000,
	textarea: 5000,
} as const;

export type FieldType = keyof typeof MAX_LENGTH;

/** Types whose answer is one or more of the given options. */
export const CHOICES: ReadonlySet<FieldType> = new Set(['checkbox', 'dropdown', 'radio']);

export interface FormField {
	/** What the page says above the field, and the name of its value in the node's output. */
	label: string;
	type: FieldType;
	required: boolean;
	placeholder: string;
	/** Value when the page is opened; several checkboxes are separated by commas. */
	preset: string;
	/** What can be chosen, for the types in {@link CHOICES}. */
	options: string[];
}

/**
 * A question as it was sent. Plain data that n8n stores with the waiting execution: fields are only
 * ever added, and may be missing in what an earlier version stored.
 */
export interface Question {
	/** Part of the signed address: an address belongs to this question and to no other. */
	id: string;
	/** The message that the page is about, as it stands in the text. */
	message: string;
	/** A heading of the author's; empty for the usual one. */
	title: string;
	/** More words under the message, for the page alone; often empty. */
	note: string;
	/** Until when it can be answered (ISO 8601); undefined for always. */
	until?: string;
	/** Who was asked; missing in what version 0.1.0 stored. */
	asked?: Asked;
	answer: ApprovalAnswer | FormAnswer;
}

/** Who was asked, and from which of the own numbers; by the API's names. */
export interface Asked extends IDataObject {
	toAddress: string;
	endpointId: string;
	endpointDisplayName?: string;
}

export interface ApprovalAnswer {
	type: 'approval';
	approveLabel: string;
	/** Undefined if approving is the only answer. */
	declineLabel?: string;
}

export interface FormAnswer {
	type: 'freeText' | 'customForm';
	fields: FormField[];
	buttonLabel: string;
}

/** The one field of a free text answer. */
export const FREE_TEXT: FormField = {
	label: 'Your answer',
	type: 'textarea',
	required: true,
	placeholder: '',
	preset: '',
	options: [],
};

/** The name of a form's field on the page, by its index. */
export const fieldName = (index: number): string => `field-${index}`;

/** The name and the values with which the buttons of an approval are posted. */
export const DECISION = { name: 'decision', approve: 'approve', decline: 'decline' };

/** Why a posted answer is not accepted: the page is shown again with these remarks. */
export interface Rejection {
	/** About the answer as a whole. */
	summary: string;
	/** What was entered, by the field's name on the page. */
	entered: Record<string, string[]>;
	/** What to change, by the field's name on the page. */
	remarks: Record<string, string>;
}

/**
 * Stores a question with the execution that waits for its answer; it survives a restart of n8n. The
 * page then shows what was sent: parameters can give something else an hour later.
 */
export function storeQuestion(context: IExecuteFunctions, question: Question): void {
	context.getContext('node').question = JSON.stringify(question);
}

/** The question that the execution waits for; undefined if there is none. */
export function loadQuestion(context: IWebhookFunctions): Question | undefined {
	// A webhook can read a node's context in an expression only. Braces would end the expression.
	const name = JSON.stringify(context.getNode().name)
		.replaceAll('{', '\\u007b')
		.replaceAll('}', '\\u007d');
	const stored = context.evaluateExpression(`{{ $node[${name}].context["question"] }}`);
	return typeof stored === 'string' ? (JSON.parse(stored) as Question) : undefined;
}

/**
 * A text as a form field gives it: line breaks of one kind, no control characters, no half of a
 * character that UTF-16 writes in two, no white space around it.
 *
 * @param multiline whether line breaks stay; they become spaces otherwise
 */
export function cleanText(text: string, multiline: boolean): string {
	const lines = text.replace(/\r\n?/g, '\n');
	return (
		(multiline ? lines : lines.replace(/\n/g, ' '))
			// eslint-disable-next-line no-control-regex
			.replace(/\p{Surrogate}|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu, '')
			.trim()
	);
}
