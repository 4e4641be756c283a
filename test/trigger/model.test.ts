import fc from 'fast-check';

import type { Session } from '../../nodes/EvoVoice/session';
import type { SessionEvent } from '../../nodes/EvoVoiceTrigger/diff';
import type { LookUp } from '../../nodes/EvoVoiceTrigger/follow';
import { pollOnce } from '../../nodes/EvoVoiceTrigger/poll';
import type { SessionSource, Watch } from '../../nodes/EvoVoiceTrigger/poll';
import { Witness, list } from './model/witness';
import type { Sight, Statement } from './model/witness';
import { World } from './model/world';
import type { Life } from './model/world';

type Step = [kind: number, a: number, b: number];
interface Outing {
	sights: Map<string, Sight>;
	complete: boolean;
	nextPage?: number;
}

const MINUTE = 60_000;

/** A run of the trigger against a made-up world, watched by somebody with a diary of their own. */
class Run {
	readonly world = new World();
	readonly witness = new Witness();
	readonly watch: Watch;
	readonly store: { state?: unknown } = {};
	/** The state as n8n would have saved it: whenever something was told. */
	private saved: { state?: unknown; witness: string; page: number };
	/** Where the next poll has to go on in the list. */
	private page = 0;
	/** Sessions that were looked up before; those may be left alone for a while. */
	private readonly askedFor = new Set<string>();
	private readonly everTold = new Map<string, number>();

	constructor(
		readonly isAccount: boolean,
		readonly filter: 'none' | 'direction' | 'customer',
	) {
		this.watch = {
			key: 'key',
			matches: (session) => this.wants(session),
			tellsOfUnlisted: isAccount,
		};
		this.saved = { witness: this.witness.remember(), page: 0 };
	}

	async step([kind, a, b]: Step): Promise<void> {
		if (kind < 12) this.world.birth(a, b);
		else if (kind < 55) this.world.happen(a, b);
		else if (kind < 60) this.world.clock += (1 + (a % 90)) * MINUTE;
		else if (kind < 85) await this.poll(a, b);
		else if (kind < 90) await this.failingPoll();
		else if (kind < 95) await this.overlap(a, b);
		else if (kind < 98) this.restart();
		else this.loseState();
		this.world.clock += (a % 3) * 250;
	}

	private wants(session: Session): boolean {
		if (this.filter === 'direction') return session.direction === 'Incoming';
		return this.filter === 'none' || session.customerId === 'cust-a';
	}

	/** A poll; in its middle the world goes on, or another poll takes place. */
	private async poll(a: number, b: number, meanwhile?: () => Promise<boolean>): Promise<boolean> {
		// Sometimes n8n keeps the state in memory, and sometimes it reads it from its database.
		if (a % 2) this.store.state = copy(this.store.state);
		const outing: Outing = { sights: new Map(), complete: false };
		let overtaken = false;
		const source: SessionSource = {
			list: async (page) => {
				const answer = this.list(outing, page, a);
				if (a % 2) overtaken = (await meanwhile?.()) ?? false;
				return answer;
			},
			lookUp: async (ids) => {
				this.world.happen(a + 1, b);
				const answers = this.lookUp(outing, ids, b);
				if (a % 2 === 0) overtaken = (await meanwhile?.()) ?? false;
				return answers;
			},
		};
		const told = await pollOnce(this.store, source, this.watch, this.world.clock);
		if (overtaken) {
			expect(told).toEqual([]);
			return false;
		}
		const readToTheEnd = outing.nextPage === undefined;
		this.page = outing.nextPage ?? 0;
		const expected = this.witness.look([...outing.sights.values()], readToTheEnd);
		expect(told.map(statement)).toEqual(expected);
		this.count(told);
		if (told.length) this.save();
		return true;
	}

	private list(outing: Outing, page: number, seed: number) {
		expect(page).toBe(this.page);
		const listed = this.world.lives.filter((life) => life.listed && !life.deleted).reverse();
		const perPage = this.isAccount && seed % 4 === 0 ? 2 : 1000;
		const upTo = (page + 1 + (seed % 3)) * perPage;
		const part = listed.slice(page * perPage, upTo);
		for (const life of part) this.sight(outing, life);
		const nextPage = upTo < listed.length ? upTo / perPage : undefined;
		outing.complete = page === 0 && nextPage === undefined;
		outing.nextPage = nextPage;
		// An item that moved on to the next page while it was read comes twice.
		const sessions = [...part, ...part.slice(0, seed % 2)].map((life) => this.world.show(life));
		return { sessions, nextPage };
	}

