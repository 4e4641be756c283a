import { createHash } from 'crypto';
import type { ITriggerFunctions, WorkflowActivateMode } from 'n8n-workflow';

import { isOperationError } from '../shared/api/failure';
import type { Waiting } from './debounce';
import { debounce } from './debounce';
import { Failures, asNodeError, isTransient } from './failures';
import type { DetectedEvent } from './poll';
import { poll } from './poll';
import type { AccountFailure } from './scan';
import { backOff, backingOffFor, endBackOff, knownLogin, serviceFor } from './service';
import type { Setup } from './setup';
import { requestKey, watchKey } from './setup';
import type { Store } from './state';
import { LONGEST_PAUSE, loadState, newer, openStore, saveState } from './state';

const SECOND = 1_000;
/** A poll begins no further request after this part of its interval, so that few are skipped. */
const SHARE_OF_INTERVAL = 0.6;
/** Long intervals need not be used up. */
const LONGEST_POLL = 60 * SECOND;
/** The first poll may take longer: a person waits for it once. */
const FIRST_POLL = 10 * SECOND;
/** With longer intervals each poll is a full scan. */
const INCREMENTAL_BELOW = 60;
/** So many IDs of what could not be read are remembered, so that each is logged once. */
const MOST_UNREADABLE = 1_000;

/** Polls on behalf of one node, from when n8n activates its workflow until it deactivates it. */
export class Poller {
	private readonly store: Store;
	private readonly failures = new Failures();
	private readonly logged = new Set<string>();
	private isPolling = false;
	private isClosed = false;

	constructor(
		private readonly context: ITriggerFunctions,
		private readonly setup: Setup,
	) {
		const { id = '' } = context.getWorkflow();
		this.store = openStore(String(id), context.getNode().id, Date.now());
		const saved = loadState(setup.source.tracker, this.staticData().state);
		this.store.state = newer(this.store.state, saved);
	}

	/**
	 * The first poll. It may already emit: what happened during a short pause.
	 *
	 * @throws NodeApiError or NodeOperationError when the workflow cannot be activated like this.
	 * After a restart of n8n, and where a published workflow is published anew, what may pass by itself
	 * does not keep it from being activated.
	 */
	async begin(): Promise<void> {
		const activation = this.context.getActivationMode();
		this.isPolling = true;
		await this.pollAndEmit(FIRST_POLL, activation).then(
			() => this.save(),
			async (error) => {
				if (isFatal(error, activation)) {
					this.close();
					throw asNodeError(this.context.getNode(), error);
				}
				this.show(error);
			},
		);
		this.isPolling = false;
	}

	/**
	 * One poll, unless the last one is still under way.
	 *
	 * @param number of the cron job's tick
	 */
	async tick(number: number): Promise<void> {
		if (this.isPolling || this.isClosed) return;
		this.isPolling = true;
		const time = this.setup.interval * SECOND * SHARE_OF_INTERVAL;
		try {
			await this.pollAndEmit(Math.min(time, LONGEST_POLL), undefined, number);
		} catch (error) {
			if (this.isClosed) return;
			this.show(error);
			// What waits for its sender's quiet needs no answer of the service.
			this.emit([], Date.now(), number);
		} finally {
			this.isPolling = false;
		}
	}

	/** A poll that is still under way emits nothing any more; the first one after the next start does. */
	close(): void {
		this.isClosed = true;
		this.store.isInUse = false;
	}

	private async pollAndEmit(
		time: number,
		activation?: WorkflowActivateMode,
		tick?: number,
	): Promise<void> {
		const now = Date.now();
		const { source, scope, matches, interval } = this.setup;
		const login = await knownLogin(this.context);
		const line = { login: login.key, list: requestKey(login, this.setup) };
		const isByPerson = activation === 'activate' || activation === 'update';
		const refusal = backingOffFor(line, now, isByPerson);
		if (refusal !== undefined) throw refusal;

		const hasTime = () => Date.now() - now < time && !this.isClosed;
		const list = source.open(serviceFor(this.context, login, isByPerson), scope, { now, hasTime });
		const held = this.store.state;
		const watch = {
			key: watchKey(login, this.setup),
			matches,
			isStale: (polledAt: number) => activation === 'activate' && now - polledAt > LONGEST_PAUSE,
		};
		const isIncremental = interval < INCREMENTAL_BELOW;
		const budget = { now, hasTime, isIncremental };
		const result = await poll(list, source.tracker, held, watch, budget).catch((error: unknown) => {
			backOff(line, error, now, Date.now());
			throw error;
		});
		endBackOff(line, now);
		this.showAccounts(result.failures, isByPerson, now);
		this.logUnreadable(result.unreadable);
		// Somebody deactivated the workflow meanwhile, and perhaps activated it again.
		if (this.isClosed || this.store.state !== held) return;
		this.store.state = result.state;
		this.emit(result.events, now, tick, held?.polledAt);
	}

