import type { INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { FieldType, FormField } from './question';
import { CHOICES, FIELD_TYPES } from './question';
import { asTyped } from './typed';

/** A field as n8n's forms write it. */
interface Written {
	fieldLabel?: unknown;
	fieldName?: unknown;
	fieldType?: unknown;
	fieldOptions?: { values?: Array<{ option?: unknown }> };
	multiselect?: unknown;
	requiredField?: unknown;
	placeholder?: unknown;
	defaultValue?: unknown;
}

/** What the output already has, or what no object should be given as a name. */
const TAKEN = ['respondedAt', '__proto__', 'constructor', 'prototype'];

/**
 * The fields of a custom form.
 *
 * @param form a list as n8n's forms write it, or JSON text with one
 * @throws NodeOperationError that names the field when the page could not show it
 */
export function formFieldsFrom(node: INode, form: unknown): FormField[] {
	const written = listIn(node, form);
	if (written.length === 0) {
		throw new NodeOperationError(node, "'Form Elements' is empty", {
			description: 'Add at least one form element, or choose another response type.',
		});
	}
	const fields = written.map((field, place) => fieldFrom(node, field ?? {}, place));
	const labels = [...TAKEN, ...fields.map(({ label }) => label)];
	const twice = labels.find((label, place) => labels.indexOf(label) !== place);
	if (twice !== undefined) {
		throw new NodeOperationError(node, `'${twice}' cannot be the label of a form element here`, {
			description: TAKEN.includes(twice)
				? 'The name is taken. Give the form element another label.'
				: 'Two form elements have it, and the output could only hold one of them. Give each its own.',
		});
	}
	return fields;
}

function listIn(node: INode, form: unknown): Written[] {
	const list = typeof form === 'string' ? parsed(form) : form;
	if (Array.isArray(list)) return list as Written[];
	if (list === undefined) return [];
	throw new NodeOperationError(node, "'Form Fields' is not a list of fields in JSON", {
		description:
			'Write a list such as [{ "fieldLabel": "Part", "fieldType": "text" }], with a brace for each field.',
	});
}

function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return null;
	}
}

function fieldFrom(node: INode, field: Written, place: number): FormField {
	const label = text(field.fieldLabel) || text(field.fieldName);
	if (label === '') {
		throw new NodeOperationError(node, `Form element ${place + 1} has no label`, {
			description: 'Give it one: people see it above the field, and the output is named by it.',
		});
	}
	const type = typeOf(field) as FieldType;
	if (!FIELD_TYPES.includes(type)) {
		throw new NodeOperationError(node, `'${label}' cannot be of the element type '${type}' here`, {
			description: `The page serves these: ${FIELD_TYPES.join(', ')}.`,
		});
	}
	const options = CHOICES.has(type) ? optionsOf(field) : [];
	if (CHOICES.has(type) && options.length === 0) {
		throw new NodeOperationError(node, `'${label}' has no options to choose from`, {
			description: "Add at least one under 'Field Options'.",
		});
	}
	return {
		label,
		type,
		required: field.requiredField === true || field.requiredField === 'true',
		placeholder: text(field.placeholder),
		preset: text(field.defaultValue),
		options,
	};
}

/** Several can be chosen from a dropdown of n8n's older forms, for which a phone has checkboxes. */
const typeOf = ({ fieldType, multiselect }: Written): string =>
	multiselect === true && fieldType === 'dropdown' ? 'checkbox' : text(fieldType) || 'text';

function optionsOf({ fieldOptions }: Written): string[] {
	const values = Array.isArray(fieldOptions?.values) ? fieldOptions.values : [];
	// An answer must be one of them, so they are what a form can give.
	const options = values.map((value) => asTyped(text(value?.option), false));
	return [...new Set(options.filter((option) => option !== ''))];
}

const text = (value: unknown): string =>
	typeof value === 'object' || value === undefined ? '' : String(value).trim();
