import type { Sandbox } from '../../sandbox';
import type { Credentials } from '../engine/harness';
import { additionalDataFor, loadPackage, nodeTypesOf, nodeWith } from '../engine/harness';
import { letPass } from './clock';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodePropertyOptions,
	INodeType,
	ITriggerResponse,
	WorkflowActivateMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import {
	ExecutionLifecycleHooks,
	LoadOptionsContext,
	TriggerContext,
	WorkflowExecute,
} from 'n8n-core';

export const TRIGGER_TYPE = 'n8n-nodes-evovoice.evoVoiceTrigger';

/** An item of the trigger. */
export interface Item extends IDataObject {
	event: string;
	detectedAt: string;
	changes: Array<{ field: string; before?: unknown; after: unknown }>;
	session: IDataObject;
	member?: IDataObject;
}

type Login = keyof Sandbox['logins'];

export function credentialsFor(sandbox: Sandbox, login: Login = 'phoneUser'): Credentials {
	return { environment: 'custom', baseUrl: sandbox.url, ...sandbox.logins[login] };
}

/** The trigger as n8n's loader gives it. */
export async function triggerType(): Promise<INodeType> {
	const loader = await loadPackage();
	return loader.getNode('evoVoiceTrigger').type as INodeType;
}

/** After this time no poll is coalesced with an earlier one. */
const ALONE_MS = 3_000;

/** What went wrong in a poll. */
export type Failed = Error & { description: string; httpCode: string };

let made = 0;

/**
 * The trigger in a workflow, activated and deactivated as n8n does it, through n8n's own trigger context.
 * Each poll takes place when its interval has passed.
 */
export class Trigger {
	/** Every execution that was started, with its items. */
	readonly executions: Item[][] = [];
	/** The deduplication keys of the executions; none for those of the first poll. */
	readonly keys: Array<string | undefined> = [];
	/** Every failed execution that was put into the executions list. */
	readonly failed: Failed[] = [];
	/** The cron expression of the active workflow. */
	cron?: string;
	/** How long each request seems to take, in milliseconds. */
	requestTakes = 0;
	/** The static data that n8n has in its database. */
	private saved: IDataObject = {};
	private workflow!: Workflow;
	private node!: INode;
	private activation: WorkflowActivateMode = 'activate';
	private tick?: () => Promise<void>;
	private response?: ITriggerResponse;

	private constructor(
		private credentials: Credentials,
		private parameters: INodeParameters,
		private readonly loader: Awaited<ReturnType<typeof loadPackage>>,
		private workflowId = `w${made++}`,
	) {
		this.load();
	}

	/** A trigger of which each poll reads the whole list, unless `checkEvery` says otherwise. */
	static async of(
		credentials: Credentials,
		parameters: INodeParameters,
		workflowId?: string,
	): Promise<Trigger> {
		const loader = await loadPackage();
		return new Trigger(credentials, { checkEvery: 60, ...parameters }, loader, workflowId);
	}

	/** What n8n has in its database of the node. */
	get state(): IDataObject | undefined {
		return this.saved[`node:${this.node.name}`] as IDataObject;
	}

	/**
	 * One poll, the first one being that of the activation: the items, or `null` when nothing was
	 * started.
	 *
	 * @throws what keeps the workflow from being activated, or what is put into the executions list
	 */
	async poll(): Promise<Item[] | null> {
		const [executions, failed] = [this.executions.length, this.failed.length];
		if (this.tick) {
			letPass(Number(this.parameters.checkEvery) * 1_000);
			await this.tick();
		} else {
			await this.activate();
		}
		if (this.failed.length > failed) throw this.failed[failed];
		const emitted = this.executions.slice(executions);
		if (emitted.length > 1) throw new Error(`One poll started ${emitted.length} executions`);
		return emitted[0] ?? null;
	}

	/** Polls and gives the emitted events as `event` or, for a member event, `event identity`. */
	async events(): Promise<string[]> {
		return ((await this.poll()) ?? []).map(named);
	}

	/** A poll right now, however the last one is doing. */
	async tickNow(): Promise<void> {
		await this.tick!();
	}

	/** "Execute step" in the editor, through n8n's engine. */
	async executeStep(): Promise<Item[]> {
		letPass(ALONE_MS);
		const additionalData = additionalDataFor(this.loader, this.credentials);
		const { id, nodes, connectionsBySourceNode: connections } = this.workflow;
		additionalData.hooks = new ExecutionLifecycleHooks('manual', 'test', {
			id,
			name: id,
			nodes: Object.values(nodes),
			connections,
		} as never);
		const { data } = await new WorkflowExecute(additionalData, 'manual').run({
			workflow: this.workflow,
			startNode: this.node,
		});
		const { error, runData } = data.resultData;
		if (error) throw Object.assign(new Error(error.message), error);
		return itemsOf(runData[this.node.name][0].data!.main[0]!);
	}

