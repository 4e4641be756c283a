import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { takeAskPictures } from './ask/pictures';
import { launchBrowser } from './browser';
import { cleanUp, cleanUpOnSignals, isCleaningUp } from './cleanup';
import { startOf } from './examples';
import { PEOPLE } from './judges/people';
import { openDemo, OWNER, type Demo } from './open';
import { tourWorkflow } from './tour';

const USAGE = `Usage: tsx demo/screenshots.ts [--all <folder>]
  Takes the README's pictures of the real editor into docs/, or every picture into a folder.
  The browser is /usr/bin/chromium, or the one that the variable CHROMIUM names.`;

const README_PICTURES = [
	'node-panel',
	'operations',
	'credential',
	'message-send',
	'picker-session',
	'trigger',
	'message',
	'example-run',
	'sandbox-page',
	'ask-phone',
	'ask-text',
];

const TALL_ENOUGH_FOR_ALL = 2600;

/** The editor with a person logged in, and where its pictures go. */
interface Stage {
	demo: Demo;
	page: Page;
	tourId: string;
	/** The nodes of the tour, by name. */
	operations: string[];
	/** The session that the nodes of the tour work on. */
	callId: string;
	take: (name: string, selector?: string) => Promise<void>;
	keep: (name: string, picture: Buffer) => void;
}

async function takeAll(stage: Stage): Promise<void> {
	await nodePanel(stage);
	await credentialDialog(stage);
	for (const name of stage.operations) await operationPanel(stage, name);
	await picker(stage, 'Session Update', 'sessionId', 'picker-session');
	await picker(stage, 'Member Remove', 'memberId', 'picker-member');
	await picker(stage, 'Conference Add Member', 'callSid', 'picker-call-leg');
	for (const { key, workflow } of stage.demo.workflows) {
		if (startOf(workflow) && !(key in PEOPLE)) await exampleRun(stage, key);
	}
	await asked(stage);
	await sandboxPage(stage);
	await operationPanel(stage, 'Trigger');
	await whenNothingIsLive(stage);
}

/** What a list without entries says, and what a step that finds its call gone says. */
async function whenNothingIsLive(stage: Stage): Promise<void> {
	const { office } = stage.demo.sandbox;
	for (const { id, ended } of office.sessions()) if (!ended) office.end(id);
	await openTourNode(stage, 'Session Update');
	await byTestId(stage.page, 'resource-locator-sessionId')
		.locator('[data-test-id="rlc-input"]')
		.click();
	await settle(stage.page);
	await stage.take('picker-empty');
	office.erase(stage.callId);
	await openTourNode(stage, 'Session Update');
	await byTestId(stage.page, 'node-execute-button').click();
	await stage.page.waitForTimeout(4_000);
	await stage.take('message');
}

async function nodePanel({ demo, page, take }: Stage): Promise<void> {
	await page.goto(`${demo.n8n.url}/workflow/${demo.workflows[0].workflow.id}`);
	await byTestId(page, 'node-creator-plus-button').click();
	await byTestId(page, 'node-creator-search-bar').fill('evo voice');
	await settle(page);
	await take('node-search');
	await byTestId(page, 'node-creator-item-name').filter({ hasText: 'Evo Voice' }).first().click();
	await settle(page);
	await take('node-panel');
	const { width, height } = page.viewportSize()!;
	await page.setViewportSize({ width, height: TALL_ENOUGH_FOR_ALL });
	await settle(page);
	await take('operations', '[data-test-id="node-creator"]');
	await page.setViewportSize({ width, height });
}

async function credentialDialog({ demo, page, take }: Stage): Promise<void> {
	await page.goto(`${demo.n8n.url}/home/credentials/${demo.credential.id}`);
	await byTestId(page, 'credentials-config-container-test-success').waitFor();
	await settle(page);
	await take('credential', '[data-test-id="editCredential-modal"]');
}

async function operationPanel(stage: Stage, name: string): Promise<void> {
	await openTourNode(stage, name);
	await stage.take(name.toLowerCase().replaceAll(' ', '-'));
}

