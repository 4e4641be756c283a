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

import { HARBOR_DESK, MAIN_LINE } from '../../sandbox/office/people';
import { loadPackage, nodeWith, run } from './harness';
import { byId, useOffice } from './office';

const office = useOffice();
const SIMPLE = ['simplify'];
const LIST = ['returnAll', 'limit', 'simplify'];
/** Each operation with the fields that it asks for, then those of its answer. */
const OPERATIONS = [
	['session', 'getActive', [], LIST],
	['session', 'get', ['sessionId'], SIMPLE],
	['session', 'getAll', ['accountId', 'filters', 'sort'], LIST],
	['session', 'patch', ['sessionId', 'updateFields'], SIMPLE],
	['session', 'hold', ['sessionId', 'callSid', 'additionalFields'], SIMPLE],
	['session', 'resume', ['sessionId'], SIMPLE],
	['session', 'end', ['sessionId', 'additionalFields'], []],
	['session', 'getTranscript', ['sessionId', 'options'], ['returnAll', 'limit']],
	['session', 'startOutgoing', ['flowId', 'numberToDial', 'additionalFields'], ['options']],
	['session', 'redirect', ['sessionId', 'destination', 'additionalFields'], []],
	['session', 'reject', ['sessionId'], []],
	['session', 'record', ['sessionId'], []],
	['member', 'invite', ['sessionId', 'memberToAdd', 'additionalFields'], SIMPLE],
	['member', 'remove', ['sessionId', 'memberId'], SIMPLE],
	['conference', 'add', ['sessionId', 'callSid', 'destination', 'additionalFields'], SIMPLE],
	['call', 'getActive', ['accountId'], LIST],
	['endpoint', 'get', ['endpointId'], SIMPLE],
	['endpoint', 'getAll', ['accountId', 'filters', 'sort'], LIST],
	['endpoint', 'update', ['endpointId', 'updateFields', 'json'], SIMPLE],
	['endpoint', 'searchNumbers', ['accountId', 'filters'], ['returnAll', 'limit']],
	['message', 'send', ['sendTo', 'endpointId', 'toAddress', 'body'], SIMPLE],
	['message', 'getAll', ['accountId', 'filters', 'sort'], LIST],
	['message', 'getConversations', ['accountId', 'filters'], ['returnAll', 'limit']],
	['file', 'get', ['fileId'], SIMPLE],
	['file', 'getAll', ['accountId', 'filters', 'sort'], LIST],
	['file', 'download', ['fileId'], ['binaryPropertyName']],
	['file', 'upload', ['accountId', 'additionalFields', 'binaryPropertyName'], SIMPLE],
	['file', 'delete', ['fileId'], []],
	['report', 'run', ['report', 'accountId', 'startDate', 'endDate', 'additionalFields'], []],
	['report', 'getAll', ['accountId'], ['returnAll', 'limit']],
	['report', 'wait', ['accountId', 'reportId'], ['options']],
	['report', 'download', ['reportId'], ['binaryPropertyName']],
	['report', 'delete', ['reportId'], []],
	['account', 'get', ['accountId'], SIMPLE],
	['account', 'getAll', ['filters', 'sort'], LIST],
	['customer', 'create', ['accountId', 'name', 'additionalFields'], SIMPLE],
	['customer', 'get', ['customerId'], SIMPLE],
	['customer', 'getAll', ['accountId', 'filters', 'sort'], LIST],
	['customer', 'update', ['customerId', 'updateFields'], SIMPLE],
	['customer', 'delete', ['customerId'], []],
	['flow', 'get', ['flowId'], SIMPLE],
	['flow', 'getAll', ['accountId', 'filters', 'sort'], LIST],
	['flow', 'copy', ['flowId'], SIMPLE],
	['notification', 'getAll', ['accountId', 'filters', 'sort'], LIST],
	['notification', 'resend', ['notificationId'], SIMPLE],
	['user', 'getCurrent', [], SIMPLE],
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
	async (resource, operation, fields, answer) => {
		const chosen = { resource, operation };
		const asked = [...fields, ...answer];
		const sorted = (names: readonly string[]) => [...names].sort();
		expect(sorted(shown(await evoVoice(), chosen))).toEqual(sorted(asked));
		const forTool = asked.flatMap((name) => (name === 'simplify' ? ['output'] : name));
		expect(sorted(shown(await tool(), chosen))).toEqual(sorted(forTool));
		if (!asked.some((name) => name === 'simplify')) return;
		expect(sorted(shown(await tool(), { ...chosen, output: 'selected' }))).toEqual(
			sorted([...forTool, 'fields']),
		);
	},
);

test('every operation of the node is in the list above', async () => {
	const { properties } = (await evoVoice()).description;
	const found = properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options }) =>
			(options as INodePropertyOptions[]).map(
				({ value }) => `${String(displayOptions!.show!.resource![0])}.${value}`,
			),
		);
	// The one that waits for a person is not for tools, so the operations of messages stand twice.
	const listed = [...new Set(found)].filter((name) => name !== 'message.sendAndWait');
	expect(listed.sort()).toEqual(
		OPERATIONS.map(([resource, operation]) => `${resource}.${operation}`).sort(),
	);
});

test('a field is declared as seldom as can be, since n8n evaluates it for every declaration', async () => {
	const names = (await evoVoice()).description.properties.map(({ name }) => name);
	const repeated = names.filter((name, index) => names.indexOf(name) !== index);
	expect(new Set(repeated)).toEqual(
		new Set([
			'operation',
			// Twice so that it does not hide the session of other operations; it has no expression.
			'sendTo',
			// The number that a text is sent from is not just any endpoint: other list, other words.
			'endpointId',
			// One condition for all operations with an account would show it on Get Active of sessions, too.
			'accountId',
			// Where to put the file in Download, and where it is in Upload.
			'binaryPropertyName',
			// One condition would show the flow of Start Outgoing Call on Get of sessions, too.
			'flowId',
			// In the review of a tool it starts with a button to decline.
			'approvalOptions',
		]),
	);
});