	/** The accounts to choose from. */
	async accounts(): Promise<INodePropertyOptions[]> {
		const additionalData = additionalDataFor(this.loader, this.credentials);
		const context = new LoadOptionsContext(this.workflow, this.node, additionalData, 'accounts');
		const { methods } = await triggerType();
		return await methods!.loadOptions!.getAccounts.call(context);
	}

	/** Changes what stands in the credential. */
	logIn(credentials: Credentials): void {
		Object.assign(this.credentials, credentials);
	}

	/** Stops n8n and starts it again with what it had saved; the next poll is the first one. */
	async restart(saved: unknown = this.saved): Promise<void> {
		await this.deactivate();
		// Another process remembers nothing of the workflow, as if it were another one.
		this.workflowId = `w${made++}`;
		this.saved = saved as IDataObject;
		this.load('init');
	}

	/** Starts n8n again after it was down for so long: what it saved is that much older. */
	async restartAfter(ms: number): Promise<void> {
		const saved = this.state!.state as { lookedAt: number; wholeAt: number; since: number };
		saved.lookedAt -= ms;
		saved.wholeAt -= ms;
		saved.since = saved.wholeAt;
		await this.restart();
	}

	/** Deactivates the workflow, and activates it again some time later, perhaps with other parameters. */
	async reactivate(parameters = this.parameters, minutesLater = 0): Promise<void> {
		await this.deactivate();
		this.parameters = { checkEvery: 60, ...parameters };
		letPass(minutesLater * 60_000);
		this.load('activate');
	}

	/** Publishes the workflow with other parameters. */
	async publish(parameters: INodeParameters): Promise<void> {
		await this.deactivate();
		this.parameters = { checkEvery: 60, ...parameters };
		this.load('update');
	}

	/** Chooses other events while the workflow is not published. */
	choose(events: string[]): void {
		this.parameters = { ...this.parameters, events };
		this.load(this.activation);
	}

	/** Hands the active workflow to another process of n8n, which then leads. */
	async onAnotherMain(): Promise<Trigger> {
		await this.deactivate();
		const other = new Trigger(this.credentials, this.parameters, this.loader);
		other.saved = this.saved;
		other.load('leadershipChange');
		return other;
	}

	/** Takes it back, with what the other one left in the database. */
	async takeOver(other: Trigger): Promise<void> {
		await other.deactivate();
		this.saved = other.saved;
		this.load('leadershipChange');
	}

	async deactivate(): Promise<void> {
		await this.response?.closeFunction?.();
		this.tick = undefined;
		this.response = undefined;
	}

	private load(activation: WorkflowActivateMode = 'activate'): void {
		this.activation = activation;
		this.node = nodeWith(this.parameters, { name: 'Evo Voice Trigger', type: TRIGGER_TYPE });
		this.workflow = new Workflow({
			id: this.workflowId,
			nodes: [this.node],
			connections: {},
			nodeTypes: nodeTypesOf(this.loader),
			active: true,
			staticData: JSON.parse(JSON.stringify(this.saved)) as IDataObject,
		});
	}

	/** What n8n does when it activates a workflow; it saves static data then and with each emit. */
	private async activate(): Promise<void> {
		letPass(ALONE_MS);
		const context = new TriggerContext(
			this.workflow,
			this.node,
			this.additionalData(),
			'trigger',
			this.activation,
			([items], _response, _done, key) => {
				this.save();
				this.keys.push(key);
				this.executions.push(itemsOf(items));
			},
			() => {
				throw new Error('emitError switches the workflow off');
			},
			(error) => void this.failed.push(error as unknown as Failed),
			{
				registerCron: ({ expression }, onTick) => {
					this.cron = expression;
					this.tick = async () => await (onTick(new Date()) as unknown as Promise<void>);
				},
			},
		);
		this.response = await (await triggerType()).trigger!.call(context);
		this.save();
	}

	private additionalData() {
		const additionalData = additionalDataFor(this.loader, this.credentials);
		const { credentialsHelper } = additionalData;
		const authenticate = credentialsHelper.authenticate.bind(credentialsHelper);
		// Happens once for each request.
		credentialsHelper.authenticate = async (...request) => {
			if (this.requestTakes) letPass(this.requestTakes);
			return await authenticate(...request);
		};
		return additionalData;
	}

	private save(): void {
		this.saved = JSON.parse(JSON.stringify(this.workflow.staticData)) as IDataObject;
	}
}

export const named = ({ event, member }: Item) =>
	member ? `${event} ${String(member.identity)}` : event;

function itemsOf(items: INodeExecutionData[]): Item[] {
	return items.map(({ json }) => json as Item);
}
