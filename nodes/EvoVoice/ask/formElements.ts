import type { INodeProperties } from 'n8n-workflow';

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

/** What a custom form consists of; names as in n8n's own forms. */
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
  {
    "fieldLabel": "Part",
    "fieldType": "dropdown",
    "fieldOptions": { "values": [{ "option": "Pump" }, { "option": "Valve" }] }
  }
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
