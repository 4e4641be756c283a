import { AGENT_CHECKS } from '../agents';
import type { AgentCheck } from '../agents/agentCheck';
import { builtDescription } from '../agents/built';
import { argumentsFor, toolOf, type Tool } from '../agents/tool';
import type { Finding } from '../finding';
import { withCredential } from '../examples';
import type { Demo } from '../open';
import type { WorkflowJson, WorkflowNode } from '../rest';
import { startModel } from './model';
import { press, type Phone } from './phone';
import { askParameters, limitOf, nextNumber, START, untilAsked } from './question';
import { verify } from '../verify';
import { GOES_ON_WITHIN_MS } from './waiting';

const AGENT = 'AI Agent';
const MODEL = 'Model';
const REVIEW = 'Ask first';

/** What a person decides about a tool call of an agent, and the expected outcome. */
interface Scene {
	prompt: string;
	claim: string;
	button?: 'Approve' | 'Decline';
	/** Words that the tool result must contain. */
	result: string;
	/** Which of the calls that it makes at the same time must have an effect. */
	done: boolean[];
}

/**
 * The approval that an earlier question left in the item must not count as the answer to this one. For
 * a second tool call it does in n8n 2.41, which reads the agent's item though it never asked.
 */
const EARLIER_APPROVAL = { approved: true, data: { approved: true } };

const SCENES: Scene[] = [
	{
		prompt: 'Get the specialist, who is wanted.',
		claim: 'approved on the phone: the tool runs, and the agent gets its result',
		button: 'Approve',
		result: '+15035550142',
		done: [true],
	},
	{
		prompt: 'Get the specialist into two calls at the same time.',
		claim: 'two tool calls at once: n8n asks about the first, and does nothing that nobody saw',
		button: 'Approve',
		result: '+15035550142',
		done: [true, false],
	},
	{
		prompt: 'Get the specialist, who is not wanted.',
		claim: 'declined: nothing is done, and the agent learns it',
		button: 'Decline',
		result: 'rejected',
		done: [false],
	},
	{
		prompt: 'Get the specialist, though nobody reads texts.',
		claim: 'not answered in time: nothing is done, and the agent learns it',
		result: 'Nobody answered in time, so the tool was not run.',
		done: [false],
	},
];

/**
 * Agents of n8n that want to dial somebody into a call, each with a review between itself and its
 * tool: a person gets a text with what it wants.
 */
export async function review(demo: Demo, phone: Phone): Promise<Finding[]> {
	const description = await builtDescription();
	const plans = new Map<string, object[]>();
	const trials = SCENES.map((scene) => {
		const checks = scene.done.map(() => AGENT_CHECKS.conference.add(demo.sandbox));
		const tool = toolOf(description, 'conference.add', checks[0]);
		const plan = checks.map(({ gives }) => ({
			toolParameters: argumentsFor(tool, gives),
			hitlParameters: {},
		}));
		plans.set(scene.prompt, plan);
		return { scene, checks, tool };
	});
	const { url, toolResults } = await startModel(plans);
	const id = await demo.n8n.rest.createCredential(MODEL, 'openAiApi', { apiKey: 'none', url });
	const model = modelNode({ id, name: MODEL });
	return Promise.all(
		trials.map(({ scene, checks, tool }) =>
			verify(`Human review of an agent's tool, ${scene.claim}`, async () => {
				const seen = await reviewOne(demo, phone, scene, tool, model);
				const answer = toolResults.get(scene.prompt) ?? '';
				return [
					{
						inWords: isInWords(seen.text, checks[0], tool) || seen.text,
						status: seen.status,
						done: checks.map((check) => check.effect([])),
						result: answer.includes(scene.result) || answer,
					},
					{
						inWords: true,
						status: 'success',
						done: scene.done,
						result: true,
					},
				];
			}),
		),
	);
}

/** Whether a text names the tool and all that the agent wants to hand over to it, and is no JSON. */
function isInWords(text: string, { gives }: AgentCheck, tool: Tool): boolean {
	const words = [tool.node.name, ...Object.values(gives)].map(String);
	return words.every((word) => text.includes(word)) && !/[{}[\]_]/.test(text);
}

async function reviewOne(
	demo: Demo,
	phone: Phone,
	{ prompt, button, done }: Scene,
	tool: Tool,
	model: WorkflowNode,
): Promise<{ text: string; status: string }> {
	const { n8n, credential } = demo;
	const number = nextNumber();
	const limit = button ? {} : { options: limitOf(3) };
	const before = done.length === 1 ? EARLIER_APPROVAL : {};
	const asking = agentWorkflow(prompt, tool, model, number, limit, before);
	const workflow = withCredential(asking, credential);
	const executionId = await n8n.rest.begin(await n8n.rest.createWorkflow(workflow), START);
	const asked = await untilAsked(demo, number, executionId);
	if (button) await press(await phone.open(asked.address), button);
	const { status } = await n8n.rest.finished(executionId, GOES_ON_WITHIN_MS);
	return { text: asked.message, status };
}

export function modelNode(openAiApi: { id: string; name: string }): WorkflowNode {
	return {
		id: MODEL,
		name: MODEL,
		type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
		typeVersion: 1.3,
		position: [0, 200],
		parameters: {
			model: { __rl: true, mode: 'id', value: 'scripted' },
			responsesApiEnabled: false,
			options: {},
		},
		credentials: { openAiApi },
	};
}

export function agentWorkflow(
	prompt: string,
	tool: Tool,
	model: WorkflowNode,
	number: string,
	limit: Record<string, unknown>,
	before: object,
): WorkflowJson {
	const to = (name: string, type: string) => ({ [type]: [[{ node: name, type, index: 0 }]] });
	const at = { position: [0, 0] as [number, number] };
	const evoVoice = 'n8n-nodes-evovoice.evoVoiceHitlTool';
	return {
		name: prompt,
		settings: { executionOrder: 'v1' },
		nodes: [
			{
				id: START,
				name: START,
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				...at,
				parameters: {},
			},
			{
				id: AGENT,
				name: AGENT,
				type: '@n8n/n8n-nodes-langchain.agent',
				typeVersion: 3.1,
				...at,
				parameters: { promptType: 'define', text: prompt, options: {} },
			},
			model,
			tool.node,
			{
				id: REVIEW,
				name: REVIEW,
				type: evoVoice,
				typeVersion: 1,
				...at,
				parameters: askParameters(number, limit),
			},
		],
		connections: {
			[START]: to(AGENT, 'main'),
			[MODEL]: to(AGENT, 'ai_languageModel'),
			[tool.node.name]: to(REVIEW, 'ai_tool'),
			[REVIEW]: to(AGENT, 'ai_tool'),
		},
		pinData: { [START]: [{ json: before }] },
	};
}
