import { setTimeout as pause } from 'node:timers/promises';
import { withCredential } from '../examples';
import type { Finding } from '../finding';
import { beginWith, finished } from '../judges/people';
import type { Demo } from '../open';
import { publish } from '../triggerRun';
import { press, type Phone } from './phone';
import {
	answered,
	nextNumber,
	outcomeOf,
	questionWorkflow,
	untilAsked,
	type Asked,
} from './question';
import { verify } from '../verify';
import { DONE, headingOf, open, post, THANKS, type Visit } from './visit';

// n8n publishes in the background.
const PUBLISHED_WITHIN_MS = 30_000;
/** n8n keeps waits of less than 65 seconds in memory, where no restart finds them. */
const KEPT = { lookEveryMinutes: 1.1 };
const REPLY = 'YES, within the hour';

/** A question by text without an address, which is answered by a text. */
interface AskedByText {
	to: string;
	execution: Promise<string>;
}

/**
 * Asks in each of the three ways, and starts n8n again before there is an answer.
 * @returns what comes of the answers, for which one of them takes another minute
 */
export async function overRestart(demo: Demo, phone: Phone): Promise<Array<Promise<Finding>>> {
	const { sandbox, n8n } = demo;
	const answering = exampleOf(demo, 'reply-resumes-workflow-answer');
	await publish(demo, answering);
	const link = askByLink(demo);
	const polls = askByText(demo, 'ask-and-look-for-reply', KEPT);
	const resumed = askByText(demo, 'reply-resumes-workflow-ask');
	await Promise.allSettled([link, polls.execution, resumed.execution]);
	await n8n.stop();
	// Dates of texts are whole seconds, and nobody replies in the second of the question.
	await pause(1000);
	for (const { to } of [polls, resumed]) sandbox.office.receiveText({ from: to, text: REPLY });
	await n8n.restart();
	return [
		throughLink(demo, phone, link),
		replied(
			demo,
			'one without an address, whose reply comes while n8n is down, too: the next poll finds the reply',
			polls,
		),
		replied(
			demo,
			'and so does one that its reply resumes: the trigger finds the reply after the restart',
			resumed,
		).finally(() => n8n.rest.deactivate(answering)),
	];
}

const exampleOf = ({ workflows }: Demo, name: string) =>
	workflows.find(({ key }) => key === name)!.workflow;

function askByText(demo: Demo, example: string, values: object = {}): AskedByText {
	const to = nextNumber();
	const ask = async () => {
		const execution = await beginWith(demo, exampleOf(demo, example), { ...values, to });
		await untilAsked(demo, to, execution);
		return execution;
	};
	return { to, execution: ask() };
}

function replied(demo: Demo, claim: string, { to, execution }: AskedByText): Promise<Finding> {
	return verify(claim, async () => {
		const { status, nodes } = await finished(demo, await execution);
		const { from, answer } = nodes['The answer']?.[0].items[0] ?? {};
		return [
			{ status, from, answer },
			{ status: 'success', from: to, answer: REPLY },
		];
	});
}

interface AskedByLink extends Asked {
	/** What the address shows before n8n is started again. */
	page: Visit;
}

function throughLink(demo: Demo, phone: Phone, link: Promise<AskedByLink>): Promise<Finding> {
	const claim =
		'a question that waits survives a restart of n8n: its page stays the same and takes the answer; once the workflow is through, the address says that nothing is left to do';
	return verify(claim, async () => {
		const asked = await link;
		const after = await open(asked.address);
		const page = await phone.open(asked.address);
		await page.getByLabel('Your answer').fill(REPLY);
		const heading = await press(page, 'Submit');
		const outcome = await outcomeOf(demo, asked);
		const again = await open(asked.address);
		return [
			{ same: asked.page.body === after.body, heading, outcome, again: headingOf(again) },
			{
				same: true,
				heading: THANKS,
				outcome: answered('Goes on', { text: REPLY }),
				again: DONE,
			},
		];
	});
}

/** Publishes a workflow with a webhook that asks, and calls it. */
export async function askByLink(demo: Demo): Promise<AskedByLink> {
	const { n8n, credential } = demo;
	const number = nextNumber();
	const path = `ask-${number.slice(1)}`;
	const parameters = { message: 'Are you on site?', responseType: 'freeText' };
	const workflow = questionWorkflow(number, parameters, {
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		parameters: { path, httpMethod: 'POST', options: {} },
		webhookId: path,
	});
	await n8n.rest.activate(await n8n.rest.createWorkflow(withCredential(workflow, credential)));
	const deadline = Date.now() + PUBLISHED_WITHIN_MS;
	while ((await post(`${n8n.url}/webhook/${path}`, {})).status !== 200) {
		if (Date.now() > deadline) throw new Error('n8n did not publish the workflow');
		await pause(250);
	}
	const asked = await untilAsked(demo, number);
	return { ...asked, page: await open(asked.address) };
}
