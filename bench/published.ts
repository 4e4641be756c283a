import { setTimeout as pause } from 'node:timers/promises';
import { withCredential } from '../demo/examples';
import { OWNER, type Demo } from '../demo/open';
import type { StoredWorkflow } from '../demo/rest';
import { publish, publishedWorkflow } from '../demo/triggerRun';
import { seconds, type Row } from './measure';

const EVENTS = 50;
const SECOND = 1_000;
/** A call is emitted within the interval and this much more. */
const MORE = SECOND;
const WORKFLOWS = 50;
const EVERY_S = 15;
const MOST_A_SECOND = 0.5;
const WATCHED_MS = 60 * SECOND;
/** n8n switches workflows on in the background. */
const SWITCHED_ON_WITHIN_MS = 30 * SECOND;

/** When a session was emitted, by its ID: the start of the execution that carries it. */
type Starts = Map<string, number[]>;

async function startsOf({ n8n }: Demo, workflow: StoredWorkflow): Promise<Starts> {
	const starts: Starts = new Map();
	for (const { startedAt, nodes } of await n8n.rest.executionsOf(workflow)) {
		const items = Object.values(nodes)[0]?.flatMap((run) => run.items) ?? [];
		for (const { session } of items) {
			const { id } = session as { id: string };
			starts.set(id, [...(starts.get(id) ?? []), Date.parse(startedAt ?? '')]);
		}
	}
	return starts;
}

const ringing = async (demo: Demo, checkEvery: number) =>
	await demo.n8n.rest.createWorkflow(
		withCredential(publishedWorkflow(checkEvery, ['sessionRinging']), demo.credential),
	);

/** From a change in the sandbox to the execution that n8n starts: 50 calls, two published workflows. */
export async function measureDelays(demo: Demo): Promise<Row[]> {
	const watching = new Map<number, StoredWorkflow>();
	for (const every of [5, 15]) watching.set(every, await ringing(demo, every));
	for (const workflow of watching.values()) await publish(demo, workflow);
	const rangAt = new Map<string, number>();
	for (let n = 0; n < EVENTS; n++) {
		const { id } = demo.sandbox.office.start({ callState: 'Ringing', members: [] });
		rangAt.set(id, Date.now());
		// No multiple of an interval, so that the calls come at every moment between two polls.
		await pause(1_700 + ((n * 613) % 1_900));
	}
	await pause(20 * SECOND);
	const rows: Row[] = [];
	for (const [every, workflow] of watching) {
		const starts = await startsOf(demo, workflow);
		const delays = [...rangAt].map(([id, at]) => {
			const emitted = starts.get(id) ?? [];
			if (emitted.length !== 1) throw new Error(`A call was emitted ${emitted.length} times`);
			return emitted[0] - at;
		});
		delays.sort((a, b) => a - b);
		const worst = delays[EVENTS - 1];
		rows.push(
			{
				what: `A call rings until the workflow starts, every ${every} s`,
				median: seconds(delays[EVENTS / 2]),
			},
			{
				what: `the slowest of ${EVENTS}`,
				median: seconds(worst),
				measured: worst / (every * SECOND + MORE),
				limit: 1,
			},
		);
		await demo.n8n.rest.deactivate(workflow);
	}
	return rows;
}

/** Requests in some time, in milliseconds. */
interface Asked {
	requests: number;
	within: number;
}

async function asked({ sandbox }: Demo, meanwhile: () => Promise<void>): Promise<Asked> {
	const before = sandbox.requests.length;
	const began = Date.now();
	await meanwhile();
	return { requests: sandbox.requests.length - before, within: Date.now() - began };
}

/** Fifty published workflows with the same login: what they ask, and what each of them tells. */
export async function measureMany(demo: Demo): Promise<Row[]> {
	const workflows: StoredWorkflow[] = [];
	for (let n = 0; n < WORKFLOWS; n++) workflows.push(await ringing(demo, EVERY_S));
	const switchedOn = await asked(demo, async () => {
		for (const workflow of workflows) await demo.n8n.rest.activate(workflow);
		await pause(SWITCHED_ON_WITHIN_MS);
	});
	const { id } = demo.sandbox.office.start({ callState: 'Ringing', members: [] });
	const watched = await asked(demo, async () => await pause(WATCHED_MS));
	const restarted = await asked(demo, async () => {
		await demo.n8n.restart();
		await demo.n8n.rest.logIn(OWNER);
		await pause(SWITCHED_ON_WITHIN_MS);
	});
	const told: number[] = [];
	for (const workflow of workflows) {
		told.push((await startsOf(demo, workflow)).get(id)?.length ?? 0);
		await demo.n8n.rest.deactivate(workflow);
	}
	// A workflow that is switched on polls at once, unless another one has just polled.
	const noStorm = (what: string, { requests, within }: Asked): Row => ({
		what,
		median: String(requests),
		measured: requests / (within / SECOND),
		limit: MOST_A_SECOND,
	});
	return [
		noStorm(`Requests while ${WORKFLOWS} workflows are switched on, and by the second`, switchedOn),
		noStorm('Requests while n8n starts anew with them, and by the second', restarted),
		{
			what: `Requests of their polls every ${EVERY_S} s, in a minute`,
			median: String(watched.requests),
			// One more fits in where the minute begins with a poll.
			measured: watched.requests / (WATCHED_MS / (EVERY_S * SECOND) + 1),
			limit: 1,
		},
		{
			what: 'Workflows that emit a call exactly once',
			median: String(told.filter((times) => times === 1).length),
			measured: WORKFLOWS / told.filter((times) => times === 1).length,
			limit: 1,
		},
	];
}
