import { setTimeout as pause } from 'node:timers/promises';
import type { Finding } from './finding';
import { withCredential } from './examples';
import type { Demo } from './open';
import type { WorkflowJson } from './rest';
import {
	QUIET_MS,
	POLL_INTERVAL_SECONDS,
	TRIGGER,
	compare,
	judgeExecutions,
	publish,
	publishedWorkflow,
	untilEmitted,
	type EmittedEvent,
} from './triggerRun';

const CALL = 'Call that is held again and again';

/**
 * Publishes a workflow with two triggers that poll in the same second, and switches it off and on.
 * The first emits holds only, so the state in n8n's database is from before the call was resumed.
 */
export async function runTwoTriggers({ sandbox, n8n, credential }: Demo): Promise<Finding[]> {
	const { office } = sandbox;
	const workflow = await n8n.rest.createWorkflow(withCredential(twoTriggers(), credential));
	const { id } = office.start({ fromName: CALL, callState: 'Connected', members: [] });
	await publish({ sandbox, n8n }, workflow);
	const findings: Finding[] = [];
	const all: EmittedEvent[] = [];
	const expectEvents = async (claim: string, ...expected: EmittedEvent[]) => {
		all.push(...expected);
		const emitted = await untilEmitted(n8n, workflow, all.length);
		findings.push(compare(claim, emitted.slice(all.length - expected.length), expected));
	};
	await pause(QUIET_MS);
	office.change(id, { callState: 'Hold' });
	await expectEvents('of two triggers in one workflow, the one for holds emits a hold', [
		'sessionHeld',
		CALL,
	]);
	office.change(id, { callState: 'Connected' });
	await pause(QUIET_MS);
	await n8n.rest.deactivate(workflow);
	office.change(id, { callState: 'Hold' });
	await publish({ sandbox, n8n }, workflow);
	await expectEvents('switched off and on again, it emits a hold that happened in between', [
		'sessionHeld',
		CALL,
	]);
	office.end(id);
	await expectEvents('the other trigger emits the end', ['sessionEnded', CALL]);
	await pause(QUIET_MS);
	await n8n.rest.deactivate(workflow);
	return [...findings, ...judgeExecutions(await n8n.rest.executionsOf(workflow), all)];
}

function twoTriggers(): WorkflowJson {
	const { name, nodes, connections } = publishedWorkflow(POLL_INTERVAL_SECONDS, ['sessionHeld']);
	const [first, ...rest] = nodes;
	const second = {
		...first,
		id: 'second',
		name: `${TRIGGER} 2`,
		parameters: { ...first.parameters, events: ['sessionEnded'] },
	};
	return {
		name: `${name}, with two triggers`,
		nodes: [first, second, ...rest],
		connections: { ...connections, [second.name]: connections[TRIGGER] },
	};
}
