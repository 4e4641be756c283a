import type { INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { readAnswer } from '../../nodes/EvoVoice/ask/readAnswer';
import type { AskParameters } from '../../nodes/EvoVoice/ask/readQuestion';
import { readQuestion, requireSendable } from '../../nodes/EvoVoice/ask/readQuestion';

const NODE = { name: 'Ask' } as INode;

const read = (parameters: Partial<AskParameters>) =>
	readQuestion(NODE, 'q1', { message: 'Shall it?', responseType: 'approval', ...parameters });

const refusal = (act: () => unknown) => {
	try {
		act();
	} catch (error) {
		expect(error).toBeInstanceOf(NodeOperationError);
		const { message, description } = error as NodeOperationError;
		expect(description).toMatch(/\.$/);
		return message;
	}
	throw new Error('nothing was thrown');
};

const form = (...values: unknown[]) => read({ responseType: 'customForm', formFields: values });

test('approve only is what n8n asks for if nothing is set', () => {
	expect(read({})).toEqual({
		id: 'q1',
		message: 'Shall it?',
		title: '',
		note: '',
		answer: { type: 'approval', approveLabel: 'Approve' },
	});
});

test('a message has no characters that nobody can see, and one kind of line breaks', () => {
	expect(read({ message: '\u0000 One\u0007\r\n\tTwo\u0085 ' }).message).toBe('One\n\tTwo');
	expect(read({ message: 'Go? 👍'.slice(0, -1) }).message).toBe('Go?');
	expect(refusal(() => read({ message: '\u0000\r\n' }))).toBe("'Message' is empty");
});

test('approve or decline, with labels of the author or the usual ones', () => {
	const labels = { approveLabel: ' Go ', disapproveLabel: 'Stop' };
	expect(read({ approvalOptions: { approvalType: 'double', ...labels } }).answer).toEqual({
		type: 'approval',
		approveLabel: 'Go',
		declineLabel: 'Stop',
	});
	expect(read({ approvalOptions: { approvalType: 'double', approveLabel: ' ' } }).answer).toEqual({
		type: 'approval',
		approveLabel: 'Approve',
		declineLabel: 'Decline',
	});
	expect(read({ approvalOptions: { approvalType: 'single', ...labels } }).answer).toEqual({
		type: 'approval',
		approveLabel: 'Go',
	});
});

test('the options of a form belong to a form', () => {
	const options = {
		responseFormTitle: 'Title',
		responseFormDescription: 'Note',
		responseFormButtonLabel: 'Go',
	};
	expect(read({ responseType: 'freeText', options })).toMatchObject({
		title: 'Title',
		note: 'Note',
		answer: { type: 'freeText', buttonLabel: 'Go', fields: [{ type: 'textarea', required: true }] },
	});
	expect(read({ options })).toMatchObject({ title: '', note: '' });
	expect(read({ responseType: 'freeText' }).answer).toMatchObject({ buttonLabel: 'Submit' });
});

test('a custom form, as fields or as JSON', () => {
	const values = [
		{ fieldLabel: ' Name ', placeholder: 'e.g. Nathan' },
		{ fieldLabel: 'Age', fieldType: 'number', requiredField: true, defaultValue: 7 },
		{
			fieldName: 'part',
			fieldType: 'dropdown',
			fieldOptions: { values: [{ option: 'Pump' }, { option: ' ' }, { option: 'Pump' }] },
		},
	];
	const plain = { required: false, placeholder: '', preset: '', options: [] };
	const fields = [
		{ ...plain, label: 'Name', type: 'text', placeholder: 'e.g. Nathan' },
		{ ...plain, label: 'Age', type: 'number', required: true, preset: '7' },
		{ ...plain, label: 'part', type: 'dropdown', options: ['Pump'] },
	];
	expect(form(...values).answer).toEqual({ type: 'customForm', buttonLabel: 'Submit', fields });
	const asJson = read({
		responseType: 'customForm',
		defineForm: 'json',
		jsonOutput: JSON.stringify(values),
	});
	expect(asJson.answer).toMatchObject({ fields });
});

test('what can be chosen is what a form can give back: one line, nothing that nobody can see', () => {
	const values = ['Pump\nA', 'Pump  B', '\u0000', 'Valve\u0007'].map((option) => ({ option }));
	const question = form({ fieldLabel: 'A', fieldType: 'dropdown', fieldOptions: { values } });
	expect(question.answer).toMatchObject({ fields: [{ options: ['Pump A', 'Pump  B', 'Valve'] }] });
	for (const posted of ['Pump\r\nA', 'Pump  B', 'Valve\u0007']) {
		expect(readAnswer(question, { 'field-0': posted }, new Date()).rejection).toBeUndefined();
	}
});

test.each([
	[true, true],
	['true', true],
	['false', false],
	[undefined, false],
])('whether a field is required may come from an expression, as text: %j', (requiredField, is) => {
	expect(form({ fieldLabel: 'A', requiredField }).answer).toMatchObject({
		fields: [{ required: is }],
	});
});

test("a dropdown of n8n's older forms from which several can be chosen becomes checkboxes", () => {
	const fieldOptions = { values: [{ option: 'Pump' }, { option: 'Seal' }] };
	const dropdown = { fieldLabel: 'A', fieldType: 'dropdown', fieldOptions };
	expect(form({ ...dropdown, multiselect: true }).answer).toMatchObject({
		fields: [{ type: 'checkbox', options: ['Pump', 'Seal'] }],
	});
	expect(form({ ...dropdown, multiselect: false }).answer).toMatchObject({
		fields: [{ type: 'dropdown' }],
	});
});

test.each([
	["'Message' is empty", () => read({ message: ' \n ' })],
	["'Message' is empty", () => read({ message: undefined })],
	["'Form Elements' is empty", () => form()],
	["'Form Elements' is empty", () => read({ responseType: 'customForm' })],
	[
		"'Form Fields' is not a list of fields in JSON",
		() => read({ responseType: 'customForm', defineForm: 'json', jsonOutput: '{' }),
	],
	[
		"'Form Fields' is not a list of fields in JSON",
		() => read({ responseType: 'customForm', defineForm: 'json', jsonOutput: '{}' }),
	],
	['Form element 2 has no label', () => form({ fieldLabel: 'A' }, { fieldLabel: ' ' })],
	['Form element 1 has no label', () => form(null)],
	[
		"'A' cannot be the label of a form element here",
		() => form({ fieldLabel: 'A' }, { fieldLabel: 'A ' }),
	],
	[
		"'respondedAt' cannot be the label of a form element here",
		() => form({ fieldLabel: 'respondedAt' }),
	],
	[
		"'__proto__' cannot be the label of a form element here",
		() => form({ fieldLabel: '__proto__' }),
	],
	[
		"'A' cannot be of the element type 'file' here",
		() => form({ fieldLabel: 'A', fieldType: 'file' }),
	],
	["'A' has no options to choose from", () => form({ fieldLabel: 'A', fieldType: 'radio' })],
	[
		"'A' has no options to choose from",
		() =>
			form({ fieldLabel: 'A', fieldType: 'dropdown', fieldOptions: { values: [{ option: '' }] } }),
	],
	[
		"'Message' is too long: with the address it has 1601 characters",
		() => requireSendable(NODE, 'm'.repeat(1601)),
	],
])('%s', (message, act) => {
	expect(refusal(act)).toBe(message);
});

test('the longest text can be sent', () => {
	expect(() => requireSendable(NODE, 'm'.repeat(1600))).not.toThrow();
});
