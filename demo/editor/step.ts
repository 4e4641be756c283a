import { MAIN_LINE } from '../../sandbox/office/people';
import type { Finding } from '../finding';
import { storeSteps } from '../steps';
import type { Editor } from './editor';

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const [GET, SEND, LIST] = ['Get a session', 'Send a text', 'List sessions'];

/** One step: what is chosen and run in it, and what n8n shows. */
export async function stepChecks(editor: Editor): Promise<Finding[]> {
	const { demo, page, find, openNode, execute, check } = editor;
	const { id } = await storeSteps(demo, 'Steps to try', [{}], {
		[GET]: { parameters: { resource: 'session', operation: 'get' } },
		[SEND]: {
			parameters: {
				resource: 'message',
				operation: 'send',
				endpointId: byId(MAIN_LINE.id),
				toAddress: 'call me 0503',
				body: 'Hello',
			},
		},
		[LIST]: { parameters: { resource: 'session', operation: 'getAll' } },
	});
	const columns = async () => {
		await page.getByRole('radio', { name: 'Table' }).last().click();
		const headers = find('output-panel').locator('th');
		await headers.first().waitFor();
		return (await headers.allInnerTexts()).filter(Boolean);
	};
	return [
		await check('Before any run, a step shows what the one before it will give', async () => {
			await openNode(id, LIST);
			await find('ndv-input-panel').getByText('otherAddress').first().waitFor();
			return [true, true];
		}),
		await check('A call is picked from the list, and its fields come out as a table', async () => {
			await openNode(id, GET);
			await find('resource-locator-sessionId').locator('[data-test-id="rlc-input"]').click();
			await find('rlc-item').first().click();
			await execute();
			const found = await columns();
			return [found.length === 10 && found.includes('displayName') ? true : found, true];
		}),
		await check('Without Simplify, all fields come out', async () => {
			await find('parameter-input-simplify').locator('[role="switch"], .el-switch').first().click();
			await execute();
			await page.getByText('Node executed successfully').first().waitFor();
			const found = await columns();
			return [found.length > 20 ? true : found, true];
		}),
		await check(
			'A value that cannot be sent is refused with the field, and what to enter',
			async () => {
				await openNode(id, SEND);
				await execute();
				const message = (await find('node-error-message').innerText()).trim();
				await find('node-error-description').getByText('+1 503 555 0100').waitFor();
				return [message, "'To Number' cannot be 'call me 0503'"];
			},
		),
	];
}
