import { setTimeout as pause } from 'node:timers/promises';
import type { Sandbox } from '../sandbox';
import type { SessionInfo } from '../sandbox/office/model';
import { runAsk } from './ask';
import { checkEditor } from './editor';
import { startOf } from './examples';
import { finding, type Finding } from './finding';
import { judge, prepare } from './judges';
import { BROKEN } from './judges/broken';
import type { Broken, Evidence } from './judges/evidence';
import { PEOPLE } from './judges/people';
import { runAgents } from './mcp';
import type { Demo } from './open';
import type { StoredWorkflow } from './rest';
import { checkPage } from './page';
import { checkRuns } from './runChecks';
import { runScenes, SCENES } from './scenes';
import { publish, runTrigger } from './triggerRun';
import { runTwoTriggers } from './triggerSwitch';

type DemoExample = Demo['workflows'][number];

type Say = (line: string) => void;

/**
 * Longer than polls are coalesced. The examples' triggers poll the same list: the first poll of a trigger
 * that is published right after them would get the office as it was before the reset.
 */
const COALESCED_FOR_MS = 3_000;

/**
 * Has an agent use every operation, asks people by text, uses the sandbox's page, then runs every
 * example in n8n and checks in the sandbox that the calls really changed. Last, it makes calls while a
 * trigger is published, across restarts of n8n.
 */
export async function checkDemo(demo: Demo, say: Say): Promise<Finding[]> {
	const { status, message } = demo.credentialTest;
	const tested = finding(status === 'OK', `n8n tested the credential: ${message}`);
	report([tested], say);
	const findings = [tested];
	const section = async (name: string, check: () => Promise<Finding[]>) => {
		say(`\n${name}`);
		// Each section starts from a fresh office.
		demo.sandbox.reset();
		// A section that throws is a failed finding; the others run all the same.
		const found = await check().catch((reason: Error) => [finding(false, reason.message)]);
		report(found, say);
		findings.push(...found);
	};
	await section('Every operation as the tool of an agent', () => runAgents(demo));
	await section('What a run does when it is stopped, tried again, or has several logins', () =>
		checkRuns(demo),
	);
	await section('People who are asked by text, and the review of what an agent wants to do', () =>
		runAsk(demo),
	);
	await section("The sandbox's page, on which a person plays the other side", () =>
		checkPage(demo),
	);
	await section("n8n's editor, driven in a browser", () => checkEditor(demo));
	for (const example of demo.workflows.filter(({ key }) => !Object.hasOwn(SCENES, key))) {
		await section(example.workflow.name, () => checkExample(demo, example));
	}
	await section('Examples that start by themselves, with somebody on the other side', async () =>
		(await runScenes(demo)).flatMap(({ name, findings: found }) =>
			found.map(({ passed, claim }) => finding(passed, `${name}: ${claim}`)),
		),
	);
	await section('A published workflow with Evo Voice Trigger', async () => {
		await pause(COALESCED_FOR_MS);
		return [...(await runTrigger(demo)), ...(await runTwoTriggers(demo))];
	});
	return findings;
}

/** Runs an example by hand, or has n8n start it by itself, and checks the outcome. */
export async function checkExample(demo: Demo, example: DemoExample): Promise<Finding[]> {
	const byItself = startOf(example.workflow) ? checkByHand : checkActivation;
	return (PEOPLE[example.key] ?? byItself)(demo, example);
}

async function checkByHand(demo: Demo, { key, workflow }: DemoExample): Promise<Finding[]> {
	prepare(key, demo.sandbox);
	const findings = await judge(key, await evidenceOf(demo, workflow));
	for (const broken of BROKEN[key] ?? []) {
		demo.sandbox.reset();
		findings.push(...(await checkBroken(demo, workflow, broken)));
	}
	return findings;
}

async function evidenceOf(demo: Demo, workflow: StoredWorkflow): Promise<Evidence> {
	const { sandbox, n8n, chosen } = demo;
	const before = sessionsOf(sandbox);
	const execution = await n8n.rest.run(workflow, startOf(workflow)!);
	const [{ office }, { folder }] = [sandbox, chosen];
	return { execution, before, after: sessionsOf(sandbox), office, folder };
}

/** Runs an example with something broken among its items. */
async function checkBroken(
	demo: Demo,
	workflow: StoredWorkflow,
	{ when, breaks, changes, judge }: Broken,
): Promise<Finding[]> {
	breaks?.(demo.sandbox);
	const { name, nodes, connections, settings } = workflow;
	const changed = changes?.({ name: `${name} (broken)`, nodes, connections, settings });
	const run = changed ? await demo.n8n.rest.createWorkflow(changed) : workflow;
	const evidence = await evidenceOf(demo, run);
	const { status, error } = evidence.execution;
	const ended = finding(status === 'success', `the workflow runs through ${error?.message ?? ''}`);
	const findings = [ended, ...(await judge(evidence))];
	return findings.map(({ passed, claim }) => finding(passed, `when ${when}: ${claim}`));
}

/** An example with a trigger waits for a call; here it is enough that n8n activates it and it polls. */
async function checkActivation(demo: Demo, { workflow }: DemoExample): Promise<Finding[]> {
	try {
		const polled = await publish(demo, workflow);
		await demo.n8n.rest.deactivate(workflow);
		return [finding(polled, 'n8n activates it, and its trigger asks the sandbox what is live')];
	} catch (reason) {
		return [finding(false, `n8n activates it (${(reason as Error).message})`)];
	}
}

function report(findings: Finding[], say: Say): void {
	for (const { passed, claim } of findings) say(`  ${passed ? 'ok    ' : 'FAILED'} ${claim}`);
}

function sessionsOf(sandbox: Sandbox): SessionInfo[] {
	return structuredClone(sandbox.office.sessions()).filter((session) => !session.ended);
}
