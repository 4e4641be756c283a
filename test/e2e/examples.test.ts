import {
	NodeConnectionTypes,
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodeTypeDescription,
} from 'n8n-workflow';
import {
	filledIn,
	ownTypes,
	readExamples,
	startOf,
	withCredential,
	type Chosen,
} from '../../demo/examples';
import { judge } from '../../demo/judges';
import { BROKEN } from '../../demo/judges/broken';
import type { Evidence } from '../../demo/judges/evidence';
import type { Demo } from '../../demo/open';
import type { Execution, WorkflowJson, WorkflowNode } from '../../demo/rest';
import { SCENES } from '../../demo/scenes';
import { EvoVoice } from '../../nodes/EvoVoice/EvoVoice.node';
import { EvoVoiceTrigger } from '../../nodes/EvoVoiceTrigger/EvoVoiceTrigger.node';
import { startSandbox, type Sandbox } from '../../sandbox';
import { NEEDED, NOT_SHOWN } from './exceptions';

const action = new EvoVoice().description;
const DESCRIPTIONS: Record<string, INodeTypeDescription> = {
	'n8n-nodes-evovoice.evoVoice': action,
	'n8n-nodes-evovoice.evoVoiceTool': { ...action, outputs: [NodeConnectionTypes.AiTool] },
	'n8n-nodes-evovoice.evoVoiceTrigger': new EvoVoiceTrigger().description,
};
const examples = readExamples();

const ownNodes = (nodes: WorkflowNode[]) => nodes.filter(({ type }) => type in DESCRIPTIONS);

/** The parameters that the node shows for what the example chose. */
function parametersOf(node: WorkflowNode) {
	const values = { ...node.parameters } as INodeParameters;
	const description = DESCRIPTIONS[node.type];
	return description.properties.filter((property) =>
		NodeHelpers.displayParameter(values, property, node as unknown as INode, description),
	);
}

/** What an example fills in in a collection that has no such field. */
function unknownIn({ name, type, options = [] }: INodeProperties, value: unknown): string[] {
	if (type !== 'collection') return [];
	const names = (options as INodeProperties[]).map((option) => option.name);
	const given = Object.keys((value as object | undefined) ?? {});
	return given.filter((each) => !names.includes(each)).map((each) => `${name}.${each}`);
}

const outputsOf = ({ connections }: WorkflowJson, node: string) =>
	(connections[node] as { main?: unknown[][] } | undefined)?.main ?? [];

interface Condition {
	rightValue: string;
	operator: { operation: string };
}

const conditionsOf = ({ parameters }: WorkflowNode) =>
	(parameters.conditions as { conditions: Condition[] }).conditions;

describe.each(examples)('examples/$key.json', ({ key, workflow }) => {
	it('can be imported by anybody: no credential, no pinned data, no id of an instance', () => {
		expect(workflow.nodes.filter((node) => node.credentials)).toEqual([]);
		expect(workflow.pinData).toEqual({});
		expect(workflow.id).toBeUndefined();
	});

	it('starts in one place and explains itself on the canvas', () => {
		const starts = workflow.nodes.filter((node) => /trigger$/i.test(node.type));
		expect(starts.length).toBe(1);
		const notes = workflow.nodes.filter((node) => node.type === 'n8n-nodes-base.stickyNote');
		expect(String(notes[0]?.parameters.content)).toContain(`## ${workflow.name}`);
	});

	it('says in words of n8n what to do', () => {
		const notes = workflow.nodes.filter((node) => node.type === 'n8n-nodes-base.stickyNote');
		const texts = notes.map(({ parameters }) => String(parameters.content)).join();
		expect(texts).not.toMatch(/\bactivat/i);
	});

	it('chooses On Error for all but what nothing can go on without, and shows what goes wrong', () => {
		const needed = NEEDED[key] ?? [];
		const acting = workflow.nodes.filter(({ type }) => type === 'n8n-nodes-evovoice.evoVoice');
		const stopping = acting.filter(({ onError }) => !onError?.startsWith('continue'));
		expect(stopping.map(({ name }) => name)).toEqual(needed);
		const [declared, connected] = [true, false].map((isError) =>
			acting
				.filter(({ onError }) => isError === (onError === 'continueErrorOutput'))
				.map(({ name }) => (outputsOf(workflow, name)[1] ?? []).length),
		);
		expect(declared.every((links) => links === 1)).toBe(true);
		expect(connected.every((links) => links === 0)).toBe(true);
	});

	it('answers nobody who writes STOP or its like', () => {
		const receives = workflow.nodes.some(({ parameters }) => parameters.source === 'messages');
		const filter = workflow.nodes.find(({ name }) => name === 'Leave out STOP');
		expect(filter !== undefined).toBe(receives);
		if (!filter) return;
		const [condition] = conditionsOf(filter);
		expect(condition.operator.operation).toBe('notRegex');
		const [, pattern, flags] = /^\/(.*)\/(\w*)$/s.exec(condition.rightValue)!;
		const leavesOut = (text: string) => new RegExp(pattern, flags).test(text);
		const words = ['STOP', 'stopall', 'Stop all', 'UNSUBSCRIBE', 'Cancel.', 'END', ' quit! '];
		expect(words.filter((text) => !leavesOut(text))).toEqual([]);
		expect(['', 'Please stop by', 'The end of May', 'Do not stop'].filter(leavesOut)).toEqual([]);
		// Several texts come as one where the trigger combines them.
		const combines = workflow.nodes.some(({ parameters: { options } }) => {
			return (options as { combineMessages?: number } | undefined)?.combineMessages;
		});
		expect(leavesOut('Hello\nSTOP')).toBe(combines);
	});

	it('connects nodes that exist', () => {
		const names = workflow.nodes.map((node) => node.name);
		const links = JSON.stringify(workflow.connections).matchAll(/"node":"([^"]+)"/g);
		const linked = [...Object.keys(workflow.connections), ...[...links].map(([, name]) => name)];
		expect(linked.filter((name) => !names.includes(name))).toEqual([]);
		expect(new Set(names).size).toBe(names.length);
	});

	it('fills in parameters that the node has, and all that it requires', () => {
		for (const node of ownNodes(workflow.nodes)) {
			const known = parametersOf(node);
			const unknown = [
				...Object.keys(node.parameters).filter((name) => !known.some((each) => each.name === name)),
				...known.flatMap((property) => unknownIn(property, node.parameters[property.name])),
			];
			const missing = known.filter(({ name, required }) => required && !(name in node.parameters));
			expect({ node: node.name, unknown, missing }).toEqual({
				node: node.name,
				unknown: [],
				missing: [],
			});
		}
	});

	it('gets the credential in its Evo Voice nodes and nowhere else', () => {
		const credential = { id: '7', name: 'Mine', type: 'evoVoiceApi' };
		for (const node of withCredential(workflow, credential).nodes) {
			const isOwn = ownTypes(workflow).includes(node.type);
			expect(node.credentials).toEqual(
				isOwn ? { evoVoiceApi: { id: '7', name: 'Mine' } } : undefined,
			);
		}
	});
});

