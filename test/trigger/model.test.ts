import fc from 'fast-check';

import type { Session } from '../../nodes/shared/entities/session';
import type { LookUp, Page, RemoteList } from '../../nodes/EvoVoiceTrigger/scan';
import { poll } from '../../nodes/EvoVoiceTrigger/poll';
import type { PollResult, State, Watch } from '../../nodes/EvoVoiceTrigger/poll';
import type { SessionEvent } from '../../nodes/EvoVoiceTrigger/sessions/events';
import { EVENTS } from '../../nodes/EvoVoiceTrigger/sessions/events';
import { sessionTracker } from '../../nodes/EvoVoiceTrigger/sessions/tracker';
import type { Sessions } from '../../nodes/EvoVoiceTrigger/sessions/tracker';
import { loadState, saveState } from '../../nodes/EvoVoiceTrigger/state';
import { expectSame } from './model/expectSame';
import { Oracle, list } from './model/oracle';
import type { Sight, Statement } from './model/oracle';
import { rowsOf } from './model/steps';
import type { Step } from './model/steps';
import { World } from './model/world';
import type { Life } from './model/world';

/** What the trigger saw in one poll. */
interface Outing {
	sights: Map<string, Sight>;
	/** Whether it saw the last page of the list. */
	reachedEnd: boolean;
	/** Whether it saw all pages before, too, so that what is not there has left the list. */
	isWhole: boolean;
	pages: number;
	/** How many more requests there is time for. */
	time: number;
}

const WEIGHTS = {
	birth: 12,
	happening: 43,
	pause: 5,
	poll: 25,
	failingPoll: 5,
	droppedPoll: 5,
	restart: 3,
	lossOfState: 2,
};
const MINUTE = 60_000;
const ALL = EVENTS.map(({ value }) => value);

/** A run of the trigger against a made-up world, held against an oracle that keeps a diary. */
class Run {
	readonly world = new World();
	readonly oracle = new Oracle();
	readonly watch: Watch<Session>;
	private state?: State<Sessions>;
	/** The state as n8n would have saved it: whenever something was emitted. */
	private saved: { state?: unknown; oracle: string };
	/** Sessions seen by the full scan that is under way. */
	private passIds = new Set<string>();
	private passSince?: number;
	/** Sessions that were looked up before; the trigger may skip these for a while. */
	private readonly askedFor = new Set<string>();
	private readonly tracker: ReturnType<typeof sessionTracker>;
	private readonly everEmitted = new Map<string, number>();
	private born = 0;

	constructor(
		readonly isAccount: boolean,
		readonly filter: 'none' | 'direction' | 'customer',
	) {
		this.watch = {
			key: 'key',
			matches: (session) => this.wants(session),
		};
		this.tracker = sessionTracker(isAccount);
		this.saved = { oracle: this.oracle.remember() };
	}

	async step({ name, a, b }: Step<keyof typeof WEIGHTS>): Promise<void> {
		const steps: Record<typeof name, () => Promise<void> | void> = {
			birth: () => this.world.birth(a, b),
			happening: () => this.world.happen(a, b),
			pause: () => void (this.world.clock += (1 + (a % 90)) * MINUTE),
			poll: async () => await this.poll(a, b),
			failingPoll: async () => await this.failingPoll(),
			droppedPoll: async () => await this.poll(a, b, true),
			restart: () => this.restart(),
			lossOfState: () => this.loseState(),
		};
		await steps[name]();
		this.world.clock += (a % 3) * 250;
	}

	private wants(session: Session): boolean {
		if (this.filter === 'direction') return session.direction === 'Incoming';
		return this.filter === 'none' || session.customerId === 'cust-a';
	}

