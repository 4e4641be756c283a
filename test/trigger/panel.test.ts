import { search } from '../engine/harness';
import schema from '../../nodes/EvoVoiceTrigger/__schema__/v1.0.0.json';
import { TRIGGER_TYPE, Trigger, credentialsFor, triggerType } from './polling';
import { useWatch } from './watch';

const { watch, call, watching } = useWatch();

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
		const anna = watch.sandbox.office.phoneUser(watch.sandbox.logins.phoneUser.username)!.id;
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
		watch.sandbox.office.change(session.id, { customerId: 'c7', callState: 'Hold' });
		expect(await trigger.events()).toEqual(['sessionStarted', 'sessionHeld']);
		watch.sandbox.office.change(session.id, { customerId: 'c8', callState: 'Connected' });
		expect(await trigger.poll()).toBeNull();
		watch.sandbox.office.change(session.id, { customerId: 'c7', callState: 'Hold' });
		expect(await trigger.events()).toEqual(['sessionHeld']);
	});
});

describe('pickers', () => {
	const credentials = () => credentialsFor(watch.sandbox, 'manager');

	it('list the accounts that the login reaches, or say that it reaches none', async () => {
		const trigger = await Trigger.of(credentials(), {});
		expect(await trigger.accounts()).toEqual([
			{ name: 'Harbor Desk', value: '64f1a0c2e4b0a1d2c3e40001' },
			{ name: 'Harbor Desk West', value: '64f1a0c2e4b0a1d2c3e40002' },
		]);
		trigger.logIn({ ...credentials(), password: 'wrong' });
		await expect(trigger.accounts()).rejects.toThrow('This login reaches no account');
	});

	it('show long lists page by page', async () => {
		const customers = watch.sandbox.office.customers;
		const original = customers.length;
		for (let n = 0; n < 120; n++)
			customers.push({ ...customers[0], id: `x${n}`, name: `Made ${n}` });
		const first = await search(credentials(), 'searchCustomers', {}, 'Made', TRIGGER_TYPE);
		expect(first.results).toHaveLength(100);
		expect(first.paginationToken).toBe('1');
		customers.length = original;
	});

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

it('puts out what its schema announces', async () => {
	const shape = (value: unknown): unknown => {
		if (Array.isArray(value)) return [];
		if (typeof value !== 'object' || value === null) return typeof value;
		return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shape(part)]));
	};
	const announced = ({ properties, type }: { properties?: object; type: string }): unknown => {
		if (type === 'array') return [];
		if (!properties) return type;
		return Object.fromEntries(
			Object.entries(properties).map(([name, part]) => [name, announced(part as never)]),
		);
	};
	call();
	const trigger = await watching({ events: ['memberJoined'] });
	const [item] = (await trigger.fetchTestEvent())!;
	expect(shape(item)).toEqual(announced(schema));
});

it('is loaded by n8n as a polling trigger with its codex', async () => {
	const { description } = await triggerType();
	expect(description).toMatchObject({
		polling: true,
		inputs: [],
		codex: { categories: ['Communication'] },
	});
});
