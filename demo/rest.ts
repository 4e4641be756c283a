import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import { parse } from 'flatted';
import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { patiently } from './patiently';

export interface Login {
	email: string;
	password: string;
}

/** A workflow as n8n exports and imports it. */
export interface WorkflowJson {
	id?: string;
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	pinData?: Record<string, unknown>;
}

/** A workflow that n8n keeps; the version names its latest state. */
export interface StoredWorkflow extends WorkflowJson {
	id: string;
	versionId: string;
	/** ISO date. */
	createdAt: string;
}

export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	/** Settings of the node. */
	retryOnFail?: boolean;
	maxTries?: number;
	waitBetweenTries?: number;
	executeOnce?: boolean;
	onError?: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
}

/** One run of one node: its time in milliseconds and the JSON of its first output's items. */
export interface NodeRun {
	executionTime: number;
	items: Array<Record<string, unknown>>;
	error?: { message: string; description?: string };
}

export interface Execution {
	id: string;
	status: 'success' | 'error' | 'crashed' | 'canceled';
	/** By node name; a node that did not run is missing. */
	nodes: Record<string, NodeRun[]>;
	/** When n8n began with it, as an ISO date. */
	startedAt?: string;
	error?: { message: string; description?: string };
}

/** A type of node that n8n offers. */
export interface NodeTypeInfo {
	name: string;
	version: number | number[];
}

/** n8n's own REST interface, the one that its editor uses, as one logged-in person. */
export class N8nRest {
	private readonly http: AxiosInstance;

	constructor(private readonly origin: string) {
		this.http = axios.create({
			baseURL: `${origin}/rest`,
			// n8n closes connections that rest for some seconds, at times just as the next request begins.
			httpAgent: new Agent({ keepAlive: false }),
			// n8n ties the login cookie to this value.
			headers: { 'browser-id': 'evovoice-demo' },
			validateStatus: () => true,
		});
	}

	/** Creates the owner of a fresh n8n and stays logged in as that person. */
	async setUpOwner(login: Login): Promise<void> {
		const name = { firstName: 'Demo', lastName: 'Owner' };
		this.keepCookie(await this.send('POST', '/owner/setup', { ...login, ...name }));
	}

	async logIn(login: Login): Promise<void> {
		const body = { emailOrLdapLoginId: login.email, password: login.password };
		this.keepCookie(await this.send('POST', '/login', body));
	}

	/** Stores a credential and answers its id. */
	async createCredential(name: string, type: string, data: object): Promise<string> {
		const created = await this.send('POST', '/credentials', { name, type, data });
		return (created.data.data as { id: string }).id;
	}

	/** Runs the credential's own test, as the editor does after saving. */
	async testCredential(
		credential: { id: string; name: string; type: string },
		data: object,
	): Promise<{ status: 'OK' | 'Error'; message: string }> {
		const answer = await this.send('POST', '/credentials/test', {
			credentials: { ...credential, data },
		});
		return answer.data.data as { status: 'OK' | 'Error'; message: string };
	}

	/** The node types of n8n and its packages, with their versions. */
	async nodeTypes(): Promise<NodeTypeInfo[]> {
		return (await this.send('GET', `${this.origin}/types/nodes.json`)).data as NodeTypeInfo[];
	}

	/** What the editor shows of an answer of Evo Voice before the node has run. */
	async outputSchema(resource: string, operation: string): Promise<object> {
		const file = `n8n-nodes-evovoice.evoVoice/1.0.0/${resource}/${operation}.json`;
		return (await this.send('GET', `${this.origin}/schemas/${file}`)).data as object;
	}

	/** Opens a picker of Evo Voice, as the editor does, and answers the names in it. */
	async search(
		methodName: string,
		filter: string,
		{ id, name, type }: { id: string; name: string; type: string },
		currentNodeParameters: object,
	): Promise<string[]> {
		const found = await this.send('POST', '/dynamic-node-parameters/resource-locator-results', {
			methodName,
			filter,
			currentNodeParameters,
			path: 'parameters.sessionId',
			nodeTypeAndVersion: { name: 'n8n-nodes-evovoice.evoVoice', version: 1 },
			credentials: { [type]: { id, name } },
		});
		const { results } = found.data.data as { results: Array<{ name: string }> };
		return results.map((each) => each.name);
	}

	/** Stores a workflow and answers it as n8n keeps it, with its id. */
	async createWorkflow(workflow: WorkflowJson): Promise<StoredWorkflow> {
		// Before n8n 2 it has to be said that a new workflow is not active.
		const fresh = { settings: {}, active: false, ...workflow };
		const created = await this.send('POST', '/workflows', fresh);
		return created.data.data as StoredWorkflow;
	}

	/**
	 * Runs a stored workflow from its trigger to the end, as the editor's button does.
	 * @throws Error when it has not ended after `timeoutMs`.
	 */
	async run(workflow: StoredWorkflow, trigger: string, timeoutMs = 60_000): Promise<Execution> {
		return this.finished(await this.begin(workflow, trigger), timeoutMs);
	}

