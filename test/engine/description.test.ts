import { readFileSync } from 'node:fs';
import path from 'node:path';

import { loadOutputSchema } from 'n8n-core';
import type {
	INodeParameters,
	INodeProperties,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { loadPackage, nodeWith, run } from './harness';
import { byId, useOffice } from './office';

const office = useOffice();
const OPERATIONS = [
	['session', 'getActive', ['returnAll', 'limit']],
	['session', 'patch', ['sessionId', 'updateFields']],
	['member', 'invite', ['sessionId', 'memberToAdd', 'additionalFields']],
	['member', 'remove', ['sessionId', 'memberId']],
	['conference', 'add', ['sessionId', 'callSid', 'destination', 'additionalFields']],
] as const;

const evoVoice = async () => (await loadPackage()).getNode('evoVoice').type as INodeType;

/** The same node as n8n offers it to an AI agent: a twin whose name ends with `Tool`. */
const tool = async (): Promise<INodeType> => {
	const { description, ...rest } = await evoVoice();
	return { ...rest, description: { ...description, name: 'evoVoiceTool' } } as INodeType;
};

/** The parameters that the editor shows for the given choice, with their defaults. */
function shown({ description }: INodeType, chosen: INodeParameters): string[] {
	const node = nodeWith(chosen);
	const all = NodeHelpers.getNodeParameters(
		description.properties,
		chosen,
		true,
		false,
		node,
		description,
	);
	const hidden = ['resource', 'operation', 'requestOptions'];
	return Object.keys(all!).filter((name) => !hidden.includes(name));
}

test.each(OPERATIONS)(
	'%s.%s asks for what the contract names',
	async (resource, operation, fields) => {
		const chosen = { resource, operation };
		expect(shown(await evoVoice(), chosen)).toEqual([...fields, 'simplify']);
		expect(shown(await tool(), chosen)).toEqual([...fields, 'output']);
		expect(shown(await tool(), { ...chosen, output: 'selected' })).toEqual([
			...fields,
			'output',
			'fields',
		]);
	},
);

test('a field that operations share is declared once, since n8n evaluates it for every declaration', async () => {
	const names = (await evoVoice()).description.properties.map(({ name }) => name);
	const repeated = names.filter((name, index) => names.indexOf(name) !== index);
	// Each of these differs from one declaration to the next.
	expect(new Set(repeated)).toEqual(new Set(['operation', 'additionalFields']));
});

test('every operation says what it does, in the voice of n8n', async () => {
	const { properties } = (await evoVoice()).description;
	const operations = properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options }) => options as INodePropertyOptions[]);
	expect(operations.map(({ value }) => value)).toEqual(
		OPERATIONS.map(([, operation]) => operation),
	);
	for (const { action, description } of operations) {
		expect(action).toMatch(/^[A-Z][a-z ]+$/);
		expect(action).not.toMatch(/\b(a|an|the)\b/i);
		expect(description!.length).toBeGreaterThan(30);
	}
});

test('no text of the editor uses a word that n8n avoids, and every example starts with e.g.', async () => {
	const visit = (property: INodeProperties | INodePropertyOptions): void => {
		const {
			description = '',
			placeholder = '',
			hint = '',
			options = [],
			modes = [],
		} = property as INodeProperties;
		expect(`${description} ${hint}`).not.toMatch(/\b(error|problem|failure|mistake|key)\b/i);
		if (placeholder && !/^Add /.test(placeholder)) expect(placeholder).toMatch(/^e\.g\. /);
		for (const inner of [...options, ...modes]) visit(inner as INodeProperties);
	};
	const own = (await evoVoice()).description.properties.filter(
		({ name }) => name !== 'requestOptions',
	);
	own.forEach(visit);
	(await loadPackage()).getCredential('evoVoiceApi').type.properties.forEach(visit);
});

describe('as a tool of an AI agent', () => {
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
		expect(await asked({ output: 'selected', fields: '={{ ["constructor"] }}' })).toEqual(['id']);
	});
});

test.each(OPERATIONS)(
	'the output schema of %s.%s names what comes out',
	async (resource, operation) => {
		const nodeDir = path.resolve('dist/nodes/EvoVoice');
		const schema = loadOutputSchema({ nodeDir, version: 1, resource, operation } as never) as {
			properties: Record<string, unknown>;
		};
		const chat = office.idOf(({ channel, ended }) => channel === 'Chat' && !ended);
		const call = office.sandbox.office.get(
			office.idOf(({ callState }) => callState === 'Connected'),
		)!;
		const { items } = await office.run(`${resource}.${operation}`, {
			sessionId: byId(resource === 'member' ? chat : call.id),
			updateFields: { callState: 'Hold' },
			memberToAdd: 'x@y.example',
			memberId: byId('+19715550127'),
			callSid: byId(call.callSid),
			destination: '+15035550177',
		});
		expect(Object.keys(schema.properties)).toEqual(Object.keys(items[0].json));
	},
);

test('the version in the User-Agent is that of the package', async () => {
	const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
	await office.run('session.getActive');
	expect(office.arrived()[0].headers['user-agent']).toBe(`n8n-nodes-evovoice/${version}`);
});

test('n8n finds the codex of both nodes, and their icons', async () => {
	const loader = await loadPackage();
	for (const name of ['evoVoice', 'evoVoiceTrigger']) {
		const { description } = loader.getNode(name).type as INodeType;
		expect(description.codex?.categories).toEqual(['Communication']);
		expect(description.iconUrl).toMatchObject({ light: expect.stringMatching(/evovoice\.svg$/) });
	}
});
