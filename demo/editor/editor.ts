import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Finding } from '../finding';
import { OWNER, type Demo } from '../open';

const PICTURES = join(tmpdir(), 'evovoice-editor');
/** Much more than the editor takes; a busy machine is slow. */
const WITHIN_MS = 60_000;

/** n8n's editor with a person logged in. */
export interface Editor {
	demo: Demo;
	page: Page;
	/** Elements by the name that n8n gives them for its own tests. */
	find: (testId: string) => Locator;
	/** Opens a node of a stored workflow. */
	openNode: (workflowId: string, name: string) => Promise<void>;
	/** Runs the opened node, and waits for its output or for what n8n shows instead. */
	execute: () => Promise<void>;
	/** Whether the editor shows what it must; what it shows instead is kept as a picture. */
	check: (
		claim: string,
		see: () => Promise<[seen: unknown, expected: unknown]>,
	) => Promise<Finding>;
}

export async function openEditor(
	demo: Demo,
	browser: Browser,
	settings: Parameters<Browser['newPage']>[0] = {},
): Promise<Editor> {
	const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, ...settings });
	page.setDefaultTimeout(WITHIN_MS);
	await page.goto(`${demo.n8n.url}/signin`);
	await page.locator('input[name="emailOrLdapLoginId"]').fill(OWNER.email);
	await page.locator('input[type="password"]').fill(OWNER.password);
	await page.keyboard.press('Enter');
	await page.waitForURL('**/home/**');
	const find = (testId: string) => page.locator(`[data-test-id="${testId}"]`);
	return {
		demo,
		page,
		find,
		openNode: async (workflowId, name) => {
			await page.goto(`${demo.n8n.url}/workflow/${workflowId}`);
			await page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
			await find('ndv').waitFor();
		},
		execute: async () => {
			await find('node-execute-button').click();
			await find('ndv-items-count').or(find('node-error-message')).first().waitFor();
		},
		check: async (claim, see) => await checked(page, claim, see),
	};
}

let pictures = 0;

async function checked(
	page: Page,
	claim: string,
	see: Parameters<Editor['check']>[1],
): Promise<Finding> {
	const reason = await see().then(
		([seen, expected]) =>
			isDeepStrictEqual(seen, expected) ? '' : `seen: ${JSON.stringify(seen)}`,
		({ message }: Error) => message.split('\n')[0],
	);
	if (reason === '') return { passed: true, claim };
	mkdirSync(PICTURES, { recursive: true });
	const path = join(PICTURES, `${++pictures}.png`);
	await page.screenshot({ path });
	return { passed: false, claim: `${claim} (${reason}; picture: ${path})` };
}
