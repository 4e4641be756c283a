import type { INodeTypeDescription } from 'n8n-workflow';
import { AGENT_CHECKS } from '../../demo/agents';
import type { AgentCheck } from '../../demo/agents/agentCheck';
import { judgeCoverage, judgeEffect, judgeListing, judgeRefusal } from '../../demo/agents/judge';
import { operationsOf, toolOf } from '../../demo/agents/tool';
import { EvoVoice } from '../../nodes/EvoVoice/EvoVoice.node';
import { startSandbox, type Sandbox } from '../../sandbox';

const picker = {
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [],
} as const;
const forWake = { show: { resource: ['clock'], operation: ['wake'] } };

/** A node with one operation; what an agent sees of it differs from what a workflow sees. */
const CLOCK: INodeTypeDescription = {
	displayName: 'Evo Voice',
	name: 'clock',
	group: ['transform'],
	version: 1,
	description: 'Work with clocks',
	defaults: { name: 'Evo Voice' },
	inputs: ['main'],
	outputs: ['main'],
	properties: [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			options: [{ name: 'Clock', value: 'clock' }],
			default: 'clock',
		},
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			displayOptions: { show: { resource: ['clock'] } },
			options: [{ name: 'Wake', value: 'wake', action: 'Wake person by clock' }],
			default: 'wake',
		},
		{
			displayName: 'Clock',
			name: 'clockId',
			required: true,
			description: 'The clock to use',
			displayOptions: forWake,
			...picker,
			modes: [],
		},
		{
			displayName: 'Sound',
			name: 'sound',
			type: 'options',
			options: [{ name: 'Bell', value: 'bell' }],
			default: 'bell',
			displayOptions: { show: { ...forWake.show, '@tool': [false] } },
		},
		{
			displayName: 'Sound of It',
			name: 'sound',
			type: 'string',
			default: '',
			description: 'One of `bell` and \\o/',
			displayOptions: { show: { ...forWake.show, '@tool': [true] } },
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			default: {},
			displayOptions: forWake,
			options: [
				{
					displayName: 'Volume',
					name: 'volume',
					type: 'number',
					default: 1,
					description: 'How loud',
				},
			],
		},
	],
};

const GIVES = { clockId: 'c1', sound: 'bell', 'additionalFields.volume': 3 };
const tool = toolOf(CLOCK, 'clock.wake', { gives: GIVES });
const AUTO = '/*n8n-auto-generated-fromAI-override*/';

describe('the tool made of an operation', () => {
	it('is named and described as n8n does it', () => {
		expect(operationsOf(CLOCK)).toEqual(['clock.wake']);
		expect(tool.node.type).toBe('n8n-nodes-evovoice.clockTool');
		expect(tool.node.name).toBe('Wake person by clock in Evo Voice');
		expect(tool.name).toBe('Wake_person_by_clock_in_Evo_Voice');
		expect(tool.sentence).toBe('Wake person by clock in Evo Voice');
	});

	it("has in each field what the editor's button writes, with the description of the tool's own field", () => {
		expect(tool.node.parameters).toEqual({
			resource: 'clock',
			operation: 'wake',
			clockId: {
				__rl: true,
				mode: 'id',
				value: `={{ ${AUTO} $fromAI('Clock', \`The clock to use\`, 'string') }}`,
			},
			sound: `={{ ${AUTO} $fromAI('Sound_of_It', \`One of \\\`bell\\\` and \\\\o/\`, 'string') }}`,
			additionalFields: { volume: `={{ ${AUTO} $fromAI('Volume', \`How loud\`, 'number') }}` },
		});
	});

	it('cannot be made with a field that it does not show', () => {
		expect(() => toolOf(CLOCK, 'clock.wake', { gives: { noise: 1 } })).toThrow("no field 'noise'");
	});
});

describe('what an agent learns about a tool', () => {
	const fields = {
		Clock: { description: 'The clock to use' },
		Sound_of_It: { description: 'One of `bell` and \\o/' },
		Volume: { description: 'How loud' },
	};
	const listed = (more: object = {}, properties: object = fields) => [
		{
			name: tool.name,
			description: tool.sentence,
			inputSchema: { properties: { ...properties } },
			...more,
		},
	];

	it('is the sentence, and every field with its description', () => {
		expect(judgeListing(tool, listed())).toEqual({
			passed: true,
			claim: expect.stringContaining(
				'clock.wake: a model reads "Wake person by clock in Evo Voice"',
			),
		});
	});

	it.each([
		['no tool', []],
		['another sentence', listed({ description: 'Work with clocks' })],
		['no field', listed({ inputSchema: {} })],
		['a field more', listed({}, { ...fields, More: { description: 'More' } })],
		['a field without description', listed({}, { ...fields, Volume: {} })],
	])('is not %s', (_, tools) => {
		expect(judgeListing(tool, tools).passed).toBe(false);
	});

	it('is not a sentence that names no action', () => {
		const vague = { ...tool, sentence: 'wake clock' };
		expect(judgeListing(vague, listed({ description: 'wake clock' })).passed).toBe(false);
	});
});

describe('what a call is judged by', () => {
	const check: AgentCheck = { claim: 'rings', gives: {}, effect: ([item]) => item.rings === true };
	const answered = (text: string, isError = false) =>
		judgeEffect('clock.wake', check, { text, isError }).passed;

	it('is its effect', () => {
		expect(answered('[{"rings":true}]')).toBe(true);
		expect(answered('[{"rings":false}]')).toBe(false);
	});

	it.each(['undefined', '[]', '"Error: no binary data"', '{"rings":true}'])('is not %s', (text) => {
		expect(answered(text)).toBe(false);
	});

	it('is not an answer that is marked as an error', () => {
		expect(answered('[{"rings":true}]', true)).toBe(false);
	});

	it('is, for a refusal, that it says what was wrong and what is right', () => {
		const refusal = (text: string, isError = true) =>
			judgeRefusal('refused', { text, isError }, ["'Sound'", 'bell']).passed;
		expect(refusal("'Sound' cannot be 'x'\n\nDetails: Use bell.")).toBe(true);
		expect(refusal("'Sound' cannot be 'x'\n\nDetails: Use bell.", false)).toBe(false);
		expect(refusal("'Sound' cannot be 'x', use bell")).toBe(false);
		expect(refusal("'Sound' cannot be 'x'\n\nDetails: Use another.")).toBe(false);
	});

	it('misses the check of a new operation, and an operation that is gone', () => {
		const claims = judgeCoverage(['session.end', 'session.get'], ['session.get', 'session.old']);
		expect(claims).toEqual([
			{ passed: false, claim: 'there is an agent check for session.end' },
			{ passed: false, claim: 'there is an operation session.old' },
		]);
	});
});

describe('the checks', () => {
	const { description } = new EvoVoice();
	const all = Object.entries(AGENT_CHECKS).flatMap(([resource, checks]) =>
		Object.entries(checks).map(([value, setUp]) => ({ operation: `${resource}.${value}`, setUp })),
	);
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ quiet: true, clock: 'manual' });
	});
	afterAll(() => sandbox.stop());

	it.each(all)(
		'leave to the model what $operation shows, and see no effect before the call',
		(each) => {
			const check = each.setUp(sandbox);
			const { inputs } = toolOf(description, each.operation, check);
			const refused = (check.refuses ?? []).flatMap(({ gives }) => Object.keys(gives));
			expect(inputs.map(({ parameter }) => parameter)).toEqual(expect.arrayContaining(refused));
			expect(new Set(inputs.map(({ key }) => key)).size).toBe(inputs.length);
			expect(check.effect([{}])).toBe(false);
		},
	);
});
