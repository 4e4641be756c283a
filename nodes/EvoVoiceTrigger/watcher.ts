import type { ITriggerFunctions, WorkflowActivateMode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { combine } from './combine';
import { Failures, mayPass, ofNode } from './failures';
import type { Told } from './kind';
import { look } from './look';
import { LONGEST_PAUSE, newer, openStore } from './memory';
import type { Store } from './memory';
import { restAfter, restIsOver, restingFor } from './service/rest';
import { knownLogin, serviceFor } from './service/service';
import type { KnownLogin } from './service/service';
import { whatIsAsked } from './setup';
import type { Setup } from './setup';
import { readState, writeState } from './state';
import { fingerprint } from './text';

const SECOND = 1_000;
/** A look begins no further request after this part of its interval, so that few are skipped. */
const SHARE_OF_INTERVAL = 0.6;
/** Long intervals need not be used up. */
const LONGEST_LOOK = 60 * SECOND;
/** The first look may take longer: a person waits for it once. */
const FIRST_LOOK = 10 * SECOND;
/** With longer intervals each look reads the whole list. */
const QUICK_BELOW = 60;
/** So many IDs of what could not be read are remembered, so that each is logged once. */
const MOST_ODD = 1_000;

/** Looks again and again on behalf of one node, from when its workflow is switched on until it is switched off. */
export class Watcher {
	private readonly store: Store;
	private readonly failures = new Failures();
	private readonly logged = new Set<string>();
	private isLooking = false;
	private isClosed = false;

	constructor(
		private readonly context: ITriggerFunctions,
		private readonly setup: Setup,
	) {
		const { id = '' } = context.getWorkflow();
		this.store = openStore(String(id), context.getNode().id, Date.now());
		const saved = readState(setup.offer.kind, this.saved().state);
		this.store.state = newer(this.store.state, saved);
	}

	/**
	 * The first look. It may already tell something: what happened during a short pause.
	 *
	 * @throws NodeApiError or NodeOperationError when the workflow cannot be switched on like this.
	 * After a restart of n8n, and where an active workflow is published anew, what may pass by itself
	 * does not keep it from being switched on.
	 */
	async begin(): Promise<void> {
		const activation = this.context.getActivationMode();
		this.isLooking = true;
		await this.lookAndTell(FIRST_LOOK, activation).then(
			() => this.save(),
			async (error) => {
				if (isFatal(error, activation)) {
					this.close();
					throw ofNode(this.context.getNode(), error);
				}
				this.show(error);
			},
		);
		this.isLooking = false;
	}

	/** One look, unless the last one is still under way. */
	async tick(): Promise<void> {
		if (this.isLooking || this.isClosed) return;
		this.isLooking = true;
		const time = this.setup.checkEvery * SECOND * SHARE_OF_INTERVAL;
		try {
			await this.lookAndTell(Math.min(time, LONGEST_LOOK));
		} catch (error) {
			if (this.isClosed) return;
			this.show(error);
			this.tell([], Date.now());
		} finally {
			this.isLooking = false;
		}
	}

	/** What is still under way tells nothing any more; the next look after switching on does. */
	close(): void {
		this.isClosed = true;
		this.store.isInUse = false;
	}

	private async lookAndTell(time: number, activation?: WorkflowActivateMode): Promise<void> {
		const now = Date.now();
		const { offer } = this.setup;
		const login = await knownLogin(this.context);
		const line = { login: login.key, list: whatIsAsked(login, this.setup) };
		const isByPerson = activation === 'activate' || activation === 'update';
		const resting = restingFor(line, now, isByPerson);
		if (resting !== undefined) throw resting;

		const mayGoOn = () => Date.now() - now < time && !this.isClosed;
		const source = offer.open(serviceFor(this.context, login), this.setup, { now, mayGoOn });
		const held = this.store.state;
		const watch = {
			key: watchKey(login, this.setup),
			matches: (thing: object) => offer.meets(thing, this.setup.filters),
			tellsOfUnlisted: offer.tellsOfUnlisted,
			isStale: (lookedAt: number) => activation === 'activate' && now - lookedAt > LONGEST_PAUSE,
		};
		const quick = this.setup.checkEvery < QUICK_BELOW;
		const seen = await look(source, held, watch, { now, mayGoOn, quick }).catch(
			async (error: unknown) => {
				restAfter(line, error, now, Date.now());
				throw error;
			},
		);
		restIsOver(line, now);
		this.failures.wentWell(now);
		this.log(seen.odd);
		if (this.isClosed || this.store.state !== held) return;
		this.store.state = seen.state;
		this.tell(seen.events, now);
	}

	/** Sends what was chosen of the events, and what has waited long enough. */
	private tell(events: Told[], now: number): void {
		const { state } = this.store;
		if (!state) return;
		const { offer, events: chosen, simplify, combineAfter } = this.setup;
		const { combining } = offer;
		const told = events.filter(({ event }) => chosen.includes(event));
		const isToWait = ({ event }: Told) => combineAfter > 0 && event === combining?.event;
		const { waiting, ready } = combine(
			state.waiting ?? [],
			told.filter(isToWait),
			now,
			combineAfter * SECOND,
			(one) => combining?.senderOf(one) ?? '',
		);
		this.store.state = { ...state, waiting };
		const items = [
			...told
				.filter((one) => !isToWait(one))
				.map((one) => ({ event: one.event, more: offer.item(one, simplify) })),
			...ready.map((group) => ({
				event: group[0].event,
				more: combining!.item(group, simplify),
			})),
		];
		if (items.length === 0) return;
		const detectedAt = new Date(now).toISOString();
		// n8n saves it with the items.
		this.save();
		this.context.emit([items.map(({ event, more }) => ({ json: { event, detectedAt, ...more } }))]);
	}

	private save(): void {
		const { state } = this.store;
		if (!state) return;
		// What it was saved for before holds until all is read that happened since then.
		const events = state.savedFor ?? this.setup.events;
		this.saved().state = writeState(this.setup.offer.kind, state, [...events]);
	}

	private saved(): { state?: unknown } {
		return this.context.getWorkflowStaticData('node');
	}

	private show(error: unknown): void {
		if (!this.failures.isToShow(error, Date.now())) return;
		const shown = ofNode(this.context.getNode(), error);
		if (typeof this.context.saveFailedExecution === 'function') {
			this.context.saveFailedExecution(shown);
		} else {
			// Older versions of n8n have nothing that leaves the trigger alive.
			this.context.logger.error(shown.message, { reason: shown.description });
		}
	}

	private log(odd: unknown[]): void {
		for (const thing of odd) {
			const name = JSON.stringify((thing as { id?: unknown } | null)?.id ?? null).slice(0, 100);
			if (this.logged.has(name) || this.logged.size >= MOST_ODD) continue;
			this.logged.add(name);
			this.context.logger.warn('Evo Voice Trigger leaves out what it cannot read', { id: name });
		}
	}
}

function isFatal(error: unknown, activation: WorkflowActivateMode): boolean {
	if (error instanceof NodeOperationError) return true;
	if (activation === 'init' || activation === 'leadershipChange') return false;
	return activation !== 'update' || !mayPass(error);
}

/** Differs with whatever decides which things there are; the events do not. */
function watchKey({ user }: KnownLogin, { offer, accounts, filters }: Setup): string {
	const sorted = Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1));
	return fingerprint(JSON.stringify([user, offer.value, accounts, sorted]));
}
