import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { tool } from './contract';
import { run } from './harness';
import { useOffice } from './office';

const office = useOffice();

test('a list of fixed values is a text that names them where an agent fills it', async () => {
	const { properties } = (await tool()).description;
	const [updates] = properties.filter(({ name }) => name === 'updateFields');
	const states = (updates.options as INodeProperties[]).filter(({ name }) => name === 'callState');
	expect(states.map(({ type }) => type)).toEqual(['options', 'string']);
	expect(states[1].description).toContain(
		'One of: Connected, Disconnected, Hold, Passive, Ringing.',
	);
});

/** Lists that the person chooses who adds the tool: they decide about other fields, or how much comes out. */
const SET_BY_PEOPLE = [
	'defineForm',
	'operation',
	'output',
	'report',
	'resource',
	'responseType',
	'sendTo',
];

test('no other list of fixed values is left to an agent as a list', async () => {
	const visit = (property: INodeProperties): string[] => {
		const { name, type, displayOptions: { hide = {}, show = {} } = {}, options = [] } = property;
		const isHidden = hide['@tool']?.includes(true) || show['@tool']?.includes(false);
		if (isHidden || name === 'requestOptions') return [];
		if (type === 'collection') return (options as INodeProperties[]).flatMap(visit);
		return ['options', 'multiOptions'].includes(type) ? [name] : [];
	};
	const { properties } = (await tool()).description;
	expect([...new Set(properties.flatMap(visit))].sort()).toEqual(SET_BY_PEOPLE);
});

const runTool = async (parameters: INodeParameters) =>
	await run(
		office.credentials,
		{ resource: 'session', operation: 'getActive', limit: 1, ...parameters },
		undefined,
		{ type: 'evoVoiceTool' },
		{ evoVoiceTool: await tool() },
	);
const asked = async (parameters: INodeParameters) =>
	Object.keys((await runTool(parameters)).items[0].json);

test('the answer is simplified unless the agent asks for more', async () => {
	expect(await asked({})).toHaveLength(10);
	expect(await asked({ output: 'simplified' })).toHaveLength(10);
	expect((await asked({ output: 'raw' })).length).toBeGreaterThan(20);
});

test('a form that there is not is refused before anything is sent', async () => {
	const { error } = await runTool({ output: '={{ "brief" }}' });
	expect(error?.message).toBe("'Output' cannot be 'brief'");
	expect(office.arrived()).toEqual([]);
});

test('selected fields always come with the ID', async () => {
	const fields = ['callState', 'members'];
	expect(await asked({ output: 'selected', fields })).toEqual(['id', ...fields]);
	expect(await asked({ output: 'selected', fields: '={{ "callState, members" }}' })).toEqual([
		'id',
		...fields,
	]);
	expect(await asked({ output: 'selected', fields: '["callState","members"]' })).toEqual([
		'id',
		...fields,
	]);
});

test('a field that there is not is refused, with the ones that there are', async () => {
	const { error } = await runTool({ output: 'selected', fields: '={{ ["constructor"] }}' });
	expect(error?.message).toBe("'Fields' cannot be 'constructor'");
	expect(error?.description).toContain('The fields of sessions are: id, displayName');
});
