import { setTimeout as pause } from 'node:timers/promises';
import { filledIn, readExamples, type Example } from '../examples';
import { finding, type Finding } from '../finding';
import type { Demo } from '../open';
import type { Execution, StoredWorkflow } from '../rest';
import { agentAnswersTexts } from './agent';
import { callSummary, missedCall, queueAlert } from './calls';
import { answersTexts } from './messages';
import { failedNotification } from './notification';
import { CHECK_EVERY, until, withTrigger, type Scene } from './scene';
import { screenPop } from './screenPop';
import { voicemailToTicket } from './voicemail';

type SceneMaker = (demo: Pick<Demo, 'n8n'>) => Scene;

/** The scenes of the examples that wait for something to happen, by example. */
export const SCENES: Record<string, SceneMaker> = {
	'ai-agent-answers-texts': agentAnswersTexts,
	'answer-texts-or-ticket': answersTexts,
	'screen-pop': screenPop,
	'trigger-call-summary': callSummary,
	'trigger-failed-notification': failedNotification,
	'trigger-missed-call': missedCall,
	'trigger-queue-alert': queueAlert,
	'voicemail-to-ticket': voicemailToTicket,
};

/** n8n activates workflows in the background; what happens before the first poll is not emitted. */
const SWITCHED_ON_MS = 2 * CHECK_EVERY * 1000;

interface Published {
	scene: Scene;
	workflow: StoredWorkflow;
}

/** Publishes the examples, plays their scenes side by side, and judges the outcome. */
export async function runScenes(demo: Demo): Promise<Array<{ name: string; findings: Finding[] }>> {
	const results: Array<{ name: string; findings: Finding[] }> = [];
	const published: Published[] = [];
	for (const example of readExamples().filter(({ key }) => Object.hasOwn(SCENES, key))) {
		try {
			published.push(await publish(demo, example));
		} catch (reason) {
			const claim = `n8n activates it (${(reason as Error).message})`;
			results.push({ name: example.workflow.name, findings: [finding(false, claim)] });
		}
	}
	await pause(SWITCHED_ON_MS);
	const played = published.map(async ({ scene, workflow }) => {
		return { name: workflow.name, findings: await play(demo, scene, workflow) };
	});
	return [...results, ...(await Promise.all(played))];
}

async function publish(demo: Demo, { key, workflow }: Example): Promise<Published> {
	const scene = SCENES[key](demo);
	const quick = withTrigger(filledIn(workflow, demo.credential, demo.chosen), {
		checkEvery: CHECK_EVERY,
	});
	const adapted = (await scene.adapt?.(quick)) ?? quick;
	const stored = await demo.n8n.rest.createWorkflow(adapted);
	await demo.n8n.rest.activate(stored);
	return { scene, workflow: stored };
}

async function play(
	{ sandbox, n8n }: Demo,
	scene: Scene,
	workflow: StoredWorkflow,
): Promise<Finding[]> {
	await scene.happen(sandbox);
	let executions: Execution[] = [];
	await until(async () => {
		executions = await n8n.rest.executionsOf(workflow);
		return scene.isOver(executions, sandbox);
	});
	await n8n.rest.deactivate(workflow);
	const unwell = executions.filter(({ status }) => status !== 'success');
	const reasons = unwell.map(({ error }) => ` (${error?.message})`).join('');
	return [
		finding(
			executions.length > 0 && unwell.length === 0,
			`it starts by itself, and its ${executions.length} runs end well${reasons}`,
		),
		...scene.judge(executions, sandbox),
	];
}
