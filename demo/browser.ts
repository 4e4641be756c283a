import { chromium, type Browser } from 'playwright-core';
import { beforeExit } from './cleanup';

const ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/**
 * Starts /usr/bin/chromium, or the one that the variable CHROMIUM names; it ends with the demo.
 * @throws Error when there is none
 */
export async function launchBrowser(): Promise<Browser> {
	const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
	const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
	beforeExit(() => browser.close());
	return browser;
}
