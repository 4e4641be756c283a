import { Trigger, credentialsFor, named } from './publishedTrigger';
import { EVENTS, useWatch } from './sessionSandbox';

const { watch, call, watching } = useWatch();

describe('restarts and changes of the settings', () => {
	it('goes on with the saved state after a restart', async () => {
		const { id } = call({ dateCreated: new Date(Date.now() - 60_000).toISOString() });
		const trigger = await watching();
		await trigger.poll();
		await trigger.restart();
		expect(await trigger.poll()).toBeNull();
		watch.sandbox.office.end(id);
		call();
		await trigger.restart();
		expect(await trigger.events()).toEqual(['sessionEnded', 'sessionStarted']);
		await trigger.restart();
		expect(await trigger.poll()).toBeNull();
	});

	it('starts afresh when the state is lost', async () => {
		call();
		const trigger = await watching();
		await trigger.poll();
		await trigger.restart({});
		call();
		expect(await trigger.poll()).toBeNull();
		call();
		expect(await trigger.events()).toEqual(['sessionStarted']);
	});

	it.each([{ version: 0, seen: ['a'] }, { version: 99 }, 'text', { version: 1, sessions: 7 }])(
		'starts afresh with a state that it cannot read: %j',
		async (state) => {
			const trigger = await watching();
			await trigger.restart({ 'node:Evo Voice Trigger': { state } as never });
			call();
			expect(await trigger.poll()).toBeNull();
			call();
			expect(await trigger.events()).toEqual(['sessionStarted']);
		},
	);

	it.each([
		['the source', { source: 'accountSessions', accounts: ['64f1a0c2e4b0a1d2c3e40001'] }],
		['a filter', { filters: { direction: 'Incoming' } }],
	])('starts afresh when %s changes', async (_, changed) => {
		const trigger = await watching();
		await trigger.poll();
		call();
		await trigger.reactivate({ source: 'mySessions', events: EVENTS, ...changed });
		expect(await trigger.poll()).toBeNull();
		call();
		expect(await trigger.events()).toEqual(['sessionStarted']);
	});

	it('starts afresh when the credential gets another login', async () => {
		const trigger = await watching();
		await trigger.poll();
		call();
		trigger.logIn(credentialsFor(watch.sandbox, 'noAccount'));
		await expect(trigger.poll()).rejects.toThrow();
		trigger.logIn({
			...credentialsFor(watch.sandbox),
			username: 'ANNA.KELLER@harbor-desk.example',
		});
		expect(await trigger.poll()).toBeNull();
	});

	it('goes on when only the events change', async () => {
		const trigger = await watching();
		await trigger.poll();
		const { id } = call();
		await trigger.publish({ source: 'mySessions', events: ['sessionEnded', 'sessionStarted'] });
		expect(await trigger.events()).toEqual(['sessionStarted']);
		watch.sandbox.office.end(id);
		expect(await trigger.events()).toEqual(['sessionEnded']);
	});

	it('emits nothing after a long pause, and everything after a short one', async () => {
		const trigger = await watching();
		await trigger.poll();
		call();
		await trigger.reactivate(undefined, 5);
		expect(await trigger.events()).toEqual(['sessionStarted']);
		call();
		await trigger.reactivate(undefined, 16);
		expect(await trigger.poll()).toBeNull();
		call();
		expect(await trigger.events()).toEqual(['sessionStarted']);
	});
});

