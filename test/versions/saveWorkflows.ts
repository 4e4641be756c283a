/**
 * Keeps, for each operation and each source that has none yet, a workflow as n8n's editor saves it:
 * `npx tsx test/versions/saveWorkflows.ts`, after `npm run build`. What is kept is never written again.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type {
	INode,
	INodeParameters,
	INodeProperties,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { AGENT_CHECKS } from '../../demo/agents';
import { cleanUp } from '../../demo/cleanup';
import { withCredential } from '../../demo/examples';
import { openDemo } from '../../demo/open';
import type { WorkflowJson } from '../../demo/rest';
import { HARBOR_DESK } from '../../sandbox/office/people';

const ROOT = resolve(process.env.BUILT ?? join(__dirname, '../..'));
const FOLDER = resolve(__dirname, '../fixtures/saved/v1');

type Built = Record<string, new () => { description: INodeTypeDescription }>;
const built = (name: string) => {
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	const found = require(join(ROOT, `dist/nodes/${name}/${name}.node.js`)) as Built;
	return new found[name]().description;
};

/** The field of that name, or `collection.name`, that the editor shows for what was chosen. */
function fieldAt(description: INodeTypeDescription, chosen: INodeParameters, path: string) {
	const node = { typeVersion: 1, parameters: chosen } as INode;
	const { properties } = description;
	const all = NodeHelpers.getNodeParameters(properties, chosen, true, false, node, description)!;
	const [name, inner] = path.split('.');
	const outer = properties.find(
		(each) => each.name === name && NodeHelpers.displayParameter(all, each, node, description),
	);
	if (!inner) return outer;
	// Resources have filters of one name in one collection.
	return (outer?.options as INodeProperties[]).find(
		(each) => each.name === inner && NodeHelpers.displayParameter({}, each, node, description, all),
	);
}

/** A value as it stands in the editor: what is chosen from a list itself, the rest as an expression. */
function entered({ type, options = [] }: INodeProperties, path: string, value: unknown) {
	const expression = `={{ $json[${JSON.stringify(path)}] }}`;
	if (type === 'resourceLocator') return { __rl: true, mode: 'id', value: expression };
	if (['boolean', 'number'].includes(type)) return value;
	if (!['options', 'multiOptions'].includes(type)) return expression;
	const offered = (options as INodePropertyOptions[]).map((option) => String(option.value));
	const same = offered.find((each) => each.toLowerCase() === String(value).toLowerCase());
	return type === 'options' ? same : [same];
}

/** An operation as somebody fills it in who uses what the agents' checks use. */
function parametersOf(
	description: INodeTypeDescription,
	resource: string,
	operation: string,
	given: object,
	chosen: object,
) {
	const parameters: INodeParameters = { resource, operation, ...(chosen as INodeParameters) };
	for (const [path, value] of Object.entries(given)) {
		if (value === '') continue;
		const field = fieldAt(description, parameters, path);
		// Where no agent asks, another field says how the answer is output.
		if (!field) continue;
		const [name, inner] = path.split('.');
		const entry = entered(field, path, value) as INodeParameters;
		parameters[name] = inner ? { ...(parameters[name] as INodeParameters), [inner]: entry } : entry;
	}
	return parameters;
}

const ASK = {
	resource: 'message',
	operation: 'sendAndWait',
	endpointId: { __rl: true, mode: 'id', value: '={{ $json.endpointId }}' },
	toAddress: '={{ $json.toAddress }}',
	message: 'Shall order 4711 go out?',
	options: { skipAddressCheck: true },
};
const QUESTIONS: Record<string, INodeParameters> = {
	approval: {
		...ASK,
		responseType: 'approval',
		approvalOptions: { values: { approvalType: 'double', approveLabel: 'Yes' } },
	},
	freeText: {
		...ASK,
		responseType: 'freeText',
		options: {
			...ASK.options,
			limitWaitTime: {
				values: { limitType: 'afterTimeInterval', resumeAmount: 2, resumeUnit: 'hours' },
			},
		},
	},
	customForm: {
		...ASK,
		responseType: 'customForm',
		formFields: {
			values: [
				{ fieldLabel: 'Day', fieldType: 'date', requiredField: true },
				{
					fieldLabel: 'Parts',
					fieldType: 'checkbox',
					fieldOptions: { values: [{ option: 'Pump' }, { option: 'Seal' }] },
				},
			],
		},
	},
};

