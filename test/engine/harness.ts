import 'reflect-metadata';

import { tmpdir } from 'node:os';
import path from 'node:path';

// n8n-core reads these when it is loaded, and keeps its settings in the folder; one for each of
// jest's workers, so that none reads what another one is about to write.
process.env.N8N_USER_FOLDER ??= path.join(
	tmpdir(),
	`evovoice-engine-${process.env.JEST_WORKER_ID ?? '0'}`,
);
process.env.N8N_ENCRYPTION_KEY ??= 'engine-tests';
process.env.N8N_LOG_LEVEL ??= 'silent';

import type { ExecuteContext, LoadOptionsContext as LoadOptions } from 'n8n-core';
import {
	ExecutionLifecycleHooks,
	LoadOptionsContext,
	PackageDirectoryLoader,
	RoutingNode,
	WorkflowExecute,
} from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	INodeListSearchResult,
	INodeParameters,
	INodeType,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { ICredentialsHelper, NodeHelpers, Workflow } from 'n8n-workflow';

export type Credentials = ICredentialDataDecryptedObject;

type DecryptedFor = Parameters<ICredentialsHelper['getDecrypted']>;

export const NODE_TYPE = 'n8n-nodes-evovoice.evoVoice';
const ROOT = path.resolve(__dirname, '../..');

/** The built package, loaded once by n8n's own loader. */
export const loadPackage = (() => {
	let loaded: Promise<PackageDirectoryLoader> | undefined;
	return async () => {
		loaded ??= (async () => {
			const loader = new PackageDirectoryLoader(ROOT);
			await loader.loadAll();
			return loader;
		})();
		return await loaded;
	};
})();

/** Stands in for what n8n's server does with credentials: hands them out and applies `authenticate`. */
class CredentialStore extends ICredentialsHelper {
	constructor(
		private readonly loader: PackageDirectoryLoader,
		private readonly credentials: Credentials,
	) {
		super();
	}

	getParentTypes() {
		return [];
	}

	isCredentialUsableByNode() {
		return true;
	}

	async preAuthentication() {
		return undefined;
	}

	async runPreAuthentication() {
		return undefined;
	}

	async getCredentials(_node: unknown, type: string) {
		return { id: '1', name: type, type } as never;
	}

	/** Fills in what the credential leaves open, then evaluates its expressions for the item. */
	async getDecrypted(...[, , type, mode, executeData, , item]: DecryptedFor): Promise<Credentials> {
		const properties = this.getCredentialsProperties(type);
		const data = NodeHelpers.getNodeParameters(
			properties,
			this.credentials as INodeParameters,
			true,
			false,
			null,
			null,
		)!;
		// n8n keeps these, which are no fields of the credential's type.
		const { allowedHttpRequestDomains, allowedDomains } = this.credentials;
		Object.assign(data, { allowedHttpRequestDomains, allowedDomains });
		if (!item) return data as Credentials;
		const { workflow, runExecutionData, runIndex, itemIndex, node, connectionInputData } = item;
		return workflow.expression.getParameterValue(
			data,
			runExecutionData,
			runIndex,
			itemIndex,
			node.name,
			connectionInputData,
			mode,
			{},
			executeData,
		) as Credentials;
	}

	async updateCredentials() {}

	async updateCredentialsOauthTokenData() {}

	getCredentialsProperties(type: string) {
		return this.loader.getCredential(type).type.properties;
	}

	async authenticate(credentials: Credentials, type: string, request: IHttpRequestOptions) {
		const { authenticate } = this.loader.getCredential(type).type;
		if (typeof authenticate !== 'function') throw new Error('Only a function is known here');
		return await authenticate(credentials, request);
	}
}

/** A trigger that hands over the given items. */
export const starter = (items: INodeExecutionData[]): INodeType => ({
	description: {
		name: 'start',
		displayName: 'Start',
		group: ['trigger'],
		version: 1,
		description: '',
		defaults: {},
		inputs: [],
		outputs: ['main'],
		properties: [],
	},
	async execute() {
		return [items];
	},
});

/** What n8n's server adds to a declarative node; it brings the signal of the Stop button along. */
function withExecute(type: INodeType): INodeType {
	if (type.execute || type.description.requestDefaults === undefined) return type;
	type.execute = async function (this: IExecuteFunctions) {
		return (await new RoutingNode(this as unknown as ExecuteContext, type).runNode()) ?? [];
	};
	return type;
}