	/** Somebody who publishes a workflow chose the accounts; later on those that can be read go on. */
	private showAccounts(failures: AccountFailure[], isByPerson: boolean, now: number): void {
		if (failures.length === 0) this.failures.wentWell(now);
		if (failures.length > 0 && isByPerson) throw failures[0].error;
		for (const { error, accountId } of failures) this.show(error, accountId);
	}

	/** Emits the chosen ones of the events as one execution, and what has waited long enough. */
	private emit(events: DetectedEvent[], now: number, tick?: number, polledBefore = now): void {
		const { state } = this.store;
		if (!state) return;
		const { source, events: chosen, simplify, quiet } = this.setup;
		const wanted = events.filter(({ event }) => chosen.includes(event));
		const isToWait = ({ event }: DetectedEvent) => quiet > 0 && event === source.debounce?.event;
		const { waiting, ready } = source.debounce
			? debounce(this.stillWanted(), wanted.filter(isToWait), source.debounce, {
					polledBefore,
					now,
					quiet: quiet * SECOND,
				})
			: { waiting: [], ready: [] };
		this.store.state = { ...state, waiting };
		const atOnce = wanted.filter((event) => !isToWait(event));
		if (atOnce.length + ready.length === 0) return;
		const detectedAt = new Date(now).toISOString();
		const items = [
			...atOnce.map((one) => ({ event: one.event, ...source.item(one, simplify) })),
			...ready.map((group) => ({
				event: group[0].event,
				...source.debounce!.item(group, simplify),
			})),
		].map(({ event, ...more }) => ({ json: { event, detectedAt, ...more } }));
		// n8n writes it to its database together with the execution.
		this.save();
		const key = tick === undefined ? undefined : this.deduplicationKey(tick, [atOnce, ...ready]);
		this.context.emit([items], undefined, undefined, key);
	}

	/**
	 * The same for the same events of the same tick, so that newer versions of n8n start one execution
	 * where two of its processes run the workflow, as while one replaces the other. Within a process
	 * each tick emits once.
	 */
	private deduplicationKey(tick: number, events: DetectedEvent[][]): string {
		const { id = '' } = this.context.getWorkflow();
		const names = events.map((group) =>
			group.map((one) => [
				one.event,
				(one.thing as { id?: string }).id,
				(one as { identity?: string }).identity,
			]),
		);
		const parts = [id, this.context.getNode().id, tick, names];
		return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
	}

	/** What waits and is still watched: somebody may have changed the events, accounts or filters. */
	private stillWanted(): Waiting[] {
		const { events: chosen, scope, matches } = this.setup;
		const isWatched = ({ event, thing }: DetectedEvent) => {
			const { accountId } = thing as { accountId?: string };
			const isOfAccounts = accountId === undefined || scope.accounts.includes(accountId);
			return isOfAccounts && chosen.includes(event) && matches(thing);
		};
		const waiting = this.store.state?.waiting ?? [];
		return waiting
			.map((each) => ({ ...each, events: each.events.filter(isWatched) }))
			.filter(({ events }) => events.length > 0);
	}

	private save(): void {
		const { state } = this.store;
		if (!state) return;
		// What it was saved for before holds until all is read that happened since then.
		const events = state.savedFor ?? this.setup.events;
		this.staticData().state = saveState(this.setup.source.tracker, state, [...events]);
	}

	private staticData(): { state?: unknown } {
		return this.context.getWorkflowStaticData('node');
	}

	/** @param accountId the only account that it concerns */
	private show(error: unknown, accountId?: string): void {
		if (!this.failures.isToShow(error, Date.now(), accountId)) return;
		const shown = asNodeError(this.context.getNode(), error, accountId);
		if (typeof this.context.saveFailedExecution === 'function') {
			this.context.saveFailedExecution(shown);
		} else {
			// Older versions of n8n have nothing that keeps the workflow active.
			this.context.logger.error(shown.message, { reason: shown.description });
		}
	}

	private logUnreadable(things: unknown[]): void {
		for (const thing of things) {
			const id = JSON.stringify((thing as { id?: unknown } | null)?.id ?? null).slice(0, 100);
			if (this.logged.has(id) || this.logged.size >= MOST_UNREADABLE) continue;
			this.logged.add(id);
			this.context.logger.warn('Evo Voice Trigger leaves out what it cannot read', { id });
		}
	}
}

function isFatal(error: unknown, activation: WorkflowActivateMode): boolean {
	if (isOperationError(error)) return true;
	if (activation === 'init' || activation === 'leadershipChange') return false;
	return activation !== 'update' || !isTransient(error);
}