	/** A poll, in the middle of which the world goes on; what it found may be dropped. */
	private async poll(a: number, b: number, isDropped = false): Promise<void> {
		// Sometimes n8n stops and starts again right after it saved.
		if (a % 5 === 1 && this.state) this.goOnWith(copy(this.write()));
		const isUnderWay = this.state?.scan !== undefined;
		if (!isUnderWay) this.passIds = new Set();
		if (!isUnderWay) this.passSince = undefined;
		const quick = this.isAccount && a % 3 > 0;
		const time = a % 7 < 3 ? 1 + (b % 4) : Infinity;
		const outing: Outing = {
			sights: new Map(),
			reachedEnd: false,
			isWhole: true,
			pages: 0,
			time,
		};
		const list = this.list(outing, a, b);
		const found = await poll(list, this.tracker, this.state, this.watch, {
			now: this.world.clock,
			hasTime: () => outing.time > 0,
			isIncremental: quick,
		});
		// Somebody switched the workflow off meanwhile.
		if (isDropped) return;
		const wasStarting = this.state?.baseline ?? true;
		this.accept(found, outing);
		if (quick && !isUnderWay && !wasStarting && time === Infinity)
			this.expectNothingOverlooked(outing);
		this.born = this.world.lives.length;
	}

	private accept({ state, events }: PollResult<Sessions, SessionEvent>, outing: Outing): void {
		this.state = state;
		const expected = this.oracle.poll([...outing.sights.values()], outing.reachedEnd);
		expectSame(events.map(statement), expected);
		this.count(events);
		if (events.length) this.save();
	}

	/** An incremental poll sees what is new, and all that is alive and was there at the last one. */
	private expectNothingOverlooked({ sights }: Outing): void {
		for (const [at, life] of this.world.lives.entries()) {
			if (!life.listed || life.deleted || sights.has(life.id)) continue;
			const appearedLate = life.relisted || at >= this.born;
			const isFollowed = this.oracle.isFollowing(life) && !this.askedFor.has(life.id);
			expectSame([life.id, isFollowed && !appearedLate], [life.id, false]);
		}
	}

	private list(outing: Outing, a: number, b: number): RemoteList<Session> {
		const perPage = this.isAccount && a % 4 !== 1 ? 2 : 1000;
		return {
			page: async (page, watermark) => {
				this.passSince ??= watermark;
				expectSame(watermark, this.passSince);
				return this.page(outing, page, perPage, a, b);
			},
			...(this.isAccount && { byIds: async (ids) => this.only(outing, ids) }),
			lookUp: async (ids) => {
				this.world.happen(a + 1, b);
				return this.lookUp(outing, ids, b);
			},
		};
	}

	private page(outing: Outing, page: number, perPage: number, a: number, b: number): Page {
		outing.time--;
		const listed = this.world.lives.filter((life) => life.listed && !life.deleted);
		// Not every server sorts.
		if (b % 5 > 0) listed.reverse();
		const part = listed.slice(page * perPage, (page + 1) * perPage);
		for (const life of part) this.sight(outing, life);
		const hasMore = (page + 1) * perPage < listed.length;
		outing.reachedEnd = !hasMore;
		outing.isWhole &&= page === outing.pages++;
		const things = part.map((life) => this.world.show(life));
		// While the next page is asked for, calls come in, go on, end and leave the list.
		if ((a + page) % 3 === 0) this.world.birth(a + page, b);
		if ((a + page) % 3 === 1) this.world.happen(a + page, b);
		// An odd entry hides no other one.
		return { things: b % 6 === 0 ? [{ id: 7 }, ...things, null] : things, hasMore };
	}

	private only(outing: Outing, ids: string[]): Session[] {
		outing.time--;
		const lives = this.world.lives.filter((life) => ids.includes(life.id) && !life.deleted);
		for (const life of lives) this.sight(outing, life);
		return lives.map((life) => this.world.show(life));
	}

