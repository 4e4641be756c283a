import { NodeHelpers, type INode, type INodeParameters } from 'n8n-workflow';
import { judge } from '../../demo/check';
import { manualTriggerOf, ownTypes, readExamples, withCredential } from '../../demo/examples';
import type { Execution, WorkflowNode } from '../../demo/rest';
import { EvoVoice } from '../../nodes/EvoVoice/EvoVoice.node';

const OWN_NODE = 'n8n-nodes-evovoice.evoVoice';
const { description } = new EvoVoice();
const examples = readExamples();

const ownNodes = (nodes: WorkflowNode[]) => nodes.filter((node) => node.type === OWN_NODE);

/** The parameters that the node shows for what the example chose. */
function offered(node: WorkflowNode) {
	const values = { ...node.parameters } as INodeParameters;
	return description.properties.filter((property) =>
		NodeHelpers.displayParameter(values, property, node as unknown as INode, description),
	);
}

describe.each(examples)('examples/$key.json', ({ workflow }) => {
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

	it('connects nodes that exist', () => {
		const names = workflow.nodes.map((node) => node.name);
		const links = JSON.stringify(workflow.connections).matchAll(/"node":"([^"]+)"/g);
		const linked = [...Object.keys(workflow.connections), ...[...links].map(([, name]) => name)];
		expect(linked.filter((name) => !names.includes(name))).toEqual([]);
		expect(new Set(names).size).toBe(names.length);
	});

	it('fills in parameters that the node has, and all that it requires', () => {
		for (const node of ownNodes(workflow.nodes)) {
			const known = offered(node);
			const unknown = Object.keys(node.parameters).filter(
				(name) => !known.some((property) => property.name === name),
			);
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

it('shows every operation of the node in some example', () => {
	const used = examples.flatMap(({ workflow }) =>
		ownNodes(workflow.nodes).map(
			({ parameters }) => `${parameters.resource}.${parameters.operation}`,
		),
	);
	const resources = description.properties.filter(({ name }) => name === 'operation');
	const all = resources.flatMap(({ displayOptions, options }) =>
		(options as Array<{ value: string }>).map(
			({ value }) => `${displayOptions?.show?.resource?.[0]}.${value}`,
		),
	);
	expect([...new Set(used)].sort()).toEqual(all.sort());
});

const byHand = examples.filter(({ workflow }) => manualTriggerOf(workflow));

describe('demo -- --check', () => {
	const execution = (status: Execution['status']): Execution => ({ id: '1', status, nodes: {} });

	it.each(byHand.map(({ key }) => key))('does not pass %s when nothing happened', (key) => {
		const findings = judge(key, { execution: execution('success'), before: [], after: [] });
		expect(findings.some(({ passed }) => !passed)).toBe(true);
	});

	it('does not pass a run that ended otherwise, nor an example that it has no check for', () => {
		const evidence = { before: [], after: [] };
		const failed = judge('bring-people-in', { execution: execution('error'), ...evidence });
		const unknown = judge('new-example', { execution: execution('success'), ...evidence });
		expect([...failed, ...unknown].map(({ passed }) => passed)).toEqual([false, false]);
	});
});
