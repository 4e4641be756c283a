import { setTimeout as pause } from 'node:timers/promises';
import type { Finding } from './finding';
import { withCredential } from './examples';
import type { Demo } from './open';
import type { WorkflowJson } from './rest';
import {
	QUIET_MS,
	SECONDS_BETWEEN_LOOKS,
	TRIGGER,
	compare,
	judgeExecutions,
	publish,
	publishedWorkflow,
	untilTold,
	type Told,
} from './triggerRun';

const CALL = 'Call that is held again and again';

/**
 * Publishes a workflow with two triggers, which look in the same second, and switches it off and on.
 * It tells of holds only, so what n8n has in its database by then is from before the call went on.
 */
export async function runTwoTriggers({ sandbox, n8n, credential }: Demo): Promise<Finding[]> {
	const { office } = sandbox;
	const workflow = await n8n.rest.createWorkflow(withCredential(twoTriggers(), credential));
	const { id } = office.start({ fromName: CALL, callState: 'Connected', members: [] });
	await publish({ sandbox, n8n }, workflow);
	const findings: Finding[] = [];
	const all: Told[] = [];
	const expectTold = async (claim: string, ...tells: Told[]) => {
		all.push(...tells);
		const told = await untilTold(n8n, workflow, all.length);
		findings.push(compare(claim, told.slice(all.length - tells.length), tells));
	};
	await pause(QUIET_MS);
	office.change(id, { callState: 'Hold' });
	await expectTold('of two triggers in one workflow, the one for holds tells of a hold', [
		'sessionHeld',
		CALL,
	]);
	office.change(id, { callState: 'Connected' });
	await pause(QUIET_MS);
	await n8n.rest.deactivate(workflow);
	office.change(id, { callState: 'Hold' });
	await publish({ sandbox, n8n }, workflow);
	await expectTold('switched off and on again, it tells of a hold in between', [
		'sessionHeld',
		CALL,
	]);
	office.end(id);
	await expectTold('the other trigger tells of the end', ['sessionEnded', CALL]);
	await pause(QUIET_MS);
	await n8n.rest.deactivate(workflow);
	return [...findings, ...judgeExecutions(await n8n.rest.executionsOf(workflow), all)];
}

function twoTriggers(): WorkflowJson {
	const { name, nodes, connections } = publishedWorkflow(SECONDS_BETWEEN_LOOKS, ['sessionHeld']);
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
