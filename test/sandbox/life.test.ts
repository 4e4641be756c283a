import { startSandbox, type Sandbox, type SandboxOptions, type SessionInfo } from '../../sandbox';
import { askJson } from './rawRequest';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
let running: Sandbox[] = [];

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
	const sandbox = await startSandbox({ clock: 'manual', ...options });
	running.push(sandbox);
	return sandbox;
}

afterEach(async () => {
	await Promise.all(running.map(async (sandbox) => await sandbox.stop()));
	running = [];
});

type Polled = Pick<SessionInfo, 'id' | 'ended' | 'wasMissed' | 'callState' | 'queueState'>;

/** The sessions of the office, polled every second. */
function watch(sandbox: Sandbox, ms: number): Polled[][] {
	const polls: Polled[][] = [];
	for (let passed = 0; passed < ms; passed += SECOND) {
		sandbox.clock.advance(SECOND);
		const sessions = sandbox.office.sessions();
		polls.push(
			sessions.map(({ id, ended, wasMissed, callState, queueState }) => {
				return { id, ended, wasMissed, callState, queueState };
			}),
		);
	}
	return polls;
}

/** The call states of each session that began while somebody watched, without repetitions. */
function livesOf(polls: Polled[][], knownBefore: Set<string>): Map<string, string[]> {
	const lives = new Map<string, string[]>();
	for (const session of polls.flat().filter(({ id }) => !knownBefore.has(id))) {
		const life = lives.get(session.id) ?? [];
		const state = session.wasMissed ? 'Missed' : session.ended ? 'Ended' : session.callState;
		if (life[life.length - 1] !== state) life.push(state);
		lives.set(session.id, life);
	}
	return lives;
}

test('calls come in, ring, connect, are held and resumed, end or are missed', async () => {
	const sandbox = await start();
	const known = new Set(sandbox.office.sessions().map(({ id }) => id));
	const lives = [...livesOf(watch(sandbox, 30 * MINUTE), known).values()];
	const shapes = new Set(lives.map((life) => life.join(' ')));
	expect(lives.length).toBeGreaterThan(40);
	expect(shapes).toContain('Ringing Connected Ended');
	expect(shapes).toContain('Ringing Connected Hold Connected Ended');
	expect(shapes).toContain('Ringing Missed');
	expect(shapes).toContain('Passive Ended');
});

test('the queue moves: a waiting call is offered to somebody, who takes it', async () => {
	const sandbox = await start();
	const known = new Set(sandbox.office.sessions().map(({ id }) => id));
	const queues = new Map<string, Set<string>>();
	for (const session of watch(sandbox, 15 * MINUTE).flat()) {
		if (known.has(session.id) || session.ended) continue;
		queues.set(session.id, (queues.get(session.id) ?? new Set()).add(session.queueState));
	}
	const seen = [...queues.values()].map((states) => [...states].join(' '));
	expect(seen).toContain('Queued Ringing Connected');
});

test('the office neither runs empty nor fills up', async () => {
	const sandbox = await start();
	const counts: number[] = [];
	for (let minute = 0; minute < 120; minute++) {
		sandbox.clock.advance(MINUTE);
		counts.push(sandbox.office.sessions().filter((session) => !session.ended).length);
	}
	expect(Math.min(...counts)).toBeGreaterThan(1);
	expect(Math.max(...counts)).toBeLessThan(40);
});

test('the same seed gives the same life, another seed another', async () => {
	const [first, second, other] = [await start(), await start(), await start({ seed: 8 })];
	for (const sandbox of [first, second, other]) sandbox.clock.advance(20 * MINUTE);
	expect(second.office.sessions()).toEqual(first.office.sessions());
	expect(other.office.sessions()).not.toEqual(first.office.sessions());
	first.reset();
	first.clock.advance(20 * MINUTE);
	expect(first.office.sessions()).toEqual(second.office.sessions());
});

// A trigger remembers the IDs of what it has emitted.
test('what is added after a reset has none of the IDs from before', async () => {
	const { office, reset } = await start({ quiet: true });
	const added = () => [office.receiveText({ text: 'Hello' }).id, office.start().id];
	const before = added();
	reset();
	for (const id of added()) expect(before).not.toContain(id);
});

