import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Sandbox, SessionInfo } from '../sandbox';
import type { Finding } from './finding';
import { withCredential } from './examples';
import type { N8n } from './n8n';
import type { Demo } from './open';
import type { Execution, StoredWorkflow, WorkflowJson } from './rest';

/** An event that the executions list shows, and the name of the session that it is about. */
export type Told = [event: string, session: string];

/** Something that happens in the sandbox while the workflow is published, and what it must tell. */
export interface Scene {
	claim: string;
	happen(): void | Promise<void>;
	tells: Told[];
}

export const SECONDS_BETWEEN_LOOKS = 5;
// n8n activates in the background, and the trigger looks once when it does.
const FIRST_LOOK_WITHIN_MS = 20_000;
const TOLD_WITHIN_MS = 30_000;
/** Long enough for looks that would tell something a second time. */
export const QUIET_MS = 3 * SECONDS_BETWEEN_LOOKS * 1000;

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
 * Publishes a workflow with the trigger, lets calls happen in the sandbox, also while n8n is down,
 * and reads in n8n's list of executions what was told.
 */
export async function runTrigger({ sandbox, n8n, credential }: Demo): Promise<Finding[]> {
	const workflow = await n8n.rest.createWorkflow(
		withCredential(publishedWorkflow(SECONDS_BETWEEN_LOOKS, EVENTS), credential),
	);
	await publish({ sandbox, n8n }, workflow);
	const findings: Finding[] = [];
	const all: Told[] = [];
	for (const { claim, happen, tells } of scenes(sandbox, n8n)) {
		await happen();
		all.push(...tells);
		const told = await untilTold(n8n, workflow, all.length);
		findings.push(compare(claim, told.slice(all.length - tells.length), tells));
	}
	await pause(QUIET_MS);
	await n8n.rest.deactivate(workflow);
	const executions = await n8n.rest.executionsOf(workflow);
	return [...findings, ...judgeExecutions(executions, all)];
}

/**
 * Publishes a workflow that starts by itself, and waits for its first look.
 * @returns whether the sandbox answered it
 * @throws Error when n8n does not take the workflow
 */
export async function publish(
	{ sandbox, n8n }: Pick<Demo, 'sandbox' | 'n8n'>,
	workflow: StoredWorkflow,
): Promise<boolean> {
	const before = sandbox.requests.length;
	await n8n.rest.activate(workflow);
	const deadline = Date.now() + FIRST_LOOK_WITHIN_MS;
	while (sandbox.requests.length === before && Date.now() < deadline) await pause(100);
	return sandbox.requests.slice(before).some(({ status }) => status === 200);
}

/** What the whole list of executions must show: each event once, in order, and runs that went well. */
export function judgeExecutions(executions: Execution[], expected: Told[]): Finding[] {
	const kinds = new Set(expected.map(([event]) => event));
	return [
		compare(
			`the executions list shows each of the ${expected.length} events once, of ${kinds.size} kinds`,
			toldBy(executions),
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
			claim: 'tells nothing of the calls that were there',
			happen: () => pause(QUIET_MS),
			tells: [],
		},
		{
			claim: 'while n8n is down, before anything was told, a call comes in: it started and rings',
			happen: async () => {
				await n8n.stop();
				call = ringing(customer);
				await n8n.restart();
			},
			tells: [
				['sessionStarted', customer],
				['sessionRinging', customer],
			],
		},
		{
			claim: 'it is answered: it is connected',
			happen: () => void office.change(call.id, { callState: 'Connected' }),
			tells: [['sessionConnected', customer]],
		},
		{
			claim: 'it is put on hold, a colleague comes in, and the console gets data: each is told',
			happen: () => {
				office.change(call.id, { callState: 'Hold', consoleData: '{"topic":"Invoice"}' });
				office.addMember(call.id, { identity: COLLEAGUE });
			},
			tells: [
				['sessionHeld', customer],
				['memberJoined', customer],
				['consoleDataChanged', customer],
			],
		},
		{
			claim:
				'while n8n is down it is resumed, the colleague leaves, and somebody queues: told after',
			happen: async () => {
				await n8n.stop();
				office.change(call.id, { callState: 'Connected' });
				office.removeMember(call.id, COLLEAGUE);
				queued = ringing(waiting, { queueState: 'Queued' });
				await n8n.restart();
			},
			tells: [
				['sessionResumed', customer],
				['memberLeft', customer],
				['sessionStarted', waiting],
				['sessionRinging', waiting],
				['sessionQueued', waiting],
			],
		},
		{
			claim: 'the call becomes a conference: told',
			happen: () => void office.change(call.id, { conferenceSid: `CF${'0'.repeat(32)}` }),
			tells: [['conferenceStarted', customer]],
		},
		{
			claim: 'the call ends, and the caller in the queue gives up: ended, and ended and missed',
			happen: () => {
				office.end(call.id);
				office.end(queued.id, { missed: true });
			},
			tells: [
				['sessionEnded', customer],
				['sessionEnded', waiting],
				['sessionMissed', waiting],
			],
		},
	];
}

/** Waits until so many events were told, then gives all that were. */
export async function untilTold(
	n8n: N8n,
	workflow: StoredWorkflow,
	count: number,
): Promise<Told[]> {
	const deadline = Date.now() + TOLD_WITHIN_MS;
	for (;;) {
		const told = toldBy(await n8n.rest.executionsOf(workflow));
		if (told.length >= count || Date.now() > deadline) return told;
		await pause(500);
	}
}

function toldBy(executions: Execution[]): Told[] {
	return executions
		.flatMap(({ nodes }) => Object.entries(nodes))
		.flatMap(([name, runs]) => (name.startsWith(TRIGGER) ? runs : []))
		.flatMap(({ items }) => items)
		.map(({ event, session }) => [
			String(event),
			String((session as { displayName?: string } | undefined)?.displayName),
		]);
}

export function compare(claim: string, told: Told[], expected: Told[]): Finding {
	const passed = isDeepStrictEqual(told, expected);
	const instead = told.map(([event, session]) => `${event} of "${session}"`).join(', ');
	return { passed, claim: passed ? claim : `${claim} (n8n shows: ${instead || 'nothing'})` };
}
