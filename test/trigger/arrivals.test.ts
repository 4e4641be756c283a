import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { FILES } from '../../nodes/EvoVoiceTrigger/arrivals/files';
import { MESSAGES } from '../../nodes/EvoVoiceTrigger/arrivals/messages';
import type {
	ArrivalSource,
	Arrivals as Memory,
} from '../../nodes/EvoVoiceTrigger/arrivals/tracker';
import { poll } from '../../nodes/EvoVoiceTrigger/poll';
import type { State } from '../../nodes/EvoVoiceTrigger/poll';
import type { Service } from '../../nodes/EvoVoiceTrigger/service';
import { loadState, saveState } from '../../nodes/EvoVoiceTrigger/state';
import { Arrivals, HOUR, SECOND } from './model/arrivals';
import type { Arrival } from './model/arrivals';
import { expectSame } from './model/expectSame';
import { rowsOf } from './model/steps';
import type { Step } from './model/steps';

type AnySource = ArrivalSource<object>;

const WEIGHTS = {
	arrival: 30,
	transcription: 12,
	deletion: 4,
	wrongClock: 3,
	outage: 4,
	poll: 37,
	failingPoll: 4,
	restart: 4,
	lossOfState: 2,
};

/** The second argument of a jump after which a clock is right. */
const RIGHT = 6;

/** The events of something that arrived: its arrival, and that it was transcribed. */
const OF_FILE: Record<string, string | undefined> = {
	VoiceMessage: 'voicemailReceived',
	CallRecording: 'recordingReady',
	Fax: 'faxReceived',
};
const SOURCES = {
	files: {
		source: FILES as unknown as AnySource,
		arrival: ({ type }: Arrival) => OF_FILE[type],
		transcription: 'fileTranscribed',
	},
	messages: {
		source: MESSAGES as unknown as AnySource,
		arrival: ({ type }: Arrival) => (type === 'Fax' ? 'messageSent' : 'messageReceived'),
		transcription: undefined,
	},
};

/** What the diary says that the trigger has seen of something. */
interface Seen {
	transcribed: boolean;
}

/** A run of the trigger against a made-up service, beside a diary of what arrived and was seen. */
class Run {
	private readonly world: Arrivals;
	private state?: State<Memory>;
	/** What n8n would have saved, with the diary's page of that moment: whenever something was emitted. */
	private saved: { state?: unknown; seen: string; isStarting: boolean };
	private seen = new Map<string, Seen>();
	private isStarting = true;
	private readonly emitted = new Map<string, number>();
	/** Whether something was deleted since the last full scan, or before it. */
	private deletion: 'never' | 'lastTime' | 'now' = 'never';
	/** True time of the first poll, and of the last one that saw the end of the list. */
	private startedAt = Infinity;
	private wholeAt = 0;

	constructor(
		private readonly kind: (typeof SOURCES)[keyof typeof SOURCES],
		perPage: number,
		isSorted: boolean,
	) {
		this.world = new Arrivals(perPage, isSorted);
		this.saved = { seen: '[]', isStarting: true };
	}

	async step({ name, a, b }: Step<keyof typeof WEIGHTS>): Promise<void> {
		const steps: Record<typeof name, () => Promise<void> | void> = {
			arrival: () => this.world.arrive(a, b),
			transcription: () => this.world.transcribe(b),
			deletion: () => this.delete(b),
			wrongClock: async () => await this.wrongClock(a, b),
			outage: () => this.outage(a, b),
			poll: async () => await this.poll(a, b, a % 5 < 2 ? 1 + (b % 3) : Infinity),
			failingPoll: async () => await this.failingPoll(),
			restart: () => this.restart(),
			lossOfState: () => this.loseState(),
		};
		await steps[name]();
		this.world.time += (a % 4) * 2 * SECOND;
	}

	/** A clock jumps; now and then n8n polls for hours before it is put right. */
	private async wrongClock(a: number, b: number): Promise<void> {
		this.world.jump(a, b);
		if (a % 4) return;
		for (let n = 0; n < 4; n++) {
			this.world.time += HOUR;
			await this.poll(a, b, Infinity, true);
		}
		this.world.jump(a, RIGHT);
		await this.poll(a, b, Infinity, true);
	}

	/** For hours or days things arrive and nobody polls. */
	private outage(a: number, b: number): void {
		for (let n = 0; n < b % 9; n++) {
			// Nobody promises anything for longer than two weeks.
			if (this.world.time - this.wholeAt > 10 * 24 * HOUR) return;
			this.world.time += (a % 12) * HOUR;
			this.world.arrive(a + n, b);
		}
	}

	/** Moves others to a page that is read already; not while two readings one after the other are made. */
	private delete(seed: number): void {
		if (this.deletion === 'lastTime') return;
		this.deletion = 'now';
		this.world.delete(seed);
	}

	/** Three polls with time for everything, while nothing else happens. */
	async end(): Promise<void> {
		for (let n = 0; n < 3; n++) {
			this.world.time += 61 * SECOND;
			await this.poll(1, 1, Infinity, true);
		}
		for (const arrival of this.world.existing()) {
			const { id, came, transcribed } = arrival;
			const sight = this.seen.get(id);
			if (!sight && came < this.startedAt) continue;
			expectSame([id, sight?.transcribed], [id, transcribed !== undefined]);
		}
	}

