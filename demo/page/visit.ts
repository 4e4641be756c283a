import type { Locator, Page } from 'playwright-core';
import type { Sandbox } from '../../sandbox';
import { CONTACTS, type Contact } from '../../sandbox/office/people';
import { launchBrowser } from '../browser';

const SHOWN_WITHIN_MS = 15_000;

type List = 'live' | 'ended' | 'texts' | 'files' | 'log';

/** The sandbox's page in a browser, with a person in front of it. */
export interface Visit {
	sandbox: Sandbox;
	page: Page;
	/** Somebody whom the office knows, and who is not on the phone at first. */
	contact: Contact;
	rows(list: List): Locator;
	leave(): Promise<void>;
}

export async function visitPage(sandbox: Sandbox): Promise<Visit> {
	const browser = await launchBrowser();
	const page = await browser.newPage({ locale: 'en-GB' });
	page.setDefaultTimeout(SHOWN_WITHIN_MS);
	await page.goto(sandbox.url);
	const rows = (list: List) => page.locator(`#${list} > li`);
	const contact = CONTACTS.find(({ number }) => !isOnThePhone(sandbox, number))!;
	return { sandbox, page, contact, rows, leave: () => browser.close() };
}

const isOnThePhone = ({ office }: Sandbox, number: string) =>
	office.sessions().some(({ ended, members }) => {
		return !ended && members.some(({ identity }) => identity === number);
	});

/** Presses the button that has this text. */
export const press = (within: Page | Locator, button: string) =>
	within.locator(`button:text-is("${button}")`).click();

/** Fills in the form and presses one of its buttons. */
export async function play(
	{ page }: Visit,
	button: string,
	{ words, ...choices }: { words?: string; From?: string; To?: string },
): Promise<void> {
	for (const [field, value] of Object.entries(choices)) {
		await page.getByRole('combobox', { name: field, exact: true }).selectOption(value);
	}
	if (words) await page.getByRole('textbox').fill(words);
	await press(page, button);
}

/** The first row of a list, once it has the text. */
export async function first({ rows }: Visit, list: List, text: string): Promise<Locator> {
	const row = rows(list).first();
	await row.filter({ hasText: text }).waitFor();
	return row;
}

/** The card of somebody's session. */
export const cardOf = ({ rows, page }: Visit, who: string) =>
	rows('live').filter({ has: page.getByRole('heading', { name: who, exact: true }) });

export const chipsOf = (card: Locator) => card.locator('.chip').allInnerTexts();

/** Presses a button of a card, and waits until the first chip begins with the state. */
export async function turn(card: Locator, button: string, state: string): Promise<void> {
	await press(card, button);
	const chip = card.locator('.chip').first();
	await chip.filter({ hasText: new RegExp(`^${state}`) }).waitFor();
}

/** Asks something of the API with the login of a phone user, as a workflow does. */
export async function ask({ sandbox }: Visit, method: string, path: string): Promise<number> {
	const { username, password } = sandbox.logins.phoneUser;
	const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
	return (await fetch(`${sandbox.url}${path}`, { method, headers: { authorization } })).status;
}
