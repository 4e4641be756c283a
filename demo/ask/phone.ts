import type { Browser, BrowserContext, Page } from 'playwright-core';
import { patiently } from '../patiently';

/** A phone with a small screen, whose browser runs no scripts. */
export interface Phone {
	/** Opens an address. */
	open(address: string): Promise<Page>;
	/** What pages loaded beside themselves. */
	loadedMore: string[];
}

const SMALL_SCREEN = {
	viewport: { width: 390, height: 844 },
	deviceScaleFactor: 2,
	isMobile: true,
	hasTouch: true,
};

/** A phone-sized window of a browser. */
export const smallScreen = (browser: Browser, more: object = {}): Promise<BrowserContext> =>
	browser.newContext({ ...SMALL_SCREEN, ...more });

export async function switchOn(browser: Browser): Promise<Phone> {
	const context = await smallScreen(browser, { javaScriptEnabled: false });
	const loadedMore: string[] = [];
	return {
		loadedMore,
		open: async (address) => {
			const page = await context.newPage();
			page.on('request', (request) => {
				if (request.url() !== address) loadedMore.push(request.url());
			});
			await patiently(async () => ({ status: (await page.goto(address))!.status() }));
			return page;
		},
	};
}

/** Presses a button of the page and gives the heading of the page that comes then. */
export async function press(page: Page, button: string): Promise<string> {
	const before = await page.locator('h1').innerText();
	await page.getByRole('button', { name: button, exact: true }).tap();
	const heading = page.locator('h1').filter({ hasNotText: before });
	await heading.waitFor();
	return heading.innerText();
}