/** n8n's view of the node types in a test: those of the package, plus some of the test's own. */
export function nodeTypesOf(
	loader: PackageDirectoryLoader,
	extra: Record<string, INodeType> = {},
): INodeTypes {
	const find = (type: string) =>
		withExecute((extra[type] ?? loader.getNode(type.split('.').pop()!).type) as INodeType);
	return {
		getByName: find,
		getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(find(type), version),
		getKnownTypes: () => ({}),
	};
}

/** What n8n's server hands to an execution, reduced to what the engine reads here. */
export function additionalDataFor(
	loader: PackageDirectoryLoader,
	credentials: Credentials,
	parameters?: INodeParameters,
): IWorkflowExecuteAdditionalData {
	return {
		credentialsHelper: new CredentialStore(loader, credentials),
		executionId: 'test',
		currentNodeParameters: parameters,
		variables: {},
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
		restApiUrl: '',
		instanceBaseUrl: '',
		getRunExecutionData: async () => undefined,
		logAiEvent() {},
	} as unknown as IWorkflowExecuteAdditionalData;
}

/** An Evo Voice node (or a trigger) as it stands on the canvas. */
export const nodeWith = (parameters: INodeParameters, extra: Partial<INode> = {}): INode => ({
	id: 'n',
	name: 'Evo Voice',
	type: NODE_TYPE,
	typeVersion: 1,
	position: [0, 0],
	parameters,
	credentials: { evoVoiceApi: { id: '1', name: 'Evo Voice' } },
	...extra,
});

export interface Run {
	/** Items of each output; the second one is the error output, when it is switched on. */
	outputs: INodeExecutionData[][];
	items: INodeExecutionData[];
	error?: Error & {
		description?: string;
		httpCode?: string;
		context: IDataObject;
	};
	/** Everything that n8n would store of the execution. */
	record: unknown;
}

/** Has n8n's engine execute a workflow from its node `Start` on. */
export function begin(workflow: Workflow, additionalData: IWorkflowExecuteAdditionalData) {
	additionalData.hooks = new ExecutionLifecycleHooks('trigger', 'test', {
		id: 'w',
		name: 'w',
		nodes: Object.values(workflow.nodes),
		connections: workflow.connectionsBySourceNode,
	} as never);
	return new WorkflowExecute(additionalData, 'trigger').run({
		workflow,
		startNode: workflow.getNode('Start')!,
	});
}

/**
 * Runs the node through n8n's engine, in a workflow that starts with the given items.
 *
 * @param stopped presses n8n's Stop button when it resolves
 * @param timezone of the workflow, where it is not the computer's
 */
export async function run(
	credentials: Credentials,
	parameters: INodeParameters,
	items: INodeExecutionData[] = [{ json: {} }],
	extra: Partial<INode> = {},
	types: Record<string, INodeType> = {},
	stopped?: Promise<unknown>,
	timezone?: string,
): Promise<Run> {
	const loader = await loadPackage();
	const node = nodeWith(parameters, extra);
	const start = nodeWith({}, { id: 's', name: 'Start', type: 'start', credentials: undefined });
	const connections = {
		Start: { main: [[{ node: node.name, type: 'main' as const, index: 0 }]] },
	};
	const workflow = new Workflow({
		id: 'w',
		nodes: [start, node],
		connections,
		nodeTypes: nodeTypesOf(loader, { start: starter(items), ...types }),
		active: false,
		settings: { timezone },
	});
	const running = begin(workflow, additionalDataFor(loader, credentials));
	void stopped?.then(() => running.cancel());
	const result = await running;
	const { error, runData } = result.data.resultData;
	const outputs = (runData[node.name]?.[0]?.data?.main ?? []).map((found) => found ?? []);
	return { outputs, items: outputs[0] ?? [], error: error as Run['error'], record: result };
}

/** Opens one of the node's pickers, with the parameters that stand in the node. */
export async function search(
	credentials: Credentials,
	method: string,
	parameters: INodeParameters = {},
	filter?: string,
	type = NODE_TYPE,
	page?: string,
): Promise<INodeListSearchResult> {
	const loader = await loadPackage();
	const nodeTypes = nodeTypesOf(loader);
	const node = nodeWith(parameters, { type });
	const workflow = new Workflow({
		id: 'w',
		nodes: [node],
		connections: {},
		nodeTypes,
		active: false,
	});
	const context = new LoadOptionsContext(
		workflow,
		node,
		additionalDataFor(loader, credentials, parameters),
		'',
	) as LoadOptions;
	const { methods } = nodeTypes.getByNameAndVersion(type);
	return await methods!.listSearch![method].call(context, filter, page);
}
