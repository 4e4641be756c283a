import type { Browser } from 'playwright-core';
import { startOf } from '../examples';
import type { Demo } from '../open';
import { smallScreen } from './phone';
import { untilAsked } from './question';

/** The page on which a person answers, as it looks on a phone, and the text that led there. */
export interface AskPictures {
	phone: Buffer;
	text: Buffer;
}

const MARGIN = 24;

/** Has the example ask for approval, and takes pictures of what the person gets. */
export async function takeAskPictures(demo: Demo, browser: Browser): Promise<AskPictures> {
	const { workflow } = demo.workflows.find(({ key }) => key === 'ask-for-approval')!;
	const order = workflow.nodes.find(({ name }) => name === 'Order')!;
	const number = /\+\d+/.exec(JSON.stringify(order.parameters))![0];
	const execution = await demo.n8n.rest.begin(workflow, startOf(workflow)!);
	const { address, message } = await untilAsked(demo, number, execution);
	const phone = await (await smallScreen(browser, { colorScheme: 'light' })).newPage();
	await phone.goto(address);
	const { height } = (await phone.locator('main').boundingBox())!;
	await phone.setViewportSize({ width: 390, height: Math.ceil(height) + MARGIN });
	const screen = await browser.newPage({ viewport: { width: 900, height: 800 } });
	await screen.goto(demo.sandbox.url);
	const text = screen.locator('.conversation').filter({ hasText: message });
	await text.waitFor();
	return { phone: await phone.screenshot(), text: await text.screenshot() };
}
