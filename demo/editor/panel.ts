import { startOf } from '../examples';
import type { Finding } from '../finding';
import { storeSteps } from '../steps';
import type { Editor } from './editor';

/** What somebody types who looks for a step, and knows nothing of Evo Voice. */
const WORDS = ['hold call', 'SMS', 'missed call', 'evo voice'];

/** The panel to add a step from, searched for words. */
export async function searchChecks({ demo, page, find, check }: Editor): Promise<Finding[]> {
	// One of its own, since n8n stores at once what is added.
	const workflow = await storeSteps(demo, 'A workflow to add to', [{}], {});
	const entry = find('node-creator-item-name')
		.filter({ hasText: /^\s*Evo Voice\s*$/ })
		.first();
	const findings: Finding[] = [];
	for (const words of WORDS) {
		findings.push(
			await check(`The panel finds Evo Voice for "${words}"`, async () => {
				await page.goto(`${demo.n8n.url}/workflow/${workflow.id}`);
				await find('node-creator-plus-button').click();
				await find('node-creator-search-bar').fill(words);
				await entry.waitFor();
				return [true, true];
			}),
		);
	}
	findings.push(
		await check('A step is added from the panel, with its operation chosen there', async () => {
			await entry.click();
			await page.getByText('Hold call session', { exact: true }).click();
			await find('ndv').waitFor();
			const chosen = await find('parameter-input-operation').locator('input').inputValue();
			return [chosen, 'Hold'];
		}),
	);
	return findings;
}

/** The editor of somebody whose computer is set to dark. */
export async function darkCheck({ demo, page, check }: Editor): Promise<Finding> {
	return await check('The node has its icon for dark backgrounds in dark mode', async () => {
		const { workflow } = demo.workflows.find(({ workflow: each }) => startOf(each))!;
		await page.goto(`${demo.n8n.url}/workflow/${workflow.id}`);
		const icon = page.locator('[data-test-id="canvas-node"] img[src*="evovoice"]').first();
		return [/evovoice\.dark\.svg/.test((await icon.getAttribute('src'))!), true];
	});
}
