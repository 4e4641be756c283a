import type { INode, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { parsed } from '../../shared/fields/json';
import type { FieldType, FormField } from './question';
import { CHOICES, MAX_LENGTH, cleanText } from './question';

const label: INodeProperties = {
	displayName: 'Label',
	name: 'fieldLabel',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. When can you be there?',
	description: 'Stands above the field, and is the name of its value in the output',
};

const elementType: INodeProperties = {
	displayName: 'Element Type',
	name: 'fieldType',
	type: 'options',
	default: 'text',
	required: true,
	options: [
		{ name: 'Checkboxes', value: 'checkbox' },
		{ name: 'Date', value: 'date' },
		{ name: 'Dropdown', value: 'dropdown' },
		{ name: 'Email', value: 'email' },
		{ name: 'Number', value: 'number' },
		{ name: 'Radio Buttons', value: 'radio' },
		{ name: 'Text Input', value: 'text' },
		{ name: 'Textarea', value: 'textarea' },
	],
	description: 'What can be entered',
};

const placeholder: INodeProperties = {
	displayName: 'Placeholder',
	name: 'placeholder',
	type: 'string',
	default: '',
	description: 'A sample that the empty field shows',
	displayOptions: { show: { fieldType: ['email', 'number', 'text', 'textarea'] } },
};

const preset: INodeProperties = {
	displayName: 'Default Value',
	name: 'defaultValue',
	type: 'string',
	default: '',
	description:
		'What the field holds when the page is opened. A date as YYYY-MM-DD; one of the options, or for checkboxes several, separated by commas.',
};

const choices: INodeProperties = {
	displayName: 'Field Options',
	name: 'fieldOptions',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	default: { values: [{ option: '' }] },
	required: true,
	placeholder: 'Add Field Option',
	description: 'What can be chosen',
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [{ displayName: 'Option', name: 'option', type: 'string', default: '' }],
		},
	],
	displayOptions: { show: { fieldType: ['checkbox', 'dropdown', 'radio'] } },
};

const required: INodeProperties = {
	displayName: 'Required Field',
	name: 'requiredField',
	type: 'boolean',
	default: false,
	description: 'Whether the form can only be sent with a value in this field',
};

/** The parameters that define a custom form; names as in n8n's own forms. */
export const formElements: INodeProperties[] = [
	{
		displayName: 'Define Form',
		name: 'defineForm',
		type: 'options',
		noDataExpression: true,
		default: 'fields',
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
	},
	{
		displayName: 'Form Fields',
		name: 'jsonOutput',
		type: 'json',
		typeOptions: { rows: 5 },
		default: `[
  { "fieldLabel": "When can you be there?", "fieldType": "date", "requiredField": true },
  { "fieldLabel": "Part", "fieldType": "dropdown", "fieldOptions": { "values": [{ "option": "Pump" }, { "option": "Valve" }] } }
]`,
		description:
			"A list of fields, written as for n8n's own forms. Element types: checkbox, date, dropdown, email, number, radio, text, textarea.",
		displayOptions: { show: { defineForm: ['json'] } },
	},
	{
		displayName: 'Form Elements',
		name: 'formFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		default: {},
		placeholder: 'Add Form Element',
		options: [
			{
				displayName: 'Values',
				name: 'values',
				values: [label, elementType, placeholder, preset, choices, required],
			},
		],
		displayOptions: { show: { defineForm: ['fields'] } },
	},
];

/** A form element as n8n's own forms store it. */
interface FormElement {
	fieldLabel?: unknown;
	fieldName?: unknown;
	fieldType?: unknown;
	fieldOptions?: { values?: Array<{ option?: unknown }> };
	multiselect?: unknown;
	requiredField?: unknown;
	placeholder?: unknown;
	defaultValue?: unknown;
}

/** Names that the output uses already, or that no property of an object may have. */
const RESERVED = ['respondedAt', '__proto__', 'constructor', 'prototype'];

/**
 * Reads the fields of a custom form.
 *
 * @param form a list as n8n's own forms store it, or JSON text of one
 * @throws NodeOperationError that names the element that the page cannot show
 */
export function formFieldsFrom(node: INode, form: unknown): FormField[] {
	const elements = listIn(node, form);
	if (elements.length === 0) {
		throw new NodeOperationError(node, "'Form Elements' is empty", {
			description: 'Add at least one form element, or choose another response type.',
		});
	}
	const fields = elements.map((element, index) => fieldFrom(node, element ?? {}, index));
	const labels = [...RESERVED, ...fields.map(({ label }) => label)];
	const twice = labels.find((label, index) => labels.indexOf(label) !== index);
	if (twice !== undefined) {
		throw new NodeOperationError(node, `'${twice}' cannot be the label of a form element here`, {
			description: RESERVED.includes(twice)
				? 'The name is taken. Give the form element another label.'
				: 'Two form elements have it, and the output could only hold one of them. Give each its own.',
		});
	}
	return fields;
}

function listIn(node: INode, form: unknown): FormElement[] {
	const list = typeof form === 'string' ? (parsed(form) ?? null) : form;
	if (Array.isArray(list)) return list as FormElement[];
	if (list === undefined) return [];
	throw new NodeOperationError(node, "'Form Fields' is not a list of fields in JSON", {
		description:
			'Write a list such as [{ "fieldLabel": "Part", "fieldType": "text" }], with a brace for each field.',
	});
}

function fieldFrom(node: INode, element: FormElement, index: number): FormField {
	const label = text(element.fieldLabel) || text(element.fieldName);
	if (label === '') {
		throw new NodeOperationError(node, `Form element ${index + 1} has no label`, {
			description: 'Give it one: people see it above the field, and the output is named by it.',
		});
	}
	const type = typeOf(element) as FieldType;
	if (!Object.hasOwn(MAX_LENGTH, type)) {
		throw new NodeOperationError(node, `'${label}' cannot be of the element type '${type}' here`, {
			description: `The page serves these: ${Object.keys(MAX_LENGTH).join(', ')}.`,
		});
	}
	const options = CHOICES.has(type) ? optionsOf(element) : [];
	if (CHOICES.has(type) && options.length === 0) {
		throw new NodeOperationError(node, `'${label}' has no options to choose from`, {
			description: "Add at least one under 'Field Options'.",
		});
	}
	return {
		label,
		type,
		required: element.requiredField === true || element.requiredField === 'true',
		placeholder: text(element.placeholder),
		preset: text(element.defaultValue),
		options,
	};
}

/** A dropdown of n8n's older forms can take several choices; the page shows checkboxes for it. */
const typeOf = ({ fieldType, multiselect }: FormElement): string =>
	multiselect === true && fieldType === 'dropdown' ? 'checkbox' : text(fieldType) || 'text';

function optionsOf({ fieldOptions }: FormElement): string[] {
	const values = Array.isArray(fieldOptions?.values) ? fieldOptions.values : [];
	// Cleaned like an answer, which has to equal one of them.
	const options = values.map((value) => cleanText(text(value?.option), false));
	return [...new Set(options.filter((option) => option !== ''))];
}

const text = (value: unknown): string =>
	typeof value === 'object' || value === undefined ? '' : String(value).trim();