	private lookUp(outing: Outing, ids: string[], seed: number): Map<string, LookUp<Session>> {
		expectSame(outing.reachedEnd, true);
		const missing = (seen: { has(id: string): boolean }) =>
			this.world.lives
				.filter((life) => !seen.has(life.id) && this.oracle.isFollowing(life))
				.map(({ id }) => id);
		const left = missing(outing.isWhole ? outing.sights : this.passIds);
		expectSame(
			ids.filter((id) => !left.includes(id)),
			[],
		);
		const surely = missing(this.passIds).filter((id) => !this.askedFor.has(id));
		expectSame(
			surely.filter((id) => !ids.includes(id)),
			[],
		);
		for (const id of ids) this.askedFor.add(id);
		const answers = new Map<string, LookUp<Session>>();
		ids.forEach((id, at) => {
			if ((seed >> (at % 8)) % 5 === 1) return;
			const life = this.world.lives.find((one) => one.id === id)!;
			if ((seed >> (at % 8)) % 5 === 2) answers.set(id, 'unclear');
			else if (life.deleted) {
				answers.set(id, 'gone');
				this.sight(outing, life, true);
			} else {
				answers.set(id, this.world.show(life));
				if (life.now.ended || this.isAccount) this.sight(outing, life);
			}
		});
		return answers;
	}

	private sight(outing: Outing, life: Life, gone = false): void {
		const wanted = this.wants(this.world.show(life));
		outing.sights.set(life.id, { life, happened: life.happened.length, wanted, gone });
		if (!gone) this.passIds.add(life.id);
	}

	private async failingPoll(): Promise<void> {
		const page = async () => await Promise.reject(new Error('HTTP 500'));
		const budget = { now: this.world.clock, hasTime: () => true, isIncremental: false };
		const failing = poll({ page }, this.tracker, this.state, this.watch, budget);
		expectSame(await failing.then(String, ({ message }: Error) => message), 'HTTP 500');
	}

	private write() {
		return saveState(this.tracker, this.state!, ALL);
	}

	private goOnWith(saved: unknown): void {
		this.state = loadState(this.tracker, saved);
	}

	private save(): void {
		this.saved = { state: copy(this.write()), oracle: this.oracle.remember() };
	}

	private restart(): void {
		this.goOnWith(copy(this.saved.state));
		this.oracle.recall(this.saved.oracle);
	}

	private loseState(): void {
		this.state = undefined;
		this.oracle.forgetEverything();
		this.everEmitted.clear();
		this.saved = { oracle: this.oracle.remember() };
	}

	/** Whatever the oracle says: a session starts and ends once, and nobody joins unnoticed. */
	private count(emitted: SessionEvent[]): void {
		for (const { thing, event } of emitted) {
			if (!['sessionStarted', 'sessionEnded', 'sessionMissed'].includes(event)) continue;
			const key = `${thing.id} ${event}`;
			this.everEmitted.set(key, (this.everEmitted.get(key) ?? 0) + 1);
			expectSame([key, this.everEmitted.get(key)], [key, 1]);
		}
	}
}

function statement({ thing, event, identity, changes }: SessionEvent): Statement {
	const text = changes.map((change) => {
		const before = 'before' in change ? value(change.before) : '(not emitted)';
		return `${change.field}: ${before} > ${value(change.after)}`;
	});
	return [thing.id ?? '', event, identity ?? '', event === 'anyChange' ? text.sort() : text];
}

function copy(state: unknown): unknown {
	return state === undefined ? undefined : (JSON.parse(JSON.stringify(state)) as unknown);
}

function value(of: unknown): string {
	return Array.isArray(of) ? list(of as string[]) : String(of);
}

describe('the trigger beside an oracle that keeps a diary', () => {
	it.each([
		['my sessions', false, 'none', 3500],
		['my sessions, a filter on what never changes', false, 'direction', 1000],
		['my sessions, a filter on what changes', false, 'customer', 1500],
		['account sessions', true, 'none', 2500],
		['account sessions, a filter on what changes', true, 'customer', 1500],
	] as const)(
		'emits all that a poll could see of %s once, in order, and nothing else',
		async (_, isAccount, filter, numRuns) => {
			const property = fc.asyncProperty(rowsOf(WEIGHTS), async (row) => {
				const run = new Run(isAccount, filter);
				for (const step of row) await run.step(step);
			});
			await fc.assert(property, { numRuns });
		},
	);
});