it('shows every operation of the node in some example, but for those with a reason', () => {
	const used = examples.flatMap(({ workflow }) =>
		ownNodes(workflow.nodes)
			.filter(({ parameters }) => parameters.operation !== undefined)
			.map(({ parameters }) => `${parameters.resource}.${parameters.operation}`),
	);
	const all = action.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options }) =>
			(options as Array<{ value: string }>).map(
				({ value }) => `${displayOptions?.show?.resource?.[0]}.${value}`,
			),
		);
	const covered = new Set([...used, ...Object.keys(NOT_SHOWN)]);
	expect([...covered].sort()).toEqual([...new Set(all)].sort());
	const unused = Object.keys(NOT_SHOWN).filter((each) => used.includes(each));
	expect(unused).toEqual([]);
});

it('shows every source of the trigger but reports', () => {
	const sources = examples.flatMap(({ workflow }) =>
		workflow.nodes.map(({ parameters }) => parameters.source).filter(Boolean),
	);
	expect([...new Set(sources)].sort()).toEqual([
		'files',
		'messages',
		'mySessions',
		'notifications',
	]);
});

describe('what somebody chooses after importing', () => {
	const credential = {
		id: 'user',
		name: 'User',
		type: 'evoVoiceApi',
		forManagers: { id: 'manager', name: 'Manager' },
		forOtherAccount: { id: 'other', name: 'Manager of another account' },
	};
	const chosen: Chosen = {
		accountId: 'an account',
		numberId: 'a number',
		flowId: 'a flow',
		folder: '/a/folder',
	};
	const filled = examples.flatMap(({ workflow }) => {
		return filledIn(workflow, credential, chosen).nodes;
	});

	it('leaves no picker empty', () => {
		const empty = ownNodes(filled).filter(({ parameters }) =>
			Object.values(parameters).some((value) => {
				const picked = value as { __rl?: boolean; value?: unknown } | undefined;
				return (picked?.__rl && !picked.value) || (Array.isArray(value) && value.length === 0);
			}),
		);
		expect(empty.map(({ name }) => name)).toEqual([]);
	});

	it.each([
		['Hold', 'user'],
		['Text the customer', 'user'],
		['Call and run the flow', 'manager'],
		['Run the report', 'manager'],
		['Get the calls of yesterday', 'user'],
		['Get the flows here', 'manager'],
		['Import it over there', 'other'],
	])('gives the node "%s" the login of a %s', (name, login) => {
		const nodes = filled.filter((node) => node.name === name);
		expect(nodes.map(({ credentials }) => credentials?.evoVoiceApi.id)).toEqual([login]);
	});
});

const isPlayed = (key: string) => Object.hasOwn(SCENES, key);
const byHand = examples.filter(({ key, workflow }) => startOf(workflow) && !isPlayed(key));

describe('demo -- --check', () => {
	let sandbox: Sandbox;
	beforeAll(async () => (sandbox = await startSandbox({ empty: true, clock: 'manual' })));
	afterAll(() => sandbox.stop());

	const evidence = (status: Execution['status']): Evidence => ({
		execution: { id: '1', status, nodes: {} },
		before: [],
		after: [],
		office: sandbox.office,
		folder: __dirname,
	});

	it.each(byHand.map(({ key }) => key))('does not pass %s when nothing happened', async (key) => {
		const findings = await judge(key, evidence('success'));
		expect(findings.some(({ passed }) => !passed)).toBe(true);
	});

	const broken = Object.entries(BROKEN).flatMap(([key, all]) =>
		all.map(({ when, judge: judgeBroken }) => ({ key, when, judgeBroken })),
	);
	it.each(broken)('does not pass $key when $when, and nothing else happened', async (each) => {
		const findings = await each.judgeBroken(evidence('success'));
		expect(findings.some(({ passed }) => !passed)).toBe(true);
	});

	it.each(Object.keys(SCENES))('does not pass %s when nothing came of its scene', (key) => {
		const scene = SCENES[key]({} as Demo);
		expect(scene.isOver([], sandbox)).toBe(false);
		expect(scene.judge([], sandbox).some(({ passed }) => !passed)).toBe(true);
	});

	it('does not pass a run that ended otherwise, nor an example that it has no check for', async () => {
		const failed = await judge('bring-people-in', evidence('error'));
		const unknown = await judge('new-example', evidence('success'));
		expect([...failed, ...unknown].map(({ passed }) => passed)).toEqual([false, false]);
	});
});