	/** Begins to run a stored workflow and answers the id of the execution. */
	async begin(workflow: StoredWorkflow, trigger: string): Promise<string> {
		const started = await this.send('POST', `/workflows/${workflow.id}/run`, {
			workflowData: workflow,
			triggerToStartFrom: { name: trigger },
		});
		return (started.data.data as { executionId: string }).executionId;
	}

	/** Stops an execution, as the editor's button does. */
	async stop(executionId: string): Promise<void> {
		await this.send('POST', `/executions/${executionId}/stop`);
	}

	/** Publishes a workflow; its trigger polls once, to see that it can. */
	async activate(workflow: StoredWorkflow): Promise<void> {
		const { id, versionId } = workflow;
		await this.send('POST', `/workflows/${id}/activate`, { versionId });
	}

	async deactivate({ id }: StoredWorkflow): Promise<void> {
		await this.send('POST', `/workflows/${id}/deactivate`, {});
	}

	/** All runs of a workflow in n8n's list of executions, as soon as they have ended; oldest first. */
	async executionsOf(workflow: StoredWorkflow): Promise<Execution[]> {
		const ids = await this.executionIds(workflow);
		return Promise.all(ids.map((each) => this.finished(each, 60_000)));
	}

	/** The ids of the runs of a workflow, whether they have ended or not; oldest first. */
	async executionIds({ id }: StoredWorkflow): Promise<string[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
		const listed = await this.send('GET', `/executions?limit=100&filter=${filter}`);
		const { results } = listed.data.data as { results: Array<{ id: string }> };
		return results.map((each) => each.id).sort((a, b) => Number(a) - Number(b));
	}

	/** How far an execution is. */
	async statusOf(id: string): Promise<StoredStatus> {
		return (await this.stored(id)).status;
	}

	/**
	 * Waits for the end of an execution.
	 * @throws Error when it has not ended after `timeoutMs`.
	 */
	async finished(id: string, timeoutMs: number): Promise<Execution> {
		const deadline = Date.now() + timeoutMs;
		for (;;) {
			const stored = await this.stored(id);
			const ended = isEnded(stored) && readExecution(stored);
			if (ended) return ended;
			if (Date.now() > deadline) throw new Error(`Execution ${id} is still ${stored.status}`);
			await pause(100);
		}
	}

	private async stored(id: string): Promise<StoredExecution> {
		const read = await this.send('GET', `/executions/${id}`).catch((reason: Error) => {
			// Some versions stumble over an execution that they have only just begun.
			if (!reason.message.includes("reading 'resultData'")) throw reason;
		});
		return (read?.data.data as StoredExecution | undefined) ?? { id, status: 'new', data: '' };
	}

	private keepCookie(answer: AxiosResponse): void {
		const cookies = answer.headers['set-cookie'] ?? [];
		this.http.defaults.headers.common.cookie = cookies.map((each) => each.split(';')[0]).join('; ');
	}

	private async send(method: string, path: string, body?: object): Promise<AxiosResponse> {
		const answer = await patiently(() => this.http.request({ method, url: path, data: body }));
		if (answer.status < 400) return answer;
		const said = (answer.data as { message?: string } | undefined)?.message ?? '';
		throw new Error(`n8n answered ${answer.status} to ${method} ${path}: ${said}`);
	}
}

type StoredStatus = Execution['status'] | 'new' | 'running' | 'waiting';

interface StoredExecution {
	id: string;
	status: StoredStatus;
	startedAt?: string;
	/** In n8n's compact notation for objects that refer to each other. */
	data: string;
}

type EndedExecution = StoredExecution & Pick<Execution, 'status'>;

function isEnded(stored: StoredExecution): stored is EndedExecution {
	return !['new', 'running', 'waiting'].includes(stored.status);
}

interface StoredNodeRun {
	executionTime: number;
	data?: { main?: Array<Array<{ json: Record<string, unknown> }> | null> };
	error?: { message: string; description?: string };
}

interface StoredData {
	resultData: { runData: Record<string, StoredNodeRun[]>; error?: Execution['error'] };
}

/** Older versions store how an execution ended before what came of it. */
function readExecution({ id, status, startedAt, data }: EndedExecution): Execution | undefined {
	const stored = parse(data) as StoredData | undefined;
	if (!stored?.resultData) return undefined;
	const { resultData } = stored;
	const nodes = Object.fromEntries(
		Object.entries(resultData.runData).map(([name, runs]) => [name, runs.map(readNodeRun)]),
	);
	return { id, status, startedAt, nodes, error: resultData.error };
}

function readNodeRun({ executionTime, data, error }: StoredNodeRun): NodeRun {
	return { executionTime, items: (data?.main?.[0] ?? []).map((item) => item.json), error };
}
