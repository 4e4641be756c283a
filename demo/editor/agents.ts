import { MAIN_LINE } from '../../sandbox/office/people';
import type { Finding } from '../finding';
import { withCredential } from '../examples';
import type { WorkflowJson, WorkflowNode } from '../rest';
import type { Editor } from './editor';

const [AGENT, TOOL, REVIEW] = ['AI Agent', 'Send a text', 'Ask first'];

/** What an agent's tool, and the review before it, leave to the model. */
export async function agentChecks(editor: Editor): Promise<Finding[]> {
	const { demo, page, find, openNode, check } = editor;
	const { id } = await demo.n8n.rest.createWorkflow(
		withCredential(agentWorkflow(), demo.credential),
	);
	const buttons = async (name: string) =>
		await find(`parameter-input-${name}`)
			.or(find(`resource-locator-${name}`))
			.first()
			.locator('xpath=ancestor::*[contains(@class,"parameter-item")][1]')
			.locator('[data-test-id="from-ai-override-button"]')
			.count();
	return [
		await check("The panel of an agent's tools finds Evo Voice Tool for 'evo'", async () => {
			await page.goto(`${demo.n8n.url}/workflow/${id}`);
			await page
				.locator(`[data-test-id="canvas-node"][data-node-name="${AGENT}"]`)
				.locator('[data-test-id="canvas-handle-plus"], [data-test-id="add-subnode-ai_tool-0"]')
				.last()
				.click();
			await find('node-creator-search-bar').fill('evo');
			await find('node-creator-item-name')
				.filter({ hasText: /^\s*Evo Voice( Tool)?\s*$/ })
				.first()
				.waitFor();
			return [true, true];
		}),
		await check("A tool's numbers can be left to the model", async () => {
			await openNode(id, TOOL);
			return [await buttons('toAddress'), 1];
		}),
		await check('Who reviews a tool call cannot', async () => {
			await openNode(id, REVIEW);
			await find('parameter-input-toAddress').first().waitFor();
			return [
				[await buttons('toAddress'), await buttons('endpointId')],
				[0, 0],
			];
		}),
	];
}

function agentWorkflow(): WorkflowJson {
	const node = (name: string, type: string, typeVersion: number, parameters: object) => ({
		id: name,
		name,
		type,
		typeVersion,
		position: [
			[AGENT, REVIEW, TOOL].indexOf(name) * 300,
			[AGENT, REVIEW, TOOL].indexOf(name) * 200,
		],
		parameters,
	});
	const numbers = {
		endpointId: { __rl: true, mode: 'id', value: MAIN_LINE.id },
		toAddress: '+12025550101',
	};
	const to = (name: string) => ({ ai_tool: [[{ node: name, type: 'ai_tool', index: 0 }]] });
	return {
		name: 'An agent with a review',
		nodes: [
			node(AGENT, '@n8n/n8n-nodes-langchain.agent', 3.1, { promptType: 'define', text: 'x' }),
			node(TOOL, 'n8n-nodes-evovoice.evoVoiceTool', 1, {
				resource: 'message',
				operation: 'send',
				...numbers,
				body: 'x',
			}),
			node(REVIEW, 'n8n-nodes-evovoice.evoVoiceHitlTool', 1, {
				resource: 'message',
				operation: 'sendAndWait',
				...numbers,
			}),
		] as WorkflowNode[],
		connections: { [TOOL]: to(REVIEW), [REVIEW]: to(AGENT) },
	};
}
