import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { INodeTypeDescription } from 'n8n-workflow';
import { AGENT_CHECKS } from './agents';
import type { AgentCheck, Given } from './agents/agentCheck';
import { builtDescription } from './agents/built';
import { judgeCoverage, judgeEffect, judgeListing, judgeRefusal } from './agents/judge';
import type { Answer } from './agents/judge';
import { argumentsFor, operationsOf, toolOf, type Tool } from './agents/tool';
import type { Finding } from './finding';
import { withCredential } from './examples';
import type { Demo } from './open';
import type { WorkflowJson } from './rest';

/** An operation, its check, and the tool made of it. */
interface Trial {
	operation: string;
	check: AgentCheck;
	tool: Tool;
}

type Call = (trial: Trial, instead?: Given) => Promise<Answer>;

const TRIGGER = 'MCP Server Trigger';
const PATH = 'evo-voice';
// n8n publishes in the background.
const SERVED_WITHIN_MS = 20_000;
/** Has the form of an ID of the API, but no object has it. */
const NOBODYS_ID = '0123456789abcdef01234567';

/**
 * Publishes a workflow in which each operation of the built node is a tool behind n8n's MCP Server
 * Trigger, and uses every tool as an agent does, by the official MCP client.
 */
export async function runAgents(demo: Demo): Promise<Finding[]> {
	const { trials, findings } = prepare(demo, await builtDescription());
	try {
		const client = await serve(demo, trials);
		const { tools } = await client.listTools();
		findings.push(...trials.map(({ tool }) => judgeListing(tool, tools)));
		findings.push(...(await tryTools(demo, trials, callThrough(client))));
		await client.close();
	} catch (reason) {
		findings.push({ passed: false, claim: `n8n serves the tools (${(reason as Error).message})` });
	}
	return findings;
}

/** Uses some operations, such as `session.patch`, as the tools of an agent, each once. */
export async function runSomeAgents(demo: Demo, operations: string[]): Promise<Finding[]> {
	const { trials } = prepare(demo, await builtDescription());
	const some = trials.filter(({ operation }) => operations.includes(operation));
	const client = await serve(demo, some);
	const { tools } = await client.listTools();
	const call = callThrough(client);
	const acted = await inParallel(some, async (trial) => [
		judgeListing(trial.tool, tools),
		judgeEffect(trial.operation, trial.check, await call(trial)),
	]);
	await client.close();
	return acted;
}

/** @throws Error when n8n does not publish the workflow, or cannot make a tool of each of its nodes */
async function serve({ n8n, credential }: Demo, trials: Trial[]): Promise<Client> {
	const workflow = withCredential(agentWorkflow(trials.map(({ tool }) => tool)), credential);
	await n8n.rest.activate(await n8n.rest.createWorkflow(workflow));
	return connect(`${n8n.url}/mcp/${PATH}`);
}

function prepare({ sandbox }: Demo, description: INodeTypeDescription) {
	const operations = operationsOf(description);
	const checks = Object.entries(AGENT_CHECKS).flatMap(([resource, ofResource]) =>
		Object.entries(ofResource).map(([value, setUp]) => ({
			operation: `${resource}.${value}`,
			setUp,
		})),
	);
	const findings = judgeCoverage(
		operations,
		checks.map(({ operation }) => operation),
	);
	const trials = checks
		.filter(({ operation }) => operations.includes(operation))
		.map(({ operation, setUp }): Trial => {
			const check = setUp(sandbox);
			return { operation, check, tool: toolOf(description, operation, check) };
		});
	return { trials, findings };
}

function agentWorkflow(tools: Tool[]): WorkflowJson {
	const trigger = {
		id: 'trigger',
		name: TRIGGER,
		type: '@n8n/n8n-nodes-langchain.mcpTrigger',
		typeVersion: 2,
		position: [0, 0] as [number, number],
		parameters: { path: PATH },
		// Older versions of n8n give none themselves, and then serve it under another path.
		webhookId: PATH,
	};
	const toTrigger = { ai_tool: [[{ node: TRIGGER, type: 'ai_tool', index: 0 }]] };
	return {
		name: 'Evo Voice for agents',
		// Half of the time of a call goes into keeping its execution.
		settings: { saveDataSuccessExecution: 'none', saveDataErrorExecution: 'none' },
		nodes: [trigger, ...tools.map(({ node }) => node)],
		connections: Object.fromEntries(tools.map(({ node }) => [node.name, toTrigger])),
	};
}

async function connect(address: string): Promise<Client> {
	const deadline = Date.now() + SERVED_WITHIN_MS;
	for (;;) {
		const client = new Client({ name: 'evovoice-demo', version: '1.0.0' });
		try {
			await client.connect(new StreamableHTTPClientTransport(new URL(address)));
			return client;
		} catch (reason) {
			await client.close();
			if (Date.now() > deadline) throw reason;
			await pause(250);
		}
	}
}

function callThrough(client: Client): Call {
	return async ({ check, tool }, instead = {}) => {
		const args = argumentsFor(tool, { ...check.gives, ...instead });
		const answer = await client.callTool({ name: tool.name, arguments: args });
		const [content] = answer.content as Array<{ text?: string }>;
		return { isError: answer.isError === true, text: String(content?.text) };
	};
}

async function tryTools({ sandbox }: Demo, trials: Trial[], call: Call): Promise<Finding[]> {
	const acted = await inParallel(trials, async (trial) => [
		judgeEffect(trial.operation, trial.check, await call(trial)),
	]);
	const unknown = await inParallel(trials, async (trial) => tryUnknown(trial, call));
	const before = sandbox.requests.length;
	const refused = await inParallel(trials, async (trial) => tryRefusals(trial, call));
	const sent = sandbox.requests.slice(before).map(({ method, path }) => `${method} ${path}`);
	return [
		...acted,
		...unknown,
		...refused,
		{
			passed: refused.length > 0 && sent.length === 0,
			claim: `nothing is sent for these ${refused.length} refusals${sent.map((each) => ` (${each})`).join('')}`,
		},
	];
}

async function tryUnknown(trial: Trial, call: Call): Promise<Finding[]> {
	const { operation, check, tool } = trial;
	const field = tool.inputs.find(({ isId }) => isId);
	if (!field || check.explainsUnknown === false) return [];
	const answer = await call(trial, { [field.parameter]: NOBODYS_ID });
	const claim = `${operation}: '${field.label}' that nobody knows is explained`;
	return [judgeRefusal(claim, answer, [NOBODYS_ID])];
}

async function tryRefusals(trial: Trial, call: Call): Promise<Finding[]> {
	const { operation, check, tool } = trial;
	const ids = tool.inputs.filter(({ isId }) => isId);
	const ofIds = ids.flatMap(({ parameter, required }) =>
		(required ? ['', '..'] : ['..']).map((id) => ({ gives: { [parameter]: id }, says: ['ID'] })),
	);
	return inParallel([...ofIds, ...(check.refuses ?? [])], async ({ gives, says }) => {
		const [[parameter, value]] = Object.entries(gives);
		const label = `'${tool.inputs.find((each) => each.parameter === parameter)?.label}'`;
		const claim = `${operation}: ${JSON.stringify(value)} for ${label} is refused with what is right`;
		return [judgeRefusal(claim, await call(trial, gives), [label, ...says])];
	});
}

async function inParallel<T>(all: T[], act: (each: T) => Promise<Finding[]>): Promise<Finding[]> {
	return (await Promise.all(all.map(act))).flat();
}
