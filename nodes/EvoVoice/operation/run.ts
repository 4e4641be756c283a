import type { IExecuteSingleFunctions, INodeExecutionData, NodeApiError } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import type { Login } from '../../shared/api/login';
import { loginKey, readLogin } from '../../shared/api/login';
import { refused } from '../../shared/fields/refusal';
import { LoginQueue } from './loginQueue';

const nothing = () => {};

/** How often a pause checks whether the run was stopped. */
const STEP_MS = 250;

/** One run of a node: what its items, and the tries of Retry On Fail, have in common. */
export class NodeRun {
	private static readonly runs = new WeakMap<object, NodeRun>();

	/**
	 * The run that an item belongs to. n8n has one execute data object for all items of a run and all
	 * its tries. A tool gets the object of its agent, so each tool call is a run of its own.
	 */
	static of(context: IExecuteSingleFunctions): NodeRun {
		const key = context.getExecuteData();
		// First, since getNode copies the node with each call. No agent's object is in the map.
		const known = NodeRun.runs.get(key);
		if (known) return known;
		if (key?.node?.name !== context.getNode().name) return new NodeRun(context);
		const itemCount = key.node.executeOnce ? 1 : key.data.main?.[0]?.length;
		const run = new NodeRun(context, itemCount);
		NodeRun.runs.set(key, run);
		return run;
	}

	private ended = false;

	/** Whether n8n runs the node again when it fails. */
	private readonly isRetried: boolean;

	/** An item failed, and the node stops when one does. */
	private hasFailed = false;

	/** Thrown by what was not sent when the run ends early. */
	private readonly stopped: NodeApiError;

	/** The login that was read first, and the item that it was read for. */
	private first?: { context: IExecuteSingleFunctions; login: Promise<Login> };

	private readonly queues = new Map<string, LoginQueue>();

	/** The indexes of the items that the current try has started. */
	private started = new Set<number>();

	private resolveAllStarted = nothing;

	private allStarted: Promise<void>;

	/** The results of earlier tries, by item index. */
	private readonly results = new Map<number, Promise<INodeExecutionData[]>>();

	/** What {@link once} found. */
	private readonly found = new Map<string, Promise<unknown>>();

	private constructor(
		context: IExecuteSingleFunctions,
		private readonly itemCount = 1,
	) {
		const node = context.getNode();
		this.isRetried = node.retryOnFail === true;
		this.stopped = refused(
			node,
			'Stopped before this item was sent',
			'Nothing was changed for this item.',
		);
		this.allStarted = this.untilAllStarted();
		// Older versions of n8n do not have it.
		context.onExecutionFinish?.(() => {
			this.ended = true;
		});
	}

	/**
	 * Runs an item, unless it succeeded in an earlier try: with Retry On Fail n8n runs all items of a
	 * node again, and what took effect must not take effect twice.
	 */
	async item(
		context: IExecuteSingleFunctions,
		work: () => Promise<INodeExecutionData[]>,
	): Promise<INodeExecutionData[]> {
		const index = context.getItemIndex();
		if (this.started.has(index)) this.beginTry();
		this.started.add(index);
		if (this.started.size >= this.itemCount) this.resolveAllStarted();
		const earlier = this.results.get(index);
		const result = earlier ? earlier.catch(work) : work();
		if (this.isRetried) this.results.set(index, result);
		return await result.catch(async (error: unknown) => {
			if (context.continueOnFail()) throw error;
			// n8n shows the failure of the lowest index. It has to be the one that stopped the node, not this.
			if (error === this.stopped && this.hasFailed) return [];
			this.hasFailed = true;
			// n8n handles rejections only after it has started all items, which takes a while with Batching.
			await this.allStarted;
			throw error;
		});
	}

	private beginTry() {
		this.started = new Set();
		this.hasFailed = false;
		this.allStarted = this.untilAllStarted();
	}

	private async untilAllStarted() {
		await new Promise<void>((resolve) => {
			this.resolveAllStarted = resolve;
		});
	}

	/** The login of an item; read once in a run where the credential has no expression. */
	async loginOf(context: IExecuteSingleFunctions): Promise<Login> {
		this.first ??= { context, login: readLogin.call(context) };
		const { login } = this.first;
		if (context === this.first.context) return await login;
		const known = await login.catch(nothing);
		return known?.isForAllItems ? known : await readLogin.call(context);
	}

	/**
	 * Sends a request of an item in turn with the other requests of its login. None is sent after the
	 * run was stopped, the login was refused, or an item failed and the node stops.
	 *
	 * @throws NodeApiError when it must not be sent any more
	 */
	async schedule<T>(
		context: IExecuteSingleFunctions,
		login: Login,
		attempt: (accepted: () => void) => Promise<T>,
	): Promise<T> {
		const key = loginKey(login);
		const queue = this.queues.get(key) ?? new LoginQueue();
		this.queues.set(key, queue);
		const sender = {
			check: () => this.throwIfOver(context),
			pause: async (milliseconds: number) => await this.pause(context, milliseconds),
		};
		return await queue.send(sender, attempt);
	}

	/**
	 * Waits between two polls, without a place in the concurrency limit.
	 *
	 * @throws NodeApiError when the run is stopped meanwhile, or an item fails and the node stops
	 */
	async pause(context: IExecuteSingleFunctions, milliseconds: number): Promise<void> {
		const end = Date.now() + milliseconds;
		for (let left = milliseconds; left > 0; left = end - Date.now()) {
			// In short steps, since n8n's sleep takes no signal.
			await sleep(Math.min(left, STEP_MS));
			this.throwIfOver(context);
		}
	}

	private throwIfOver(context: IExecuteSingleFunctions) {
		const isStopped = this.ended || context.getExecutionCancelSignal?.()?.aborted;
		if (isStopped || this.hasFailed) throw this.stopped;
	}

	/** Runs `find` once for all items, e.g. for the accounts of a login; a failure is not kept. */
	async once<T>(what: string, find: () => Promise<T>): Promise<T> {
		const forget = (error: unknown) => {
			this.found.delete(what);
			throw error;
		};
		const known = this.found.get(what) ?? find().catch(forget);
		this.found.set(what, known);
		return (await known) as T;
	}
}
