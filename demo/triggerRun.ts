import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Sandbox, SessionInfo } from '../sandbox';
import type { Finding } from './finding';
import { withCredential } from './examples';
import type { N8n } from './n8n';
import type { Demo } from './open';
import type { Execution, StoredWorkflow, WorkflowJson } from './rest';

/** An event that the executions list shows, and the name of the session that it is about. */
export type EmittedEvent = [event: string, session: string];

/** Something that happens in the sandbox while the workflow is published, and the events that the trigger must emit. */
export interface Scene {
	claim: string;
	happen(): void | Promise<void>;
	expected: EmittedEvent[];
}

export const POLL_INTERVAL_SECONDS = 5;
// n8n activates in the background; the trigger polls once when it does.
const FIRST_POLL_WITHIN_MS = 20_000;
const EMITTED_WITHIN_MS = 30_000;
/** Time for further polls, which would show an event that is emitted twice. */
export const QUIET_MS = 3 * POLL_INTERVAL_SECONDS * 1000;

export const TRIGGER = 'Evo Voice Trigger';
const EVENTS = [
	'sessionStarted',
	'sessionRinging',
	'sessionConnected',
	'sessionHeld',
	'sessionResumed',
	'sessionQueued',
	'memberJoined',
	'memberLeft',
	'conferenceStarted',
	'consoleDataChanged',
	'sessionEnded',
	'sessionMissed',
];
const COLLEAGUE = 'ben.osei@harbor-desk.example';

/**
 * Publishes a workflow with the trigger, makes calls in the sandbox, some of them while n8n is down,
 * and reads the emitted events from n8n's list of executions.
 */
export async function runTrigger({ sandbox, n8n, credential }: Demo): Promise<Finding[]> {
	const workflow = await n8n.rest.createWorkflow(
		withCredential(publishedWorkflow(POLL_INTERVAL_SECONDS, EVENTS), credential),
	);
	await publish({ sandbox, n8n }, workflow);
	const findings: Finding[] = [];
	const all: EmittedEvent[] = [];
	for (const { claim, happen, expected } of scenes(sandbox, n8n)) {
		await happen();
		all.push(...expected);
		const emitted = await untilEmitted(n8n, workflow, all.length);
		findings.push(compare(claim, emitted.slice(all.length - expected.length), expected));
	}
	await pause(QUIET_MS);
	await n8n.rest.deactivate(workflow);
	const executions = await n8n.rest.executionsOf(workflow);
	return [...findings, ...judgeExecutions(executions, all)];
}

/**
 * Publishes a workflow that starts by itself, and waits for its first poll.
 * @returns whether the sandbox answered it
 * @throws Error when n8n does not take the workflow
 */
export async function publish(
	{ sandbox, n8n }: Pick<Demo, 'sandbox' | 'n8n'>,
	workflow: StoredWorkflow,
): Promise<boolean> {
	const before = sandbox.requests.length;
	await n8n.rest.activate(workflow);
	const deadline = Date.now() + FIRST_POLL_WITHIN_MS;
	while (sandbox.requests.length === before && Date.now() < deadline) await pause(100);
	return sandbox.requests.slice(before).some(({ status }) => status === 200);
}

/** What the whole list of executions must show: each event once, in order, and runs that went well. */
export function judgeExecutions(executions: Execution[], expected: EmittedEvent[]): Finding[] {
	const kinds = new Set(expected.map(([event]) => event));
	return [
		compare(
			`the executions list shows each of the ${expected.length} events once, of ${kinds.size} kinds`,
			eventsOf(executions),
			expected,
		),
		{
			passed: executions.length > 0 && executions.every(({ status }) => status === 'success'),
			claim: `its ${executions.length} runs ended well`,
		},
	];
}

/** A workflow that starts at events of the phone user's sessions and does nothing with them. */
export function publishedWorkflow(checkEvery: number, events: string[]): WorkflowJson {
	return {
		name: 'Everything that happens to my calls',
		nodes: [
			{
				id: 'trigger',
				name: TRIGGER,
				type: 'n8n-nodes-evovoice.evoVoiceTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: { checkEvery, source: 'mySessions', events },
			},
			{
				id: 'seen',
				name: 'Seen',
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [220, 0],
				parameters: {},
			},
		],
		connections: { [TRIGGER]: { main: [[{ node: 'Seen', type: 'main', index: 0 }]] } },
	};
}

