import { AGENT_CHECKS } from '../agents';
import { builtDescription } from '../agents/built';
import { argumentsFor, toolOf } from '../agents/tool';
import { withCredential } from '../examples';
import type { Finding } from '../finding';
import type { Demo } from '../open';
import { startModel } from './model';
import { nextNumber, START } from './question';
import { agentWorkflow, modelNode } from './review';
import { verify } from '../verify';

const PROMPT = 'Get the specialist, and ask whom you like.';
const TWIN = 'n8n-nodes-evovoice.evoVoiceHitlTool';
const ENDED_WITHIN_MS = 60_000;

interface Property {
	name: string;
	noDataExpression?: boolean;
	displayOptions?: { show?: { operation?: string[]; '@tool'?: boolean[] } };
}

/** Who reviews what an agent wants to do: no model says so, neither in the editor nor in a run. */
export function reviewers(demo: Demo): Promise<Finding> {
	const claim =
		"Human review of an agent's tool: n8n does not offer to let the model define the numbers, and a workflow that does so all the same asks nobody and does nothing";
	return verify(claim, async () => {
		const check = AGENT_CHECKS.conference.add(demo.sandbox);
		const tool = toolOf(await builtDescription(), 'conference.add', check);
		const chosen = nextNumber();
		const plan = {
			toolParameters: argumentsFor(tool, check.gives),
			hitlParameters: { Number: chosen },
		};
		const { url, toolResults } = await startModel(new Map([[PROMPT, [plan]]]));
		const name = 'Model that chooses';
		const id = await demo.n8n.rest.createCredential(name, 'openAiApi', { apiKey: 'none', url });
		const model = modelNode({ id, name });
		const number = "={{ $fromAI('Number', 'Who is asked', 'string') }}";
		const workflow = agentWorkflow(PROMPT, tool, model, number, {}, {});
		const stored = await demo.n8n.rest.createWorkflow(withCredential(workflow, demo.credential));
		const executionId = await demo.n8n.rest.begin(stored, START);
		const { status } = await demo.n8n.rest.finished(executionId, ENDED_WITHIN_MS);
		const texts = demo.sandbox.office.messages.all();
		return [
			{
				offered: await offeredToModels(demo),
				status,
				texts: texts.filter(({ otherAddress }) => otherAddress === chosen).length,
				done: check.effect([]),
				result: toolResults.get(PROMPT)?.includes('rejected') || toolResults.get(PROMPT),
			},
			// n8n reports everything but an approval to the agent as a rejection.
			{ offered: [], status: 'success', texts: 0, done: false, result: true },
		];
	});
}

/** The numbers of the review for which n8n's editor would offer to let the model define them. */
async function offeredToModels({ n8n }: Demo): Promise<string[]> {
	const type = (await n8n.rest.nodeTypes()).find(({ name }) => name === TWIN);
	if (!type) throw new Error('n8n has no human review of Evo Voice');
	const { properties } = type as unknown as { properties: Property[] };
	const isShown = ({ displayOptions: { show } = {} }: Property) =>
		show?.operation?.includes('sendAndWait') && show['@tool']?.includes(true) !== false;
	return properties
		.filter(({ name }) => ['endpointId', 'toAddress'].includes(name))
		.filter((property) => isShown(property) && !property.noDataExpression)
		.map(({ name }) => name);
}
