import type { Session } from '../nodes/shared/entities/session';
import type { LookUp } from '../nodes/EvoVoiceTrigger/scan';
import { poll, type State, type Watch } from '../nodes/EvoVoiceTrigger/poll';
import { sessionTracker } from '../nodes/EvoVoiceTrigger/sessions/tracker';
import type { Sessions } from '../nodes/EvoVoiceTrigger/sessions/tracker';
import { loadState, saveState } from '../nodes/EvoVoiceTrigger/state';
import { Random } from '../sandbox/office/random';

const POLLS = 10_000;
/** Polls until the office has settled: calls that ended are remembered for an hour, others for ten. */
const SETTLED = 500;
const WINDOW = 2_000;
const MINUTE = 60_000;
const START = Date.parse('2026-03-02T08:00:00Z');
const LIVE = 20;
/** Polls from one weighing of the state to the next; it then goes on from what n8n would have saved. */
const SAVED_EVERY = 10;

const WATCH: Watch<Session> = { key: 'bench', matches: () => true };
const TRACKER = sessionTracker(false);

/** An office in which, minute by minute, calls come, change, go on elsewhere and end. */
class ChangingOffice {
	private readonly random = new Random(3);
	private readonly elsewhere = new Map<string, { session: Session; until: number }>();
	private live: Session[] = [];

	/** Lets a minute pass: every call changes now and then, and one in ten leaves the list. */
	pass(now: number): void {
		const { random } = this;
		const staying = this.live.filter(() => !random.chance(0.1));
		for (const session of this.live) {
			if (staying.includes(session) || !random.chance(0.2)) continue;
			const until = now + random.between(1, 600) * MINUTE;
			this.elsewhere.set(session.id!, { session, until });
		}
		this.live = staying.map((session) => (random.chance(0.3) ? this.changed(session) : session));
		while (this.live.length < LIVE) this.live.push(this.started(now));
	}

	page = async () => ({ things: this.live, hasMore: false });

	lookUp(ids: string[], now: number): Map<string, LookUp<Session>> {
		return new Map(
			ids.map((id) => {
				const found = this.elsewhere.get(id);
				return [id, found && found.until > now ? found.session : 'gone'];
			}),
		);
	}

	private changed(session: Session): Session {
		const { random } = this;
		return {
			...session,
			callState: random.pick(['Ringing', 'Connected', 'Hold']),
			consoleData: `note ${random.hex(40)}`,
			members: random.chance(0.5) ? session.members : this.members(),
		};
	}

	private started(now: number): Session {
		const { random } = this;
		return {
			id: random.hex(24),
			dateCreated: new Date(now).toISOString(),
			callState: 'Ringing',
			fromAddress: `+1503${random.between(1_000_000, 9_999_999)}`,
			toAddress: '+15035550100',
			members: this.members(),
		};
	}

	private members(): Session['members'] {
		const count = this.random.between(1, 4);
		return Array.from({ length: count }, () => ({
			identity: `${this.random.hex(8)}@harbor-desk.example`,
		}));
	}
}

/**
 * Polls a changing office 10,000 times, once a minute, without n8n and without HTTP.
 *
 * @returns the largest state in bytes, early on and in the end
 */
export async function growthOfState(): Promise<{ early: number; late: number }> {
	const office = new ChangingOffice();
	let state: State<Sessions> | undefined;
	const sizes: number[] = [];
	for (let at = 0; at < POLLS; at++) {
		const now = START + at * MINUTE;
		office.pass(now);
		const list = {
			page: office.page,
			lookUp: async (ids: string[]) => office.lookUp(ids, now),
		};
		const budget = { now, hasTime: () => true, isIncremental: false };
		({ state } = await poll(list, TRACKER, state, WATCH, budget));
		if (at % SAVED_EVERY !== 0) continue;
		const saved = JSON.stringify(saveState(TRACKER, state, []));
		sizes.push(Buffer.byteLength(saved));
		state = loadState(TRACKER, JSON.parse(saved));
	}
	const settled = sizes.slice(SETTLED / SAVED_EVERY);
	return {
		early: Math.max(...settled.slice(0, WINDOW / SAVED_EVERY)),
		late: Math.max(...settled.slice(-WINDOW / SAVED_EVERY)),
	};
}