describe('what n8n saved is old, and the process knows better', () => {
	const quietFor = async (trigger: Trigger, minutes: number) => {
		for (let n = 0; n < minutes; n++) expect(await trigger.poll()).toBeNull();
	};

	it('counts a pause from the last poll, not from the last item', async () => {
		const { id } = call();
		const trigger = await watching();
		await trigger.poll();
		await quietFor(trigger, 20);
		watch.sandbox.office.change(id, { callState: 'Hold' });
		await trigger.reactivate();
		expect(await trigger.events()).toEqual(['sessionHeld']);
	});

	it('emits events that are newly chosen from the last poll on', async () => {
		const trigger = await watching({ events: ['sessionMissed'] });
		await trigger.poll();
		const [over, live] = [call(), call()];
		await quietFor(trigger, 60);
		watch.sandbox.office.end(over.id);
		await quietFor(trigger, 60);
		await trigger.publish({ source: 'mySessions', events: EVENTS });
		expect(await trigger.poll()).toBeNull();
		watch.sandbox.office.change(live.id, { callState: 'Hold' });
		expect(await trigger.events()).toEqual(['sessionHeld']);
	});

	it('after a restart emits no old events that were not chosen when it was saved', async () => {
		const { id } = call();
		const trigger = await watching({ events: ['sessionMissed'] });
		await trigger.poll();
		call();
		await quietFor(trigger, 60);
		watch.sandbox.office.end(id, { missed: true });
		await trigger.restart();
		trigger.choose(['sessionStarted', 'sessionMissed']);
		expect(await trigger.events()).toEqual(['sessionMissed']);
		call();
		expect(await trigger.events()).toEqual(['sessionStarted']);
	});

	it('keeps to the database where another process saw more', async () => {
		const trigger = await watching();
		await trigger.poll();
		const { id } = call();
		const elsewhere = await trigger.onAnotherMain();
		expect(await elsewhere.events()).toEqual(['sessionStarted']);
		await trigger.takeOver(elsewhere);
		expect(await trigger.poll()).toBeNull();
		watch.sandbox.office.end(id);
		expect(await trigger.events()).toEqual(['sessionEnded']);
	});
});

describe('two processes of n8n that run the same workflow for a moment', () => {
	it('give equal polls of one tick the same key, and others another one', async () => {
		const { id } = call();
		const parameters = { source: 'mySessions', events: ['sessionHeld', 'sessionResumed'] };
		const of = async (Process: typeof Trigger) => {
			const trigger = await Process.of(credentialsFor(watch.sandbox), parameters, 'workflow');
			await trigger.poll();
			return trigger;
		};
		let replacement!: Trigger;
		await jest.isolateModulesAsync(async () => {
			replacement = await of((await import('./publishedTrigger')).Trigger);
		});
		const old = await of(Trigger);
		for (const callState of ['Hold', 'Connected', 'Hold'] as const) {
			watch.sandbox.office.change(id, { callState });
			await old.poll();
			await replacement.tickNow();
		}
		expect(old.executions.flat().map(named)).toEqual([
			'sessionHeld',
			'sessionResumed',
			'sessionHeld',
		]);
		expect(replacement.keys).toEqual(old.keys);
		expect(new Set(old.keys).size).toBe(3);
		for (const key of old.keys) expect(key).toMatch(/^[\da-f]{64}$/);
	});
});

describe('polls', () => {
	it('never overlap: one that is slow skips the next', async () => {
		const trigger = await watching();
		await trigger.poll();
		const { id } = call();
		watch.sandbox.faults.add({ path: '/sessions/active', delayMs: 300 });
		watch.sandbox.requests.length = 0;
		const slow = trigger.events();
		await new Promise((resolve) => setTimeout(resolve, 50));
		await trigger.tickNow();
		await trigger.tickNow();
		expect(await slow).toEqual(['sessionStarted']);
		expect(watch.sandbox.requests).toHaveLength(1);
		watch.sandbox.office.change(id, { callState: 'Hold' });
		expect(await trigger.events()).toEqual(['sessionHeld']);
	});

	it('emit nothing when the workflow is deactivated meanwhile; the next one does', async () => {
		const trigger = await watching();
		await trigger.poll();
		call();
		watch.sandbox.faults.add({ path: '/sessions/active', delayMs: 200 });
		const slow = trigger.events();
		await new Promise((resolve) => setTimeout(resolve, 50));
		await trigger.reactivate();
		expect(await slow).toEqual([]);
		expect(await trigger.events()).toEqual(['sessionStarted']);
		expect(await trigger.poll()).toBeNull();
	});
});
