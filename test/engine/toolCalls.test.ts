import type { INodeType } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { tool } from './contract';
import { additionalDataFor, begin, loadPackage, nodeTypesOf, nodeWith, starter } from './harness';
import { byId, useOffice } from './office';

const office = useOffice();

interface Tool {
	invoke(given: object): Promise<string>;
}

/** An agent that uses its one tool as the test says, and outputs what the tool answered. */
const agent = (use: (tool: Tool) => Promise<string[]>): INodeType => ({
	description: {
		...starter([]).description,
		name: 'agent',
		inputs: ['main', 'ai_tool'],
	},
	async execute() {
		const [given] = (await this.getInputConnectionData('ai_tool', 0)) as Tool[];
		return [
			(await use(given)).map((answer) => ({ json: { answer: JSON.parse(answer) as object } })),
		];
	},
});

/** Lets an agent use an operation as its tool, through n8n's engine. @returns the answers, in order */
async function usedBy(use: (tool: Tool) => Promise<string[]>, operation: string, parameters = {}) {
	const loader = await loadPackage();
	const asTool = await tool();
	const [resource, value] = operation.split('.');
	const nodes = [
		nodeWith({}, { id: 's', name: 'Start', type: 'start', credentials: undefined }),
		nodeWith({}, { id: 'a', name: 'Agent', type: 'agent', credentials: undefined }),
		nodeWith(
			{ resource, operation: value, ...parameters },
			{ type: 'evoVoiceTool', retryOnFail: true, waitBetweenTries: 1 },
		),
	];
	const workflow = new Workflow({
		id: 'w',
		nodes,
		connections: {
			Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
			'Evo Voice': { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
		},
		nodeTypes: nodeTypesOf(loader, {
			start: starter([{ json: {} }, { json: {} }]),
			agent: agent(use),
			evoVoiceTool: {
				...asTool,
				description: { ...asTool.description, outputs: ['ai_tool'] },
			} as INodeType,
		}),
		active: false,
	});
	const { data } = await begin(workflow, additionalDataFor(loader, office.credentials));
	const { error, runData } = data.resultData;
	if (error) throw error;
	return runData.Agent[0].data!.main[0]!.map(({ json }) => json.answer as object[]);
}

const SESSION = byId("={{ $fromAI('Session', 'The session', 'string') }}");

test('each call of a tool is for itself, also where several come at the same time', async () => {
	const ids = [1, 2, 3].map(() => office.sandbox.office.start().id);
	const inTurn = async (given: Tool) => {
		const answers: string[] = [];
		for (const id of ids) answers.push(await given.invoke({ Session: id }));
		return answers;
	};
	const atOnce = async (given: Tool) =>
		await Promise.all(ids.map(async (id) => await given.invoke({ Session: id })));
	for (const use of [inTurn, atOnce]) {
		const before = office.arrived().length;
		const answers = await usedBy(use, 'session.get', { sessionId: SESSION });
		expect(answers).toMatchObject(ids.map((id) => [{ id }]));
		expect(office.arrived()).toHaveLength(before + 3);
	}
});

test('a call that did not succeed holds up none that comes after it', async () => {
	const id = office.idOf(({ ended }) => !ended);
	const use = async (given: Tool) => {
		const refused = await given.invoke({ Session: '..' }).catch(({ message }: Error) => message);
		return [JSON.stringify([{ refused }]), await given.invoke({ Session: id })];
	};
	const answers = await usedBy(use, 'session.get', { sessionId: SESSION });
	expect(answers).toMatchObject([
		[{ refused: expect.stringMatching(/^'Session' cannot be '\.\.'\n\nDetails: Dots alone/) }],
		[{ id }],
	]);
	expect(office.arrived()).toHaveLength(1);
});
