import { setTimeout as pause } from 'node:timers/promises';
import type { Finding } from '../finding';
import { withCredential } from '../examples';
import type { Demo } from '../open';
import { press, type Phone } from './phone';
import {
	answered,
	APPROVE_OR_DECLINE,
	ask,
	limitOf,
	nextNumber,
	outcomeOf,
	questionWorkflow,
	untilAsked,
} from './question';
import { shown } from './shown';
import { DONE, headingOf, open, post, THANKS } from './visit';

const LIMIT_SECONDS = 3;
/** n8n looks once a minute for executions whose time has come. */
export const GOES_ON_WITHIN_MS = 90_000;
// n8n publishes in the background.
const PUBLISHED_WITHIN_MS = 30_000;

/** A question that nobody answers in time. */
export function limit(demo: Demo): Promise<Finding> {
	const claim =
		'Limit Wait Time: an answer that comes too late is not taken; n8n goes on without one, not with the approval that the item brought along';
	return shown(claim, async () => {
		const before = { order: 4711, data: { approved: true } };
		const asked = await ask(
			demo,
			{ message: 'Shall it go out?', ...APPROVE_OR_DECLINE, options: limitOf(LIMIT_SECONDS) },
			[before],
		);
		await pause(LIMIT_SECONDS * 1000 + 500);
		const late = await post(asked.address, { decision: 'approve' });
		const outcome = await outcomeOf(demo, asked, GOES_ON_WITHIN_MS);
		return [
			{ isTaken: headingOf(late) === THANKS, outcome },
			{
				isTaken: false,
				outcome: {
					status: 'success',
					branch: 'Not approved',
					items: [{ ...before, data: { approved: false, respondedAt: null } }],
				},
			},
		];
	});
}

/** A published workflow asks, and n8n is started again before the answer comes. */
export function overRestart(demo: Demo, phone: Phone): Promise<Finding> {
	const claim =
		'a restart of n8n between question and answer changes nothing; once the workflow is through, the address says that nothing is left to do';
	return shown(claim, async () => {
		const asked = await askPublished(demo, {
			message: 'Are you on site?',
			responseType: 'freeText',
		});
		const before = await open(asked.address);
		await demo.n8n.stop();
		await demo.n8n.restart();
		const after = await open(asked.address);
		const page = await phone.open(asked.address);
		await page.getByLabel('Your answer').fill('Yes, since noon');
		const heading = await press(page, 'Submit');
		const outcome = await outcomeOf(demo, asked);
		const again = await open(asked.address);
		return [
			{ same: before.body === after.body, heading, outcome, again: headingOf(again) },
			{
				same: true,
				heading: THANKS,
				outcome: answered('Goes on', { text: 'Yes, since noon' }),
				again: DONE,
			},
		];
	});
}

/** Publishes a workflow with a webhook that asks, and calls it. */
async function askPublished(demo: Demo, parameters: Record<string, unknown>) {
	const { n8n, credential } = demo;
	const number = nextNumber();
	const path = `ask-${number.slice(1)}`;
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
	return untilAsked(demo, number);
}
