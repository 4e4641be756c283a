import type { Sandbox } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import type { Credentials } from '../engine/harness';
import { additionalDataFor, loadPackage, nodeTypesOf, nodeWith } from '../engine/harness';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodePropertyOptions,
	INodeType,
	IPollFunctions,
	WorkflowActivateMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { LoadOptionsContext, PollContext } from 'n8n-core';

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

/** An empty sandbox whose clock the test turns. It stands at now, since the trigger asks by day. */
export async function quietSandbox(): Promise<Sandbox> {
	return await startSandbox({ clock: 'manual', startAt: new Date().toISOString(), empty: true });
}

/** The trigger as n8n's loader gives it. */
export async function triggerType(): Promise<INodeType> {
	const loader = await loadPackage();
	return loader.getNode('evoVoiceTrigger').type as INodeType;
}

/** The trigger in a workflow, polled through n8n's own poll context. */
export class Trigger {
	private workflow!: Workflow;
	private node!: INode;
	/** n8n makes one context for as long as a workflow is switched on. */
	private context!: IPollFunctions;

	private constructor(
		private credentials: Credentials,
		private parameters: INodeParameters,
		private readonly loader: Awaited<ReturnType<typeof loadPackage>>,
	) {}

	static async of(credentials: Credentials, parameters: INodeParameters): Promise<Trigger> {
		const trigger = new Trigger(credentials, parameters, await loadPackage());
		trigger.switchOn({}, 'activate');
		return trigger;
	}

	get state(): IDataObject | undefined {
		return (this.workflow.staticData as Record<string, IDataObject>)[`node:${this.node.name}`];
	}

	/** One poll: the items, or `null` when n8n would start nothing. */
	async poll(): Promise<Item[] | null> {
		return items(await this.type().poll!.call(this.context));
	}

	/** "Fetch Test Event". */
	async fetchTestEvent(): Promise<Item[] | null> {
		return items(await this.type().poll!.call(this.newContext('manual')));
	}

	/** Polls and gives the told events as `event` or, for a member event, `event identity`. */
	async events(): Promise<string[]> {
		const told = (await this.poll()) ?? [];
		return told.map(({ event, member }) =>
			member ? `${event} ${String(member.identity)}` : event,
		);
	}

	/** The accounts to choose from. */
	async accounts(): Promise<INodePropertyOptions[]> {
		const additionalData = additionalDataFor(this.loader, this.credentials);
		const context = new LoadOptionsContext(this.workflow, this.node, additionalData, 'accounts');
		return await this.type().methods!.loadOptions!.getAccounts.call(context);
	}

	/** Changes what stands in the credential. */
	logIn(credentials: Credentials): void {
		this.credentials = credentials;
		this.context = this.newContext('trigger', 'update');
	}

	/** Stops n8n and starts it again with what it had saved. */
	restart(saved: unknown = JSON.parse(JSON.stringify(this.workflow.staticData))): void {
		this.switchOn(saved as IDataObject, 'init');
	}

	/** Switches the workflow off and on again, perhaps with other parameters. */
	reactivate(parameters: INodeParameters = this.parameters, minutesLater = 0): void {
		this.parameters = parameters;
		const saved = JSON.parse(JSON.stringify(this.workflow.staticData)) as IDataObject;
		const state = (saved[`node:${this.node.name}`] as IDataObject)?.state as IDataObject;
		if (state) state.at = Number(state.at) - minutesLater * 60_000;
		this.switchOn(saved, 'activate');
	}

	/** Gives polls a time budget, as n8n's scheduler does. */
	limit(budgetMs: number): void {
		this.context.getPollBudgetMs = () => budgetMs;
	}

	private switchOn(staticData: IDataObject, activation: WorkflowActivateMode): void {
		this.node = nodeWith(this.parameters, { name: 'Evo Voice Trigger', type: TRIGGER_TYPE });
		this.workflow = new Workflow({
			id: 'w',
			nodes: [this.node],
			connections: {},
			nodeTypes: nodeTypesOf(this.loader),
			active: true,
			staticData,
		});
		this.context = this.newContext('trigger', activation);
	}

	private newContext(mode: 'trigger' | 'manual', activation: WorkflowActivateMode = 'manual') {
		const additionalData = additionalDataFor(this.loader, this.credentials);
		return new PollContext(this.workflow, this.node, additionalData, mode, activation);
	}

	private type() {
		return this.workflow.nodeTypes.getByNameAndVersion(TRIGGER_TYPE, 1);
	}
}

function items(output: INodeExecutionData[][] | null): Item[] | null {
	return output?.[0].map(({ json }) => json as Item) ?? null;
}
