import { readFileSync } from 'node:fs';

import type {
	INodeParameters,
	INodeProperties,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { evoVoice, OPERATIONS, tool } from './contract';
import { loadPackage, nodeWith } from './harness';
import { useOffice } from './office';

const office = useOffice();

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

test('every operation of the node is in the list of the contract', async () => {
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
			// In the review of a tool it takes no expression, so that no model can say who is asked.
			'toAddress',
			// A flow is another JSON than the other fields of an endpoint.
			'json',
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

test('every list of fixed values starts with one of them', async () => {
	const visit = ({ type, options = [], default: first, name }: INodeProperties): void => {
		const values = options.map((option) => (option as INodePropertyOptions).value);
		if (type === 'options') expect([name, values]).toEqual([name, expect.arrayContaining([first])]);
		if (type === 'collection') options.forEach((inner) => visit(inner as INodeProperties));
	};
	(await evoVoice()).description.properties.forEach(visit);
});

test('lists are sorted by when their entries were made, unless another field is chosen', async () => {
	const { properties } = (await evoVoice()).description;
	const [sort] = properties.filter(({ name }) => name === 'sort');
	const fields = (sort.options as INodeProperties[]).filter(({ name }) => name === 'sortField');
	expect(fields.length).toBeGreaterThan(7);
	for (const field of fields) expect(field.default).toMatch(/^date(Created)?$/);
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
		// Two lines of the panel, which cuts the rest.
		expect([description, description!.length <= 90]).toEqual([description, true]);
	}
});

/** What a resource is called beside its name. */
const ALSO: Record<string, RegExp> = {
	conversation: /conversation/,
	member: /member|chat/,
	flow: /flow/,
	logEntry: /log entr/,
	endpoint: /endpoint/,
};

test('every operation names its resource, in the panel and in its description', async () => {
	const { properties } = (await evoVoice()).description;
	for (const { displayOptions, options } of properties.filter(({ name }) => name === 'operation')) {
		const [resource] = displayOptions!.show!.resource as string[];
		for (const { action, description } of options as INodePropertyOptions[]) {
			const named = ALSO[resource] ?? new RegExp(resource, 'i');
			expect(`${action}`.toLowerCase()).toMatch(named);
			expect([description, named.test(description!.toLowerCase())]).toEqual([description, true]);
		}
	}
});

test('the node panel has one text for both nodes, as it shows one of them for both', async () => {
	const loader = await loadPackage();
	const [node, trigger] = ['evoVoice', 'evoVoiceTrigger'].map(
		(name) => (loader.getNode(name).type as INodeType).description.description,
	);
	expect(node).toBe(trigger);
	expect(node).toMatch(/calls, text messages and recordings.*work with.*start/i);
});

test('the type of files, such as voice messages, stands before the other filters', async () => {
	const { properties } = (await evoVoice()).description;
	const filters = properties.find(({ name }) => name === 'filters')!.options as INodeProperties[];
	const ofFiles = filters.filter(({ displayOptions }) =>
		displayOptions?.show?.['/resource']?.includes('file'),
	);
	const labels = [...new Set(ofFiles.map(({ displayName }) => displayName))];
	expect(labels[0]).toBe('Type');
	expect(labels.slice(1)).toEqual([...labels.slice(1)].sort((a, b) => a.localeCompare(b, 'en')));
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

test('the version in the User-Agent is that of the package', async () => {
	const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
	await office.run('session.getActive');
	expect(office.arrived()[0].headers['user-agent']).toBe(`n8n-nodes-evovoice/${version}`);
});

test("n8n's AI builder learns what the node is for, and which one starts a workflow", async () => {
	const { builderHint } = (await evoVoice()).description;
	expect(builderHint?.searchHint).toMatch(/Telephony and SMS/);
	expect(builderHint?.searchHint).toContain('Use Evo Voice Trigger to start');
});

test('n8n finds the codex of both nodes, and their icons', async () => {
	const loader = await loadPackage();
	for (const name of ['evoVoice', 'evoVoiceTrigger']) {
		const { description } = loader.getNode(name).type as INodeType;
		expect(description.codex?.categories).toContain('Communication');
		expect(description.iconUrl).toMatchObject({ light: expect.stringMatching(/evovoice\.svg$/) });
	}
});
