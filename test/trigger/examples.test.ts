import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import type {
	IConnections,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';
import { NodeHelpers, Workflow, createRunExecutionData } from 'n8n-workflow';

import { MAIN_LINE } from '../../sandbox/office/people';
import { additionalDataFor, loadPackage, nodeTypesOf } from '../engine/harness';
import { TRIGGER_TYPE, Trigger, credentialsFor, triggerType } from './publishedTrigger';
import { useQuietSandbox } from './quietSandbox';
import { standIns } from './standIns';

interface Example {
	name: string;
	nodes: INode[];
	connections: IConnections;
	pinData: object;
}

const KEYS = ['trigger-missed-call', 'trigger-call-summary', 'trigger-queue-alert'];

function read(key: string): Example {
	const file = path.resolve(__dirname, `../../examples/${key}.json`);
	return JSON.parse(readFileSync(file, 'utf8')) as Example;
}

const service = useQuietSandbox();

/** Switches the trigger of an example on with the example's own settings. */
async function triggerOf(key: string): Promise<Trigger> {
	const { parameters } = read(key).nodes.find(({ type }) => type === TRIGGER_TYPE)!;
	const trigger = await Trigger.of(credentialsFor(service.sandbox), parameters);
	await trigger.poll();
	return trigger;
}

/** Runs the workflow of an example, with what a user chooses in it, on what its trigger emitted; gives what each node put out. */
async function run(
	key: string,
	emitted: unknown,
	waited = (ms: number) => service.sandbox.clock.advance(ms),
) {
	const { nodes, connections } = read(key);
	for (const node of nodes) {
		if (node.type.startsWith('n8n-nodes-evovoice.')) {
			node.credentials = { evoVoiceApi: { id: '1', name: 'Evo Voice' } };
			const number = node.parameters.endpointId as { value: string } | undefined;
			if (number) number.value = MAIN_LINE.id;
		}
	}
	const loader = await loadPackage();
	const notes = { 'n8n-nodes-base.stickyNote': standIns(waited)['n8n-nodes-base.noOp'] };
	const nodeTypes = nodeTypesOf(loader, { ...standIns(waited), ...notes });
	const workflow = new Workflow({ id: 'w', nodes, connections, nodeTypes, active: true });
	const additionalData = additionalDataFor(loader, credentialsFor(service.sandbox));
	additionalData.hooks = new ExecutionLifecycleHooks('trigger', 'test', {
		id: 'w',
		name: 'w',
		nodes,
		connections,
	} as never);
	const items = (emitted as IDataObject[]).map((json): INodeExecutionData => ({ json }));
	const start = nodes.find(({ type }) => type === TRIGGER_TYPE)!;
	const execution = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node: start, data: { main: [items] }, source: null }],
		},
	});
	const result = await new WorkflowExecute(
		additionalData,
		'trigger',
		execution,
	).processRunExecutionData(workflow);
	expect(result.data.resultData.error).toBeUndefined();
	const { runData } = result.data.resultData;
	return (name: string) => (runData[name]?.[0].data?.main[0] ?? []).map(({ json }) => json);
}

describe.each(KEYS)('examples/%s.json', (key) => {
	it('can be imported by anybody and explains itself', () => {
		const { name, nodes, connections, pinData } = read(key);
		expect(nodes.filter(({ credentials }) => credentials)).toEqual([]);
		expect(pinData).toEqual({});
		const note = nodes.find(({ type }) => type === 'n8n-nodes-base.stickyNote');
		expect(String(note?.parameters.content)).toContain(`## ${name}`);
		const names = nodes.map((node) => node.name);
		const links = [...JSON.stringify(connections).matchAll(/"node":"([^"]+)"/g)];
		expect(names).toEqual(expect.arrayContaining(links.map(([, linked]) => linked)));
	});

	it('fills in parameters that the trigger has', async () => {
		const trigger = read(key).nodes.find(({ type }) => type === TRIGGER_TYPE)!;
		const { description } = await triggerType();
		const known = NodeHelpers.getNodeParameters(
			description.properties,
			trigger.parameters,
			true,
			false,
			trigger,
			description,
		) as INodeParameters;
		expect(known).toMatchObject(trigger.parameters);
	});
});