	private async poll(a: number, b: number, time: number, isQuiet = false): Promise<void> {
		const sights = new Map<string, Arrival & { isTranscribed: boolean }>();
		let left = time;
		let reachedEnd = false;
		const service: Service = {
			get: async (_, query: IDataObject = {}) => {
				left--;
				const { seen, answer } = this.world.answer(query);
				for (const arrival of seen) {
					const isTranscribed = arrival.transcribed !== undefined;
					sights.set(arrival.id, { ...arrival, isTranscribed });
				}
				reachedEnd = answer.hasMorePages === false;
				// While the next page is asked for, things arrive, change and go.
				if (!isQuiet && (a + left) % 3 === 0) this.world.arrive(a + b, b);
				if (!isQuiet && (a + left) % 3 === 1) this.world.transcribe(b);
				if (!isQuiet && (a + b) % 17 === 0) this.delete(a);
				return answer;
			},
			list: (answer, property) => answer[property] as unknown[],
			eachAccount: async () => await Promise.reject(new Error('No list of single accounts')),
			warn: () => {},
		};
		const { source } = this.kind;
		const now = this.world.n8nClock;
		const hasTime = () => left > 0;
		const scope = { accounts: ['a'], query: {} };
		const found = await poll(
			source.open(service, scope, { now, hasTime }),
			source.tracker,
			this.state,
			{ key: 'k', matches: () => true },
			{ now, hasTime, isIncremental: a % 3 > 0 },
		);
		this.state = found.state;
		const events = found.events.map(({ event, thing }) => `${(thing as Arrival).id} ${event}`);
		expectSame(events, this.expected([...sights.values()]));
		this.startedAt = Math.min(this.startedAt, this.world.time);
		if (reachedEnd) {
			this.wholeAt = this.world.time;
			this.deletion = this.deletion === 'now' ? 'lastTime' : 'never';
		}
		if (reachedEnd) this.isStarting = false;
		expectSame(this.state.baseline ?? false, this.isStarting);
		for (const event of events) {
			this.emitted.set(event, (this.emitted.get(event) ?? 0) + 1);
			expectSame([event, this.emitted.get(event)], [event, 1]);
		}
		if (events.length > 0) this.save();
	}

	/** What the diary says of these sights, by their dates. */
	private expected(sights: Array<Arrival & { isTranscribed: boolean }>): string[] {
		sights.sort((a, b) => Date.parse(a.date) - Date.parse(b.date) || (a.id < b.id ? -1 : 1));
		return sights.flatMap((arrival) => {
			const { id, isTranscribed } = arrival;
			const before = this.seen.get(id);
			this.seen.set(id, { transcribed: isTranscribed || (before?.transcribed ?? false) });
			if (this.isStarting) return [];
			const { arrival: nameOf, transcription } = this.kind;
			const names = [
				before ? undefined : nameOf(arrival),
				isTranscribed && !before?.transcribed ? transcription : undefined,
			];
			return names.flatMap((name) => (name ? [`${id} ${name}`] : []));
		});
	}

	private async failingPoll(): Promise<void> {
		const { source } = this.kind;
		const budget = { now: this.world.n8nClock, hasTime: () => true, isIncremental: false };
		const page = async () => await Promise.reject(new Error('HTTP 500'));
		const watch = { key: 'k', matches: () => true };
		const failing = poll({ page }, source.tracker, this.state, watch, budget);
		expectSame(await failing.then(String, ({ message }: Error) => message), 'HTTP 500');
	}

	private save(): void {
		const { source } = this.kind;
		const events = source.events.map(({ value }) => value);
		this.saved = {
			state: JSON.parse(JSON.stringify(saveState(source.tracker, this.state!, events))),
			seen: JSON.stringify([...this.seen]),
			isStarting: this.isStarting,
		};
	}

	private restart(): void {
		this.state = loadState(this.kind.source.tracker, this.saved.state);
		this.seen = new Map(JSON.parse(this.saved.seen) as Array<[string, Seen]>);
		this.isStarting = this.saved.isStarting;
		// The next poll is a baseline: what was there before it need not be known.
		if (!this.state) this.startedAt = Infinity;
	}

	private loseState(): void {
		this.saved = { seen: '[]', isStarting: true };
		this.emitted.clear();
		this.restart();
	}
}

describe('things that arrive, beside a diary of what arrived and was seen', () => {
	it.each([
		['files', 2, true, 1500],
		['files', 2, false, 750],
		['files', 100, true, 750],
		['messages', 2, true, 1500],
		['messages', 2, false, 500],
	] as const)(
		'%s, %i a page, sorted: %p: each is emitted once, in order, and none is lost',
		async (name, perPage, isSorted, numRuns) => {
			const property = fc.asyncProperty(rowsOf(WEIGHTS), async (row) => {
				const run = new Run(SOURCES[name], perPage, isSorted);
				for (const step of row) await run.step(step);
				await run.end();
			});
			await fc.assert(property, { numRuns });
		},
	);
});
