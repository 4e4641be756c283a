import '../engine/harness';

import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { parse, stringify } from 'flatted';
import { ExecutionLifecycleHooks, WebhookContext, WorkflowExecute } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeType,
	IRun,
	IRunExecutionData,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import type { Credentials } from '../engine/harness';
import { additionalDataFor, loadPackage, nodeTypesOf, nodeWith, starter } from '../engine/harness';

const START = 'Start';
export const HITL_TYPE = 'n8n-nodes-evovoice.evoVoiceHitlTool';

/** What is asked: the node as it stands on the canvas, the items before it, and who is logged in. */
export interface Question {
	node: Partial<INode>;
	items?: INodeExecutionData[];
	credentials: Credentials;
	/** n8n's own address, if not that of the server. */
	base?: string;
	/** The workflow's time zone, if not that of n8n. */
	timezone?: string;
}

/** An execution that was begun, and what n8n would store of it. */
export interface Begun {
	id: string;
	run: IRun;
	error?: Error & { description?: string };
	/** Items that came out; undefined while the execution waits. */
	items?: INodeExecutionData[];
}

/** What n8n's server does for executions that wait, around n8n's engine: keeps them and takes calls. */
export class WaitingServer {
	private readonly server: Server;
	private readonly questions = new Map<string, Question>();
	/** Executions as n8n writes them into its database, by their IDs. */
	private readonly stored = new Map<string, string>();
	/** Why n8n does not resume executions at the moment. */
	cannotResume?: string;
	private readonly ended = new Map<string, INodeExecutionData[]>();

	private constructor() {
		const app = express();
		app.use(express.urlencoded({ extended: false, limit: '16mb' }));
		app.all('/webhook-waiting/:id/:node', async (request, response) => {
			const { id } = request.params;
			const { workflow, node, additionalData, type } = await this.load(id);
			const loaded = parse(this.stored.get(id)!) as IRunExecutionData;
			const context = new WebhookContext(
				workflow,
				node,
				{ ...additionalData, httpRequest: request, httpResponse: response } as never,
				'trigger',
				{} as never,
				[],
				loaded,
			);
			const { workflowData, webhookResponse } = await type.webhook!.call(context);
			if (!workflowData) return;
			if (this.cannotResume) {
				// As n8n's own sendErrorResponse replies.
				response.status(500).json({ code: 0, message: this.cannotResume });
				return;
			}
			loaded.executionData!.nodeExecutionStack[0].data.main = workflowData;
			await this.resume(id, loaded);
			response.send(webhookResponse);
		});
		this.server = app.listen(0, '127.0.0.1');
	}

	static async start(): Promise<WaitingServer> {
		const waiting = new WaitingServer();
		await once(waiting.server, 'listening');
		return waiting;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		this.server.close();
		this.server.closeAllConnections();
		await once(this.server, 'close');
	}

	/** Runs a workflow to where it waits, or to its end. */
	async begin(question: Question): Promise<Begun> {
		const id = String(this.questions.size + 1);
		this.questions.set(id, question);
		const { workflow, additionalData } = await this.load(id);
		const startNode = workflow.getNode(START)!;
		const run = await new WorkflowExecute(additionalData, 'trigger').run({ workflow, startNode });
		this.stored.set(id, stringify(run.data));
		const { error } = run.data.resultData;
		const items = run.waitTill ? undefined : itemsOf(run, workflow);
		return { id, run, error: error as Begun['error'], items };
	}

	/** Goes on with an execution whose time is over, as n8n does it. */
	async timeIsOver(id: string): Promise<INodeExecutionData[]> {
		return await this.resume(id, parse(this.stored.get(id)!) as IRunExecutionData);
	}

	/** The items that came out once the execution went on; undefined if it still waits. */
	outcomeOf(id: string): INodeExecutionData[] | undefined {
		return this.ended.get(id);
	}

	/** Changes the question that an execution stored. */
	changeStored(id: string, change: (question: IDataObject) => object): void {
		const data = parse(this.stored.get(id)!) as IRunExecutionData;
		const context = data.executionData!.contextData['node:Ask'];
		context.question = JSON.stringify(change(JSON.parse(`${context.question}`) as IDataObject));
		this.stored.set(id, stringify(data));
	}

	private async resume(id: string, loaded: IRunExecutionData): Promise<INodeExecutionData[]> {
		const { workflow, additionalData } = await this.load(id);
		const resumed = new WorkflowExecute(additionalData, 'trigger', loaded);
		const items = itemsOf(await resumed.processRunExecutionData(workflow), workflow);
		this.ended.set(id, items);
		return items;
	}

	/** The workflow as it comes out of the database each time: nothing is left from an earlier call. */
	private async load(id: string) {
		const question = this.questions.get(id)!;
		const { node: more, items = [{ json: {} }], credentials, base, timezone } = question;
		const loader = await loadPackage();
		const node = nodeWith({}, { name: 'Ask', ...more });
		const start = nodeWith({}, { id: 's', name: START, type: 'start', credentials: undefined });
		const nodes = [start, node];
		const connections = {
			[START]: { main: [[{ node: node.name, type: 'main' as const, index: 0 }]] },
		};
		const evoVoice = loader.getNode('evoVoice').type as INodeType;
		const nodeTypes = nodeTypesOf(loader, {
			start: starter(items),
			[HITL_TYPE]: reviewOf(evoVoice),
		});
		const settings = { timezone };
		const workflow = new Workflow({
			id: 'w',
			nodes,
			connections,
			nodeTypes,
			settings,
			active: false,
		});
		const additionalData: IWorkflowExecuteAdditionalData = {
			...additionalDataFor(loader, credentials),
			executionId: id,
			webhookWaitingBaseUrl: `${base ?? this.url}/webhook-waiting`,
			formWaitingBaseUrl: `${base ?? this.url}/form-waiting`,
			hooks: new ExecutionLifecycleHooks('trigger', id, {
				id: 'w',
				name: 'w',
				nodes,
				connections,
			} as never),
		};
		return { workflow, node: workflow.getNode(node.name)!, additionalData, type: evoVoice };
	}
}

/** The node as n8n makes a human review of it. */
function reviewOf(type: INodeType): INodeType {
	const { description } = type;
	const name = `${description.name}HitlTool`;
	const operation = { displayName: 'Operation', name: 'operation', type: 'hidden' as const };
	const properties = description.properties.map((property) =>
		property.name === 'operation' ? { ...operation, default: 'sendAndWait' } : property,
	);
	return Object.assign(Object.create(type), { description: { ...description, name, properties } });
}

function itemsOf(run: IRun, workflow: Workflow): INodeExecutionData[] {
	const [, name] = Object.keys(workflow.nodes);
	return run.data.resultData.runData[name]?.at(-1)?.data?.main?.[0] ?? [];
}