	private lookUp(outing: Outing, ids: string[], seed: number): Map<string, LookUp> {
		expect(outing.complete).toBe(true);
		const following = this.world.lives
			.filter((life) => !outing.sights.has(life.id) && this.witness.isFollowing(life))
			.map(({ id }) => id);
		expect(following).toEqual(expect.arrayContaining(ids));
		expect(ids).toEqual(expect.arrayContaining(following.filter((id) => !this.askedFor.has(id))));
		for (const id of ids) this.askedFor.add(id);
		const answers = new Map<string, LookUp>();
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
	}

	private async failingPoll(): Promise<void> {
		const before = this.store.state;
		const source: SessionSource = {
			list: async () => await Promise.reject(new Error('HTTP 500')),
			lookUp: async () => new Map<string, LookUp>(),
		};
		await expect(pollOnce(this.store, source, this.watch, this.world.clock)).rejects.toThrow('500');
		expect(this.store.state).toBe(before);
	}

	/** Two polls at once: the one that is done first tells, the other one keeps silent. */
	private async overlap(a: number, b: number): Promise<void> {
		await this.poll(a, b, async () => {
			this.world.happen(b, a);
			if (b % 4 === 0) await this.failingPoll();
			return b % 4 === 0 ? false : await this.poll(b, a);
		});
	}

	private save(): void {
		this.saved = {
			state: copy(this.store.state),
			witness: this.witness.remember(),
			page: this.page,
		};
	}

	private restart(): void {
		this.store.state = copy(this.saved.state);
		this.page = this.saved.page;
		this.witness.recall(this.saved.witness);
	}

	private loseState(): void {
		this.store.state = undefined;
		this.page = 0;
		this.witness.forgetEverything();
		this.everTold.clear();
		this.saved = { witness: this.witness.remember(), page: 0 };
	}

	/** Whatever the witness says: a session starts and ends once, and nobody joins unnoticed. */
	private count(told: SessionEvent[]): void {
		for (const { session, event } of told) {
			if (!['sessionStarted', 'sessionEnded', 'sessionMissed'].includes(event)) continue;
			const key = `${session.id} ${event}`;
			this.everTold.set(key, (this.everTold.get(key) ?? 0) + 1);
			expect(this.everTold.get(key)).toBe(1);
		}
	}
}

function statement({ session, event, identity, changes }: SessionEvent): Statement {
	const text = changes.map((change) => {
		const before = 'before' in change ? value(change.before) : '(not told)';
		return `${change.field}: ${before} > ${value(change.after)}`;
	});
	return [session.id ?? '', event, identity ?? '', event === 'anyChange' ? text.sort() : text];
}

function copy(state: unknown): unknown {
	return state === undefined ? undefined : (JSON.parse(JSON.stringify(state)) as unknown);
}

function value(of: unknown): string {
	return Array.isArray(of) ? list(of as string[]) : String(of);
}

const steps = fc.array(fc.tuple(fc.nat(99), fc.nat(9999), fc.nat(9999)), {
	minLength: 5,
	maxLength: 60,
});

describe('the trigger beside a witness that keeps a diary', () => {
	it.each([
		['my sessions', false, 'none', 3500],
		['my sessions, a filter on what never changes', false, 'direction', 1000],
		['my sessions, a filter on what changes', false, 'customer', 1500],
		['account sessions', true, 'none', 2500],
		['account sessions, a filter on what changes', true, 'customer', 1500],
	] as const)(
		'tells all that a poller could see of %s once, in order, and nothing else',
		async (_, isAccount, filter, numRuns) => {
			const property = fc.asyncProperty(steps, async (list) => {
				const run = new Run(isAccount, filter);
				for (const step of list) await run.step(step);
			});
			await fc.assert(property, { numRuns });
		},
	);
});