test('Send and Wait is offered to people, and to agents as a review of their tools alone', async () => {
	const choice = { resource: 'message', operation: 'sendAndWait' };
	expect(shown(await evoVoice(), choice)).toEqual(
		expect.arrayContaining(['endpointId', 'toAddress', 'message', 'responseType', 'options']),
	);
	const offered = ({ description }: INodeType) =>
		description.properties
			.filter((property) => property.name === 'operation')
			.filter((property) =>
				NodeHelpers.displayParameter(choice, property, nodeWith(choice), description),
			)
			.flatMap(({ options }) => options as INodePropertyOptions[])
			.map(({ value }) => value);
	expect(offered(await evoVoice())).toContain('sendAndWait');
	expect(offered(await tool())).not.toContain('sendAndWait');
});

test('a list of fixed values is a text that names them where an agent fills it', async () => {
	const { properties } = (await tool()).description;
	const [updates] = properties.filter(({ name }) => name === 'updateFields');
	const states = (updates.options as INodeProperties[]).filter(({ name }) => name === 'callState');
	expect(states.map(({ type }) => type)).toEqual(['options', 'string']);
	expect(states[1].description).toContain(
		'One of: Connected, Disconnected, Hold, Passive, Ringing.',
	);
});

test('every list of fixed values starts with one of them', async () => {
	const visit = ({ type, options = [], default: first, name }: INodeProperties): void => {
		const values = options.map((option) => (option as INodePropertyOptions).value);
		if (type === 'options') expect([name, values]).toEqual([name, expect.arrayContaining([first])]);
		if (type === 'collection') options.forEach((inner) => visit(inner as INodeProperties));
	};
	(await evoVoice()).description.properties.forEach(visit);
});

test('every operation says what it does, in the voice of n8n', async () => {
	const { properties } = (await evoVoice()).description;
	const operations = properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options }) => options as INodePropertyOptions[]);
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
		expect(await asked({ output: 'selected', fields: '["callState","members"]' })).toEqual([
			'id',
			...fields,
		]);
	});

	test('a field that there is not is refused, with the ones that there are', async () => {
		const { error } = await runTool({ output: 'selected', fields: '={{ ["constructor"] }}' });
		expect(error?.message).toBe("'Fields' cannot be 'constructor'");
		expect(error?.description).toContain('A session has these fields: id, displayName');
	});
});

/** What the fields hold of the operations whose output is looked at, each with what it works on. */
async function givenFor(resource: string, operation: string): Promise<INodeParameters> {
	const state = office.sandbox.office;
	const chat = office.idOf(({ channel, ended }) => channel === 'Chat' && !ended);
	const call = state.get(office.idOf(({ callState }) => callState === 'Connected'))!;
	const isAboutChat = resource === 'member' || operation === 'getTranscript';
	const ringing = operation === 'reject' ? state.start({ callState: 'Ringing' }).id : undefined;
	return {
		sessionId: byId(ringing ?? (isAboutChat ? chat : call.id)),
		accountId: byId(HARBOR_DESK.id),
		endpointId: byId(MAIN_LINE.id),
		toAddress: '+15035550177',
		body: 'Hello',
		updateFields: resource === 'session' ? { callState: 'Hold' } : { name: 'Front desk' },
		customerId: byId(state.directory.customers[0].id),
		notificationId: byId(state.notifications.list()[0].id),
		name: 'Harbor Cafe',
		memberToAdd: 'x@y.example',
		memberId: byId('+19715550127'),
		callSid: byId(call.callSid),
		destination: '+15035550177',
		flowId: byId(state.directory.flows[0].id),
		numberToDial: '+15035550199',
		fileId: byId(state.addFile({ id: 'f1' }).id),
		reportId: byId(await readyReport()),
	};
}

async function readyReport() {
	const lead = { ...office.credentials, ...office.sandbox.logins.teamLead };
	const accountId = byId(HARBOR_DESK.id);
	const { items } = await run(lead, { resource: 'report', operation: 'run', accountId });
	office.sandbox.clock.advance(10_000);
	return items[0].json.id;
}

/** Objects that come as they are: the API leaves out what is empty. */
const AS_THEY_ARE = ['session.getTranscript', 'report.run', 'report.getAll', 'report.wait'];

// How numbers to buy look is not documented.
test.each(OPERATIONS.filter(([, operation]) => operation !== 'searchNumbers'))(
	'the output schema of %s.%s names what comes out',
	async (resource, operation) => {
		const nodeDir = path.resolve('dist/nodes/EvoVoice');
		const schema = loadOutputSchema({ nodeDir, version: 1, resource, operation } as never) as {
			properties: Record<string, unknown>;
		};
		// Of all logins the one that may do everything.
		const login = office.sandbox.logins.teamLead;
		const { items } = await run(
			{ ...office.credentials, ...login },
			{ resource, operation, ...(await givenFor(resource, operation)) },
			[{ json: {}, binary: { data: { data: 'YQ==', mimeType: 'text/plain' } } }],
		);
		const named = Object.keys(schema.properties);
		const found = Object.keys(items[0].json);
		expect(named).toEqual(expect.arrayContaining(found));
		if (!AS_THEY_ARE.includes(`${resource}.${operation}`)) expect(named).toHaveLength(found.length);
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
		expect(description.codex?.categories).toContain('Communication');
		expect(description.iconUrl).toMatchObject({ light: expect.stringMatching(/evovoice\.svg$/) });
	}
});
