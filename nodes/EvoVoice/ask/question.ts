/** What can be asked in a form; names as in n8n's own forms. */
export const FIELD_TYPES = [
	'checkbox',
	'date',
	'dropdown',
	'email',
	'number',
	'radio',
	'text',
	'textarea',
] as const;

export type FieldType = (typeof FIELD_TYPES)[number];

/** Types whose answer is one or more of the given options. */
export const CHOICES: ReadonlySet<FieldType> = new Set(['checkbox', 'dropdown', 'radio']);

export interface FormField {
	/** What the page says above the field, and the name of its value in the node's output. */
	label: string;
	type: FieldType;
	required: boolean;
	placeholder: string;
	/** What the field holds when the page is opened; several checkboxes are separated by commas. */
	preset: string;
	/** What can be chosen, for the types in {@link CHOICES}. */
	options: string[];
}

/** A question as it was sent. Plain data, so that it can wait with the execution. */
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
	answer: ApprovalAnswer | FormAnswer;
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

/** The name of a form's field on the page, by its place in the form. */
export const fieldName = (place: number): string => `field-${place}`;
