import { setTimeout as pause } from 'node:timers/promises';
import { HARBOR_DESK, MAIN_LINE } from '../../sandbox/office/people';
import { withCredential } from '../examples';
import type { Demo } from '../open';
import type { Execution, StoredWorkflow } from '../rest';
import {
	publish,
	publishedWorkflow,
	QUIET_MS,
	POLL_INTERVAL_SECONDS,
	TRIGGER,
} from '../triggerRun';
import type { Check } from './check';

const CALLER = 'Caller of a published workflow';
const TEXT = 'Text for a published workflow';
const TOLD_WITHIN_MS = 60_000;

/** Publishes a workflow that starts at events of one source. */
async function started(demo: Demo, parameters: object): Promise<StoredWorkflow> {
	const { nodes, ...workflow } = publishedWorkflow(POLL_INTERVAL_SECONDS, []);
	const [trigger, ...rest] = nodes;
	const filledIn = { ...trigger, parameters: { ...trigger.parameters, ...parameters } };
	const whole = { ...workflow, nodes: [filledIn, ...rest] };
	const stored = await demo.n8n.rest.createWorkflow(withCredential(whole, demo.credential));
	await publish(demo, stored);
	await pause(QUIET_MS);
	return stored;
}

const MESSAGES = {
	source: 'messages',
	accounts: [HARBOR_DESK.id],
	events: ['messageReceived'],
};

const textIn = ({ sandbox }: Demo, text: string) =>
	sandbox.office.receiveText({ from: '+12025550197', endpointId: MAIN_LINE.id, text });

/** Waits until something has started, and long enough for it to start a second time. */
async function executionsOf({ n8n }: Demo, workflow: StoredWorkflow): Promise<Execution[]> {
	const deadline = Date.now() + TOLD_WITHIN_MS;
	while ((await n8n.rest.executionsOf(workflow)).length === 0 && Date.now() < deadline)
		await pause(500);
	await pause(QUIET_MS);
	await n8n.rest.deactivate(workflow);
	return await n8n.rest.executionsOf(workflow);
}

const itemsOf = (executions: Execution[]) =>
	executions.flatMap(({ nodes }) => nodes[TRIGGER].flatMap(({ items }) => items));

/** How often a text is among the items; other texts may be there, too. */
const textsOf = (executions: Execution[], text: string) =>
	itemsOf(executions)
		.map(({ chatInput }) => chatInput)
		.filter((each) => each === text);

/** A text arrives while the first poll after it is answered with a failure of the service. */
async function afterFailure(demo: Demo) {
	const workflow = await started(demo, MESSAGES);
	const text = 'Text after a failure';
	demo.sandbox.faults.add({ method: 'GET', path: '/messages', status: 500, body: '' });
	textIn(demo, text);
	const executions = await executionsOf(demo, workflow);
	const succeeded = executions.filter(({ status }) => status === 'success');
	return {
		texts: textsOf(succeeded, text),
		failures: executions.filter(({ status }) => status === 'error').length,
		isLogged: demo.n8n.log().includes('500'),
	};
}

/** Workflows that start by themselves. */
export const PUBLISHED: Check[] = [
	{
		claim: 'Published trigger: one call starts the workflow once',
		see: async (demo) => {
			const workflow = await started(demo, { events: ['sessionStarted'] });
			demo.sandbox.office.start({ fromName: CALLER });
			const items = itemsOf(await executionsOf(demo, workflow));
			const mine = items
				.map(({ session }) => (session as { displayName: string }).displayName)
				.filter((name) => name === CALLER);
			return [mine, [CALLER]];
		},
	},
	{
		claim: 'Published trigger: one text starts the workflow once',
		see: async (demo) => {
			const workflow = await started(demo, MESSAGES);
			textIn(demo, TEXT);
			return [textsOf(await executionsOf(demo, workflow), TEXT), [TEXT]];
		},
	},
	{
		claim: 'Published trigger: a failed poll is in the executions list',
		see: async (demo) => {
			const { texts, failures } = await afterFailure(demo);
			return [
				{ texts, failures },
				{ texts: ['Text after a failure'], failures: 1 },
			];
		},
		since: {
			version: '2.20',
			instead: "a failed poll is in n8n's log, and the trigger goes on",
			before: async (demo) => [
				await afterFailure(demo),
				{ texts: ['Text after a failure'], failures: 0, isLogged: true },
			],
		},
	},
];
