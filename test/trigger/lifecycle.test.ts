import { search } from '../engine/harness';
import type { Sandbox } from '../../sandbox';
import { TRIGGER_TYPE, Trigger, credentialsFor, quietSandbox, triggerType } from './polling';

const EVENTS = ['sessionStarted', 'sessionHeld', 'sessionEnded'];

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await quietSandbox();
});
afterEach(async () => await sandbox.stop());

const call = (more = {}) => sandbox.office.start({ callState: 'Connected', members: [], ...more });
const watching = async (parameters = {}) =>
	await Trigger.of(credentialsFor(sandbox), {
		source: 'mySessions',
		events: EVENTS,
		...parameters,
	});

describe('restarts and changes of the settings', () => {
	it('goes on with the saved state after a restart', async () => {
		const { id } = call({ dateCreated: new Date(Date.now() - 60_000).toISOString() });
		const trigger = await watching();
		await trigger.poll();
		trigger.restart();
		expect(await trigger.poll()).toBeNull();
		sandbox.office.end(id);
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

	it('goes on when only the events change', async () => {
		const trigger = await watching();
		await trigger.poll();
		const { id } = call();
		trigger.reactivate({ source: 'mySessions', events: ['sessionEnded', 'sessionStarted'] });
		expect(await trigger.events()).toEqual(['sessionStarted']);
		sandbox.office.end(id);
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
		sandbox.faults.add({
			path: '/sessions/active',
			delayMs: 300,
			body: { sessions: [] },
			status: 200,
		});
		const slow = trigger.events();
		await new Promise((resolve) => setTimeout(resolve, 50));
		sandbox.office.change(id, { callState: 'Hold' });
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

describe('Fetch Test Event', () => {
	it('shows a recent session and never touches the state', async () => {
		const trigger = await watching();
		await trigger.poll();
		const before = JSON.stringify(trigger.state);
		const { id } = call();
		const shown = await trigger.fetchTestEvent();
		expect(shown).toMatchObject([{ event: 'sessionStarted', session: { id } }]);
		expect(JSON.stringify(trigger.state)).toBe(before);
		expect(await trigger.events()).toEqual(['sessionStarted']);
	});

	it('works before the workflow was ever active, and leaves no state behind', async () => {
		call();
		const trigger = await watching();
		expect(await trigger.fetchTestEvent()).toHaveLength(1);
		expect(trigger.state?.state).toBeUndefined();
	});

	it.each<[event: string, changes: object[]]>([
		['sessionHeld', [{ field: 'callState', before: 'Connected', after: 'Hold' }]],
		['sessionResumed', [{ field: 'callState', before: 'Hold', after: 'Connected' }]],
		['sessionQueued', [{ field: 'queueState', before: 'None', after: 'Queued' }]],
		['sessionMissed', [{ field: 'wasMissed', before: false, after: true }]],
		['sessionRinging', [{ field: 'callState', before: null, after: 'Ringing' }]],
		[
			'consoleDataChanged',
			[{ field: 'consoleData', before: null, after: '{"note":"An example"}' }],
		],
		['conferenceStarted', [{ field: 'conferenceSid', before: null }]],
		['memberLeft', [{ field: 'members', before: ['agent@example.com'], after: [] }]],
		['memberJoined', [{ field: 'members', before: [], after: ['agent@example.com'] }]],
		['sessionEnded', [{ field: 'ended', before: false, after: true }]],
		['anyChange', [{ field: 'callState', before: null, after: 'Connected' }]],
	])('has an item for %s also when no session shows it', async (event, changes) => {
		const { id } = call();
		const trigger = await watching({ events: [event] });
		const [item] = (await trigger.fetchTestEvent())!;
		expect(item).toMatchObject({ event, session: { id } });
		expect(item.changes.slice(0, 1)).toMatchObject(event === 'anyChange' ? [{}] : changes);
		if (event === 'anyChange') expect(item.changes).toEqual(expect.arrayContaining(changes));
		expect('member' in item).toBe(event.startsWith('member'));
	});

	it('says that nothing is live, and how to get something', async () => {
		const trigger = await watching();
		await expect(trigger.fetchTestEvent()).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: 'No session is live right now',
			description: expect.stringContaining('Start a call or a chat'),
		});
	});

	it('says when the filters leave nothing', async () => {
		call({ direction: 'Incoming' });
		const trigger = await watching({ filters: { direction: 'Outgoing' } });
		await expect(trigger.fetchTestEvent()).rejects.toThrow(
			'No session meets the filters right now',
		);
	});
});

describe('filters', () => {
	const id = (value: string) => ({ __rl: true, mode: 'id', value });
	it.each([
		['direction', { direction: 'Outgoing' }, { direction: 'Outgoing' }],
		['channel', { channel: 'Chat' }, { channel: 'Chat' }],
		['the caller', { fromContains: 'ANN@' }, { fromAddress: 'ann@x.example' }],
		['the called number', { toContains: '+1999' }, { toAddress: '+19995550' }],
		['the destination', { toContains: '*21' }, { destination: '*21#' }],
		['endpoint', { endpointId: id('e7') }, { endpointId: 'e7', answeredById: 'anna' }],
		['customer', { customerId: id('c7') }, { customerId: 'c7' }],
	])('by %s', async (_, filters, fitting) => {
		const anna = sandbox.office.phoneUser(sandbox.logins.phoneUser.username)!.id;
		const trigger = await watching({ filters });
		await trigger.poll();
		call({ fromAddress: '+1', toAddress: '+2', destination: '+2' });
		const wanted = call({ fromAddress: '+1', toAddress: '+2', ...fitting, answeredById: anna });
		const told = (await trigger.poll())!;
		expect(told.map(({ session }) => session.id)).toEqual([wanted.id]);
	});

	it('count a session as started when it first meets them', async () => {
		const trigger = await watching({ filters: { customerId: id('c7') } });
		await trigger.poll();
		const session = call();
		expect(await trigger.poll()).toBeNull();
		sandbox.office.change(session.id, { customerId: 'c7', callState: 'Hold' });
		expect(await trigger.events()).toEqual(['sessionStarted', 'sessionHeld']);
		sandbox.office.change(session.id, { customerId: 'c8', callState: 'Connected' });
		expect(await trigger.poll()).toBeNull();
		sandbox.office.change(session.id, { customerId: 'c7', callState: 'Hold' });
		expect(await trigger.events()).toEqual(['sessionHeld']);
	});
});

describe('pickers', () => {
	const credentials = () => credentialsFor(sandbox, 'manager');

	it('list endpoints and customers of the accounts by name', async () => {
		const endpoints = await search(credentials(), 'searchEndpoints', {}, 'Anna', TRIGGER_TYPE);
		expect(endpoints.results).toEqual([
			{ name: 'Anna Keller · User', value: expect.stringMatching(/^66b3/) as string },
		]);
		const all = await search(credentials(), 'searchCustomers', {}, undefined, TRIGGER_TYPE);
		expect(all.results.map(({ name }) => name)).toContain('Brightwater Dental');
	});

	it('keep to the accounts that are chosen', async () => {
		const accounts = ['64f1a0c2e4b0a1d2c3e40002'];
		const found = await search(
			credentials(),
			'searchCustomers',
			{ accounts },
			undefined,
			TRIGGER_TYPE,
		);
		expect(found.results.map(({ name }) => name)).toEqual(['Marlow Legal']);
	});
});

it('is loaded by n8n as a polling trigger with its codex', async () => {
	const { description } = await triggerType();
	expect(description).toMatchObject({
		polling: true,
		inputs: [],
		codex: { categories: ['Communication'] },
	});
});