/** What a source is narrowed down to; what is not said is as the editor offers it. */
const SOURCES: Record<string, INodeParameters> = {
	mySessions: { filters: { direction: 'Incoming', channel: 'Voice' } },
	accountSessions: { filters: { fromContains: '5550171' } },
	messages: { filters: { textContains: 'appointment' } },
	files: {},
	reports: {},
};

function everyWorkflow(sandbox: Parameters<(typeof AGENT_CHECKS)[string][string]>[0]) {
	const [action, trigger] = [built('EvoVoice'), built('EvoVoiceTrigger')];
	const workflows: Record<string, [INodeTypeDescription, INodeParameters]> = {};
	for (const [resource, checks] of Object.entries(AGENT_CHECKS)) {
		for (const [operation, setUp] of Object.entries(checks)) {
			const { gives, chosen = {} } = setUp(sandbox);
			workflows[`${resource}.${operation}`] = [
				action,
				parametersOf(action, resource, operation, gives, chosen),
			];
		}
	}
	for (const [kind, parameters] of Object.entries(QUESTIONS))
		workflows[`message.sendAndWait.${kind}`] = [action, parameters];
	const source = trigger.properties.find(({ name }) => name === 'source')!;
	for (const { value } of source.options as INodePropertyOptions[]) {
		const events = fieldAt(trigger, { source: value }, 'events')!;
		const all = (events.options as INodePropertyOptions[]).map((option) => option.value as string);
		const accounts = fieldAt(trigger, { source: value }, 'accounts');
		workflows[`trigger.${String(value)}`] = [
			trigger,
			{
				source: value,
				events: all,
				...(accounts && { accounts: [HARBOR_DESK.id] }),
				...SOURCES[String(value)],
			},
		];
	}
	return workflows;
}

/** The workflow with what the editor keeps of the parameters: nothing that is a default. */
function workflowOf(
	name: string,
	description: INodeTypeDescription,
	parameters: INodeParameters,
): WorkflowJson {
	const node = {
		id: 'saved',
		name: description.defaults.name as string,
		type: `n8n-nodes-evovoice.${description.name}`,
		typeVersion: 1,
		position: [220, 0] as [number, number],
	};
	const kept = NodeHelpers.getNodeParameters(
		description.properties,
		parameters,
		false,
		false,
		{ ...node, parameters } as INode,
		description,
	)!;
	const isTrigger = description.group.includes('trigger');
	const start = {
		id: 'start',
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: {},
	};
	return {
		name,
		nodes: [
			...(isTrigger ? [] : [start]),
			{ ...node, parameters: kept as Record<string, unknown> },
		],
		connections: isTrigger
			? {}
			: { Start: { main: [[{ node: node.name, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

async function main(): Promise<void> {
	const demo = await openDemo(console.log, { standStill: true });
	mkdirSync(FOLDER, { recursive: true });
	for (const [name, [description, parameters]] of Object.entries(everyWorkflow(demo.sandbox))) {
		const file = join(FOLDER, `${name}.json`);
		if (existsSync(file)) continue;
		const workflow = withCredential(workflowOf(name, description, parameters), demo.credential);
		const saved = await demo.n8n.rest.createWorkflow(workflow);
		const { nodes, connections, settings, createdAt } = saved;
		writeFileSync(
			file,
			`${JSON.stringify({ name, nodes, connections, settings, createdAt }, null, 2)}\n`,
		);
		console.log(`kept ${name}`);
	}
	await cleanUp();
}

main().catch(async (reason: Error) => {
	console.error(reason.message);
	await cleanUp();
	process.exit(1);
});
