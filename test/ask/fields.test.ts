import type { INode, INodeParameters } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { EvoVoice } from '../../nodes/EvoVoice/EvoVoice.node';

const DESCRIPTION = new EvoVoice().description;
const CHOSEN = { resource: 'message', operation: 'sendAndWait' };

const NUMBERS = ['endpointId', 'toAddress'];

/** The fields beside the numbers that n8n shows for a choice, with their defaults. */
function shown(choice: INodeParameters): INodeParameters {
	const node = { typeVersion: 1, parameters: choice } as INode;
	const { properties } = DESCRIPTION;
	const found = NodeHelpers.getNodeParameters(properties, choice, true, false, node, DESCRIPTION);
	const others = [...Object.keys(CHOSEN), ...NUMBERS, 'requestOptions'];
	return Object.fromEntries(Object.entries(found!).filter(([name]) => !others.includes(name)));
}

/** Fields of these names that n8n shows for Send and Wait, as the node itself or as a twin for agents. */
const numbersOf = (name: string) =>
	DESCRIPTION.properties.filter((property) => {
		const node = { typeVersion: 1, parameters: CHOSEN as INodeParameters } as INode;
		const type = { ...DESCRIPTION, name };
		return (
			NUMBERS.includes(property.name) && NodeHelpers.displayParameter(CHOSEN, property, node, type)
		);
	});

test('who is asked is a choice of people: where agents are reviewed no expression can be entered', () => {
	// n8n offers to let the model define a value unless this is set.
	const choices = (name: string) =>
		numbersOf(name).map((each) => [each.name, each.noDataExpression]);
	expect(choices('evoVoice')).toEqual(NUMBERS.map((name) => [name, undefined]));
	expect(choices('evoVoiceHitlTool')).toEqual(NUMBERS.map((name) => [name, true]));
});

test('another operation has none of them', () => {
	expect(Object.keys(shown({ resource: 'message', operation: 'send' }))).not.toContain(
		'responseType',
	);
});

test('an approval is what is asked for first', () => {
	expect(shown(CHOSEN)).toEqual({
		message: '',
		responseType: 'approval',
		approvalOptions: {},
		options: {},
	});
});

test('free text asks for nothing more, a form for its elements', () => {
	expect(Object.keys(shown({ ...CHOSEN, responseType: 'freeText' }))).toEqual([
		'message',
		'responseType',
		'options',
	]);
	expect(Object.keys(shown({ ...CHOSEN, responseType: 'customForm' }))).toEqual([
		'message',
		'responseType',
		'defineForm',
		'formFields',
		'options',
	]);
	const json = shown({ ...CHOSEN, responseType: 'customForm', defineForm: 'json' });
	expect(Object.keys(json)).toContain('jsonOutput');
	expect(Object.keys(json)).not.toContain('formFields');
});

test("a form of n8n's own nodes is taken over as it is", () => {
	const formFields = {
		values: [
			{ fieldLabel: 'Day', fieldType: 'date', requiredField: true },
			{
				fieldLabel: 'Part',
				fieldType: 'dropdown',
				fieldOptions: { values: [{ option: 'Pump' }] },
			},
		],
	};
	expect(shown({ ...CHOSEN, responseType: 'customForm', formFields })).toMatchObject({
		formFields,
	});
});

test('a limit that was added starts at 45 minutes, as with the nodes of n8n', () => {
	const options = { limitWaitTime: { values: {} } };
	expect(shown({ ...CHOSEN, options })).toMatchObject({
		options: { limitWaitTime: { values: { limitType: 'afterTimeInterval' } } },
	});
	const limit = DESCRIPTION.properties
		.filter(({ name }) => name === 'options')
		.flatMap(({ options: found }) => found ?? [])
		.find(({ name }) => name === 'limitWaitTime');
	expect(limit).toMatchObject({
		default: {
			values: { limitType: 'afterTimeInterval', resumeAmount: 45, resumeUnit: 'minutes' },
		},
	});
});