async function openTourNode({ demo, page, tourId }: Stage, name: string): Promise<void> {
	await page.goto(`${demo.n8n.url}/workflow/${tourId}`);
	await page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
	await byTestId(page, 'ndv').waitFor();
	await settle(page);
}

async function picker(stage: Stage, node: string, field: string, picture: string): Promise<void> {
	await openTourNode(stage, node);
	await byTestId(stage.page, `resource-locator-${field}`)
		.locator('[data-test-id="rlc-input"]')
		.click();
	await byTestId(stage.page, 'rlc-item').first().waitFor();
	await settle(stage.page);
	await stage.take(picture);
}

async function exampleRun({ demo, page, take }: Stage, key: string): Promise<void> {
	const { workflow } = demo.workflows.find((each) => each.key === key)!;
	await page.goto(`${demo.n8n.url}/workflow/${workflow.id}`);
	await byTestId(page, 'execute-workflow-button').click();
	await page.getByText('Workflow executed successfully').waitFor();
	await page.getByText('Workflow executed successfully').waitFor({ state: 'detached' });
	await settle(page);
	await take(key === 'bring-people-in' ? 'example-run' : `example-run-${key}`);
}

async function sandboxPage({ demo, page, take }: Stage): Promise<void> {
	await page.goto(demo.sandbox.url);
	await settle(page);
	await take('sandbox-page');
}

async function asked({ demo, page, keep }: Stage): Promise<void> {
	const { phone, text } = await takeAskPictures(demo, page.context().browser()!);
	keep('ask-phone', phone);
	keep('ask-text', text);
}

function byTestId(page: Page, id: string) {
	return page.locator(`[data-test-id="${id}"]`);
}

/** Lets what moves come to rest: the editor slides panels in and fades lists. */
async function settle(page: Page): Promise<void> {
	await page.waitForTimeout(1200);
}

async function openStage(demo: Demo, folder: string, wanted?: string[]): Promise<Stage> {
	const browser = await launchBrowser();
	const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
	await logIn(page, demo);
	mkdirSync(folder, { recursive: true });
	const keep = (name: string, picture: Buffer): void => {
		if (wanted && !wanted.includes(name)) return;
		writeFileSync(join(folder, `${name}.png`), picture);
		console.log(`  ${name}.png`);
	};
	const take = async (name: string, selector?: string): Promise<void> => {
		if (wanted && !wanted.includes(name)) return;
		keep(name, await (selector ? page.locator(selector) : page).screenshot());
	};
	return { demo, page, take, keep, ...(await addTour(demo)) };
}

async function logIn(page: Page, demo: Demo): Promise<void> {
	await page.goto(`${demo.n8n.url}/signin`);
	await page.locator('input[name="emailOrLdapLoginId"]').fill(OWNER.email);
	await page.locator('input[type="password"]').fill(OWNER.password);
	await page.keyboard.press('Enter');
	await page.waitForURL('**/home/**');
}

async function addTour({
	n8n,
	sandbox,
	credential,
}: Demo): Promise<Pick<Stage, 'tourId' | 'operations' | 'callId'>> {
	const live = sandbox.office.sessions().filter((session) => !session.ended);
	const call = live.find((session) => session.conferenceSid)!;
	const chat = live.find((session) => session.channel === 'Chat')!;
	const { id, nodes } = await n8n.rest.createWorkflow(tourWorkflow(call, chat, credential));
	const operations = nodes.map(({ name }) => name).filter((name) => name !== 'Trigger');
	return { tourId: id, operations, callId: call.id };
}

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { all: { type: 'string' }, help: { type: 'boolean' } } });
	if (values.help) return console.log(USAGE);
	cleanUpOnSignals();
	const demo = await openDemo(console.log, { standStill: true });
	const folder = values.all ? resolve(values.all) : join(__dirname, '..', 'docs');
	await takeAll(await openStage(demo, folder, values.all ? undefined : README_PICTURES));
	await cleanUp();
}

main().catch(async (reason: Error) => {
	if (!isCleaningUp()) console.error(reason.message);
	await cleanUp();
	process.exit(1);
});
