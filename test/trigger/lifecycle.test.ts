import { credentialsFor } from './polling';
import { EVENTS, useWatch } from './watch';

const { watch, call, watching } = useWatch();

describe('restarts and changes of the settings', () => {
	it('goes on with the saved state after a restart', async () => {
		const { id } = call({ dateCreated: new Date(Date.now() - 60_000).toISOString() });
		const trigger = await watching();
		await trigger.poll();
		trigger.restart();
		expect(await trigger.poll()).toBeNull();
		watch.sandbox.office.end(id);
		call();
		trigger.restart();
		expect(await trigger.events()).toEqual(['sessionEnded', 'sessionStarted']);
		trigger.restart();
		expect(await trigger.poll()).toBeNull();
	});

	it('starts afresh when the state is lost', async () => {
		call();
		const trigger = await watching();
		await trigger.poll();
		trigger.restart({});
		call();
		expect(await trigger.poll()).toBeNull();
		call();
		expect(await trigger.events()).toEqual(['sessionStarted']);
	});

	it.each([{ version: 0, seen: ['a'] }, { version: 99 }, 'text', { version: 1, sessions: 7 }])(
		'starts afresh with a state that it cannot read: %j',
		async (state) => {
			const trigger = await watching();
			trigger.restart({ 'node:Evo Voice Trigger': { state } as never });
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
		trigger.reactivate({ source: 'mySessions', events: EVENTS, ...changed });
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
		trigger.reactivate({ source: 'mySessions', events: ['sessionEnded', 'sessionStarted'] });
		expect(await trigger.events()).toEqual(['sessionStarted']);
		watch.sandbox.office.end(id);
		expect(await trigger.events()).toEqual(['sessionEnded']);
	});

	it('tells nothing of a long pause, and all of a short one', async () => {
		const trigger = await watching();
		await trigger.poll();
		call();
		trigger.reactivate(undefined, 5);
		expect(await trigger.events()).toEqual(['sessionStarted']);
		call();
		trigger.reactivate(undefined, 60);
		expect(await trigger.poll()).toBeNull();
		call();
		expect(await trigger.events()).toEqual(['sessionStarted']);
	});
});

describe('polls that overlap', () => {
	it('tell nothing twice and lose nothing', async () => {
		const trigger = await watching();
		await trigger.poll();
		call();
		const told = await Promise.all([trigger.events(), trigger.events(), trigger.events()]);
		expect(told.flat()).toEqual(['sessionStarted']);
		expect(await trigger.poll()).toBeNull();
	});

	it('a slow one that saw less is not believed', async () => {
		const trigger = await watching();
		await trigger.poll();
		const { id } = call();
		await trigger.poll();
		watch.sandbox.faults.add({
			path: '/sessions/active',
			delayMs: 300,
			body: { sessions: [] },
			status: 200,
		});
		const slow = trigger.events();
		await new Promise((resolve) => setTimeout(resolve, 50));
		watch.sandbox.office.change(id, { callState: 'Hold' });
		expect(await trigger.events()).toEqual(['sessionHeld']);
		expect(await slow).toEqual([]);
		expect(await trigger.poll()).toBeNull();
	});

	it('start the baseline once', async () => {
		const trigger = await watching();
		call();
		expect(await Promise.all([trigger.poll(), trigger.poll()])).toEqual([null, null]);
		expect(await trigger.poll()).toBeNull();
	});
});