/** A call and a caller in a queue, from start to end; each scene is over before the next begins. */
function scenes({ office }: Sandbox, n8n: N8n): Scene[] {
	const [customer, waiting] = ['Call of a customer', 'Caller in the queue'];
	let call: SessionInfo;
	let queued: SessionInfo;
	const ringing = (fromName: string, more = {}) =>
		office.start({ fromName, callState: 'Ringing', members: [], ...more });
	return [
		{
			claim: 'emits nothing for the calls that were there before',
			happen: () => pause(QUIET_MS),
			expected: [],
		},
		{
			claim:
				'while n8n is down, before anything was emitted, a call comes in: it started and rings',
			happen: async () => {
				await n8n.stop();
				call = ringing(customer);
				await n8n.restart();
			},
			expected: [
				['sessionStarted', customer],
				['sessionRinging', customer],
			],
		},
		{
			claim: 'it is answered: it is connected',
			happen: () => void office.change(call.id, { callState: 'Connected' }),
			expected: [['sessionConnected', customer]],
		},
		{
			claim: 'it is put on hold, a colleague comes in, and the console gets data: each is emitted',
			happen: () => {
				office.change(call.id, { callState: 'Hold', consoleData: '{"topic":"Invoice"}' });
				office.addMember(call.id, { identity: COLLEAGUE });
			},
			expected: [
				['sessionHeld', customer],
				['memberJoined', customer],
				['consoleDataChanged', customer],
			],
		},
		{
			claim:
				'while n8n is down it is resumed, the colleague leaves, and somebody queues: emitted afterwards',
			happen: async () => {
				await n8n.stop();
				office.change(call.id, { callState: 'Connected' });
				office.removeMember(call.id, COLLEAGUE);
				queued = ringing(waiting, { queueState: 'Queued' });
				await n8n.restart();
			},
			expected: [
				['sessionResumed', customer],
				['memberLeft', customer],
				['sessionStarted', waiting],
				['sessionRinging', waiting],
				['sessionQueued', waiting],
			],
		},
		{
			claim: 'the call becomes a conference: emitted',
			happen: () => void office.change(call.id, { conferenceSid: `CF${'0'.repeat(32)}` }),
			expected: [['conferenceStarted', customer]],
		},
		{
			claim: 'the call ends, and the caller in the queue gives up: ended, and ended and missed',
			happen: () => {
				office.end(call.id);
				office.end(queued.id, { missed: true });
			},
			expected: [
				['sessionEnded', customer],
				['sessionEnded', waiting],
				['sessionMissed', waiting],
			],
		},
	];
}

/** Waits for `count` events, and returns all events emitted by then. */
export async function untilEmitted(
	n8n: N8n,
	workflow: StoredWorkflow,
	count: number,
): Promise<EmittedEvent[]> {
	const deadline = Date.now() + EMITTED_WITHIN_MS;
	for (;;) {
		const emitted = eventsOf(await n8n.rest.executionsOf(workflow));
		if (emitted.length >= count || Date.now() > deadline) return emitted;
		await pause(500);
	}
}

function eventsOf(executions: Execution[]): EmittedEvent[] {
	return executions
		.flatMap(({ nodes }) => Object.entries(nodes))
		.flatMap(([name, runs]) => (name.startsWith(TRIGGER) ? runs : []))
		.flatMap(({ items }) => items)
		.map(({ event, session }) => [
			String(event),
			String((session as { displayName?: string } | undefined)?.displayName),
		]);
}

export function compare(claim: string, emitted: EmittedEvent[], expected: EmittedEvent[]): Finding {
	const passed = isDeepStrictEqual(emitted, expected);
	const instead = emitted.map(([event, session]) => `${event} of "${session}"`).join(', ');
	return { passed, claim: passed ? claim : `${claim} (n8n shows: ${instead || 'nothing'})` };
}
