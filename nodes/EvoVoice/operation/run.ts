import type { IExecuteSingleFunctions, INodeExecutionData, NodeApiError } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { failureOf } from '../../shared/api';
import type { Login } from '../../shared/api/login';
import { readLogin } from '../../shared/api/login';
import { refused } from '../../shared/fields/refusal';
import { Gate } from './gate';

const nothing = () => {};

/** Lets what failed be known before what waited for it goes on. */
const aMoment = async () => await sleep(0);

/** A pause notices within so long that the run was stopped. */
const STEP_MS = 250;

/** One run of a node: what its items, and n8n's retries of it, have in common. */
export class NodeRun {
	private static readonly runs = new WeakMap<object, NodeRun>();

	/**
	 * The run that an item belongs to. n8n keeps one object for all items of a run and all its
	 * tries; a tool gets the object of its agent, so that each call of a tool is a run by itself.
	 */
	static of(context: IExecuteSingleFunctions): NodeRun {
		const key = context.getExecuteData();
		// Before anything else, since n8n copies the node each time it is asked for. No agent is in there.
		const known = NodeRun.runs.get(key);
		if (known) return known;
		if (key?.node?.name !== context.getNode().name) return new NodeRun(context);
		const itemCount = key.node.executeOnce ? 1 : key.data.main?.[0]?.length;
		const run = new NodeRun(context, itemCount);
		NodeRun.runs.set(key, run);
		return run;
	}

	private readonly gate = new Gate();

	private ended = false;

	/** Whether n8n runs the node again when it does not succeed. */
	private readonly isRetried: boolean;

	/** Set when an item failed and the node is to stop at that. */
	private hasFailed = false;

	/** Where the run ends early, what was not sent yet throws this. */
	private readonly stopped: NodeApiError;

	/** The login that was read first, and for whom. */
	private first?: { context: IExecuteSingleFunctions; login: Promise<Login> };

	/** Logins that the server refused, so that an account is not locked by knocking again and again. */
	private readonly refusedLogins = new Map<string, unknown>();

	/** The first request with each login, until it has come back. */
	private readonly knocks = new Map<string, Promise<void>>();

	/** Items of the current try, by index. */
	private begun = new Set<number>();

	private tellAllBegun = nothing;

	private allBegun: Promise<void>;

	private readonly answers = new Map<number, Promise<INodeExecutionData[]>>();

	private readonly memories = new Map<string, Promise<unknown>>();

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
		this.allBegun = this.untilAllBegun();
		// Older versions of n8n do not tell.
		context.onExecutionFinish?.(() => {
			this.ended = true;
		});
	}

	/**
	 * Works on an item, unless it succeeded in an earlier try: with Retry On Fail n8n runs all items
	 * of a node again, and what was done once is not done twice.
	 */
	async item(
		context: IExecuteSingleFunctions,
		work: () => Promise<INodeExecutionData[]>,
	): Promise<INodeExecutionData[]> {
		const index = context.getItemIndex();
		if (this.begun.has(index)) this.beginTry();
		this.begun.add(index);
		if (this.begun.size >= this.itemCount) this.tellAllBegun();
		const earlier = this.answers.get(index);
		const answer = earlier ? earlier.catch(work) : work();
		if (this.isRetried) this.answers.set(index, answer);
		return await answer.catch(async (error: unknown) => {
			if (context.continueOnFail()) throw error;
			// Of several failures n8n shows the first item's: this one gives way to the one it stopped for.
			if (error === this.stopped && this.hasFailed) return [];
			this.hasFailed = true;
			// n8n listens only once it has begun all items, which takes a while with Batching.
			await this.allBegun;
			throw error;
		});
	}

	private beginTry() {
		this.begun = new Set();
		this.hasFailed = false;
		this.allBegun = this.untilAllBegun();
	}

	private async untilAllBegun() {
		await new Promise<void>((resolve) => {
			this.tellAllBegun = resolve;
		});
	}

	/** The login of an item; read once for the run where the credential has no expression. */
	async loginOf(context: IExecuteSingleFunctions): Promise<Login> {
		this.first ??= { context, login: readLogin.call(context) };
		const { login } = this.first;
		if (context === this.first.context) return await login;
		const known = await login.catch(nothing);
		return known?.isForAllItems ? known : await readLogin.call(context);
	}

	/**
	 * Sends when it is its turn: twenty requests of a run are under way at most, the first one with a
	 * login goes alone, and none is sent once the run was stopped, the login was refused, or an item
	 * failed at which the node stops.
	 *
	 * @throws NodeApiError when it is to be sent no more
	 */
	async turn<T>(
		context: IExecuteSingleFunctions,
		login: Login,
		send: () => Promise<T>,
	): Promise<T> {
		const { username, password } = login.credentialsDecrypted.data ?? {};
		const key = JSON.stringify([login.baseURL, username, password]);
		const sent = async () =>
			await this.gate.run(async () => {
				if (this.isStopped(context)) throw this.stopped;
				if (this.refusedLogins.has(key)) throw this.refusedLogins.get(key);
				if (this.hasFailed) throw this.stopped;
				return await send().catch((error: unknown) => {
					const failure = failureOf(error);
					if (failure?.status === 401 && !failure.isElsewhere) this.refusedLogins.set(key, error);
					throw error;
				});
			});
		const knock = this.knocks.get(key);
		if (knock) {
			await knock;
			return await sent();
		}
		// Nothing may be awaited before it is known to the others, which come at the same time.
		const first = sent();
		this.knocks.set(key, first.then(nothing, aMoment));
		return await first;
	}

	/**
	 * Waits between two looks; nobody else has to wait for it.
	 *
	 * @throws NodeApiError when the run is stopped meanwhile, or an item failed at which the node stops
	 */
	async pause(context: IExecuteSingleFunctions, milliseconds: number): Promise<void> {
		const end = Date.now() + milliseconds;
		for (let left = milliseconds; left > 0; left = end - Date.now()) {
			// In short steps, since n8n's sleep cannot be woken.
			await sleep(Math.min(left, STEP_MS));
			if (this.isStopped(context) || this.hasFailed) throw this.stopped;
		}
	}

	private isStopped(context: IExecuteSingleFunctions) {
		return this.ended || context.getExecutionCancelSignal?.()?.aborted;
	}

	/** Finds something out once for the run, such as the accounts of a login; what fails is forgotten. */
	async once<T>(what: string, find: () => Promise<T>): Promise<T> {
		const forget = (error: unknown) => {
			this.memories.delete(what);
			throw error;
		};
		const known = this.memories.get(what) ?? find().catch(forget);
		this.memories.set(what, known);
		return (await known) as T;
	}
}