describe('what the examples do', () => {
	const caller = { fromAddress: '+15551234', fromName: 'Ann', displayName: 'Ann', members: [] };

	it('a missed call becomes a text and a ticket, an answered one nothing', async () => {
		const trigger = await triggerOf('trigger-missed-call');
		const missed = service.sandbox.office.start({ ...caller, callState: 'Ringing' });
		const answered = service.sandbox.office.start({ ...caller, callState: 'Connected' });
		expect(await trigger.poll()).toBeNull();
		service.sandbox.office.end(missed.id, { missed: true });
		service.sandbox.office.end(answered.id);
		const output = await run('trigger-missed-call', await trigger.poll());
		expect(output('Text the caller')).toHaveLength(1);
		expect(service.sandbox.office.messages.all()).toMatchObject([
			{
				direction: 'Outgoing',
				endpointId: MAIN_LINE.id,
				otherAddress: '+15551234',
				text: expect.stringContaining('+15035550100') as string,
			},
		]);
		expect(output('Open the ticket here')).toMatchObject([
			{ title: 'Call back Ann', number: '+15551234', sessionId: missed.id },
		]);
	});

	it('a call that is over becomes one row', async () => {
		const trigger = await triggerOf('trigger-call-summary');
		const { id } = service.sandbox.office.start({ ...caller, consoleData: '{"topic":"Invoice"}' });
		await trigger.poll();
		service.sandbox.clock.advance(75_000);
		service.sandbox.office.change(id, { answeredByName: 'Anna Keller' });
		service.sandbox.office.end(id, { outcome: 'Sold' });
		const output = await run('trigger-call-summary', await trigger.poll());
		expect(output('Add the row here')).toEqual([
			{
				callId: id,
				direction: 'Incoming',
				person: 'Ann',
				number: '+15551234',
				startedAt: service.sandbox.office.get(id)!.dateCreated,
				endedAt: service.sandbox.office.get(id)!.dateCompleted,
				seconds: 75,
				answeredBy: 'Anna Keller',
				missed: false,
				outcome: 'Sold',
				notes: '{"topic":"Invoice"}',
			},
		]);
	});

	it('a call that is gone from the server still becomes a row', async () => {
		const trigger = await triggerOf('trigger-call-summary');
		const { id } = service.sandbox.office.start(caller);
		await trigger.poll();
		service.sandbox.office.erase(id);
		// Nobody knows its channel any more: it is emitted since it met the filter when last seen.
		const output = await run('trigger-call-summary', await trigger.poll());
		expect(output('Add the row here')).toMatchObject([
			{ callId: id, number: '+15551234', outcome: '' },
		]);
	});

	it('a queued call raises an alert if it still waits after two minutes', async () => {
		const trigger = await triggerOf('trigger-queue-alert');
		const queued = { ...caller, callState: 'Ringing' as const, queueState: 'Queued' as const };
		const waiting = service.sandbox.office.start(queued);
		const answered = service.sandbox.office.start({ ...queued, displayName: 'Bob' });
		const emitted = await trigger.poll();
		expect(emitted).toHaveLength(2);
		let waitedMs = 0;
		const output = await run('trigger-queue-alert', emitted, (ms) => {
			waitedMs = ms;
			service.sandbox.office.change(answered.id, {
				queueState: 'Connected',
				callState: 'Connected',
			});
		});
		expect(waitedMs).toBe(120_000);
		expect(output('Alert the team here')).toEqual([
			{
				text: 'Ann is still waiting in the queue (+15551234, called +15035550100).',
				waitingSince: emitted![0].detectedAt,
				sessionId: waiting.id,
			},
		]);
	});
});