test('advancing in small steps gives the same life as one big step', async () => {
	const [big, small] = [await start(), await start()];
	big.clock.advance(10 * MINUTE);
	for (let step = 0; step < 600; step++) small.clock.advance(SECOND);
	expect(small.office.sessions()).toEqual(big.office.sessions());
});

test('what a workflow does to one call changes nothing for those that come later', async () => {
	const [touched, untouched] = [await start(), await start()];
	const [call] = touched.office.sessions().filter((session) => !session.ended);
	const login = touched.logins.phoneUser;
	await askJson(touched.url, `/sessions/${call.id}`, login, { method: 'DELETE' });
	touched.office.start();
	const idsAfter = (sandbox: Sandbox) => {
		const known = new Set(sandbox.office.sessions().map(({ id }) => id));
		sandbox.clock.advance(15 * MINUTE);
		return sandbox.office.sessions().filter(({ id }) => !known.has(id));
	};
	expect(idsAfter(touched)).toEqual(idsAfter(untouched));
});

test('a quiet office stands still, an empty one stays empty', async () => {
	const [quiet, empty] = [await start({ quiet: true }), await start({ empty: true })];
	const before = structuredClone(quiet.office.sessions());
	quiet.clock.advance(60 * MINUTE);
	empty.clock.advance(60 * MINUTE);
	expect(quiet.office.sessions()).toEqual(before);
	expect(empty.office.sessions()).toEqual([]);
});

test('a real clock runs by itself, and ahead when it is advanced', async () => {
	const sandbox = await start({ clock: 'real' });
	const before = sandbox.clock.now().getTime();
	expect(Math.abs(before - Date.now())).toBeLessThan(5 * SECOND);
	const count = sandbox.office.sessions().length;
	sandbox.clock.advance(5 * MINUTE);
	expect(sandbox.clock.now().getTime() - before).toBeGreaterThanOrEqual(5 * MINUTE);
	expect(sandbox.office.sessions().length).toBeGreaterThan(count);
	const ringing = sandbox.office.start();
	const { username } = sandbox.logins.phoneUser;
	await askJson(sandbox.url, `/sessions/${ringing.id}`, sandbox.logins.phoneUser, {
		method: 'PATCH',
		body: { callState: 'Hold' },
	});
	expect(sandbox.office.get(ringing.id)!.heldByUserId).toBe(username);
});

test('a hold that a workflow touched is left to the workflow', async () => {
	const sandbox = await start();
	const { office, clock, logins, url } = sandbox;
	const heldByLife = () => {
		const fresh = (session: SessionInfo) => Date.parse(session.dateCreated) >= startedAt;
		return office.sessions().find((session) => fresh(session) && session.callState === 'Hold');
	};
	const startedAt = clock.now().getTime();
	while (!heldByLife()) clock.advance(SECOND);
	const call = heldByLife()!;
	const ask = async (callState: string) =>
		await askJson(url, `/sessions/${call.id}`, logins.manager, {
			method: 'PATCH',
			body: { callState },
		});
	await ask('Connected');
	await ask('Hold');
	while (!call.ended) {
		expect(call.callState).toBe('Hold');
		clock.advance(SECOND);
	}
});

test('a dialled conference member rings, then joins', async () => {
	const { office, clock, logins, url } = await start({ empty: true });
	const call = office.start();
	const body = { callSid: call.callSid, destination: '+15550001111', fromNumber: '+18005550100' };
	const path = `/sessions/${call.id}/conference/members`;
	const answer = await askJson(url, path, logins.phoneUser, { method: 'POST', body });
	expect(answer.json).toMatchObject({ dialState: 'Active' });
	const member = () => call.members.find(({ identity }) => identity === body.destination);
	expect(member()).toMatchObject({ callState: 'Ringing', role: 'Transfer' });
	clock.advance(10 * SECOND);
	expect(member()).toMatchObject({ callState: 'Connected' });
	expect(call.dialState).toBe('None');
});

test('old sessions are in the archive only', async () => {
	const { office, clock, logins, url } = await start({ empty: true });
	const old = office.start();
	clock.advance(16 * 24 * 60 * MINUTE);
	const list = async (query: string) =>
		(await askJson(url, `/sessions?${query}`, logins.manager)).json.items;
	expect(await list('')).toEqual([]);
	expect(await list('searchArchive=true')).toMatchObject([{ id: old.id }]);
	expect((await askJson(url, `/sessions/${old.id}`, logins.manager)).status).toBe(404);
});
