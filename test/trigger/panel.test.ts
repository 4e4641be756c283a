import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { loadPackage, nodeTypesOf, nodeWith, search } from '../engine/harness';
import { CONTRACT_EVENTS } from './contract';
import { TRIGGER_TYPE, Trigger, credentialsFor, triggerType } from './publishedTrigger';
import { useWatch } from './sessionSandbox';

const { watch, call, watching } = useWatch();

describe('"Execute step"', () => {
	it('shows a recent session and never touches the state', async () => {
		const trigger = await watching();
		await trigger.poll();
		const before = JSON.stringify(trigger.state);
		const { id } = call();
		const shown = await trigger.executeStep();
		expect(shown).toMatchObject([{ event: 'sessionStarted', session: { id } }]);
		expect(JSON.stringify(trigger.state)).toBe(before);
		expect(await trigger.events()).toEqual(['sessionStarted']);
	});

	it('works before the workflow was ever active, and leaves no state behind', async () => {
		call();
		const trigger = await watching();
		expect(await trigger.executeStep()).toHaveLength(1);
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
		const [item] = (await trigger.executeStep())!;
		expect(item).toMatchObject({ event, session: { id } });
		expect(item.changes.slice(0, 1)).toMatchObject(event === 'anyChange' ? [{}] : changes);
		if (event === 'anyChange') expect(item.changes).toEqual(expect.arrayContaining(changes));
		expect('member' in item).toBe(event.startsWith('member'));
	});

	it('says that nothing is live, and how to get something', async () => {
		const trigger = await watching();
		await expect(trigger.executeStep()).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: 'No session is live right now',
			description: expect.stringContaining('Start a call or a chat'),
		});
	});

	it('says when the filters leave nothing', async () => {
		call({ direction: 'Incoming' });
		const trigger = await watching({ filters: { direction: 'Outgoing' } });
		await expect(trigger.executeStep()).rejects.toThrow(
			'None of the sessions meets the filters right now',
		);
	});
});

test('the panel asks first for what to watch, which the list of nodes offers as triggers of their own', async () => {
	const { properties } = (await triggerType()).description;
	expect([...new Set(properties.map(({ name }) => name))]).toEqual([
		'source',
		'accounts',
		'events',
		'checkEvery',
		'simplify',
		'filters',
		'options',
	]);
	// By this label n8n's editor finds the field.
	expect(properties[0].displayName).toBe('Trigger On');
	for (const { action } of properties[0].options as INodePropertyOptions[]) {
		expect(action).toMatch(/^On [a-z]/);
	}
});

describe('filters', () => {
	const id = (value: string) => ({ __rl: true, mode: 'id', value });
	it.each([
		['direction', { direction: 'Outgoing' }, { direction: 'Outgoing' }],
		['channel', { channel: 'Chat' }, { channel: 'Chat' }],
		['the caller', { fromContains: 'ANN@' }, { fromAddress: 'ann@x.example' }],
		['the called number', { toContains: '+1999' }, { toAddress: '+19995550' }],
		[
			'a number with marks',
			{ toContains: '\u202a+1 (999) 5\u201155 0' },
			{ toAddress: '+19995550' },
		],
		['a number that the service marks', { toContains: '+19995550' }, { toAddress: '+1 999-5550' }],
		['the destination', { toContains: '*21' }, { destination: '*21#' }],
		['endpoint', { endpointId: id('e7') }, { endpointId: 'e7', answeredById: 'anna' }],
		['customer', { customerId: id('c7') }, { customerId: 'c7' }],
	])('by %s', async (_, filters, fitting) => {
		const anna = watch.sandbox.office.phoneUser(watch.sandbox.logins.phoneUser.username)!.id;
		const trigger = await watching({ filters });
		await trigger.poll();
		call({ fromAddress: '+1', toAddress: '+2', destination: '+2' });
		const wanted = call({ fromAddress: '+1', toAddress: '+2', ...fitting, answeredById: anna });
		const emitted = (await trigger.poll())!;
		expect(emitted.map(({ session }) => session.id)).toEqual([wanted.id]);
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

	it('list the accounts that the login reaches, or say that it is not accepted', async () => {
		const trigger = await Trigger.of(credentials(), {});
		expect(await trigger.accounts()).toEqual([
			{ name: 'Harbor Desk', value: '64f1a0c2e4b0a1d2c3e40001' },
			{ name: 'Harbor Desk West', value: '64f1a0c2e4b0a1d2c3e40002' },
		]);
		trigger.logIn({ ...credentials(), password: 'wrong' });
		await expect(trigger.accounts()).rejects.toThrow(/does not accept the email and password/);
	});

	it('show long lists page by page', async () => {
		const customers = watch.sandbox.office.customers;
		const original = customers.length;
		for (let n = 0; n < 120; n++)
			customers.push({ ...customers[0], id: `x${n}`, name: `Made ${n}` });
		const first = await search(credentials(), 'searchCustomers', {}, 'Made', TRIGGER_TYPE);
		expect(first.results).toHaveLength(50);
		expect(first.paginationToken).toMatch(/^1 /);
		customers.length = original;
	});

	it('list endpoints and customers of the accounts by name', async () => {
		const endpoints = await search(credentials(), 'searchEndpoints', {}, 'Anna', TRIGGER_TYPE);
		expect(endpoints.results).toEqual([
			{
				name: expect.stringMatching(/^Anna Keller · User/) as string,
				value: expect.stringMatching(/^66b3/) as string,
			},
		]);
		const all = await search(credentials(), 'searchCustomers', {}, undefined, TRIGGER_TYPE);
		expect(all.results.map(({ name }) => name)).toContain('Brightwater Dental · Harbor Desk');
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
		expect(found.results.map(({ name }) => name)).toEqual(['Marlow Legal · Harbor Desk West']);
	});
});

describe('the panel', () => {
	/** The properties that are shown with a source, by name. */
	const shownWith = async (source: string) => {
		const { description } = await triggerType();
		const shown = description.properties.filter(
			({ displayOptions }) => displayOptions?.show?.source?.includes(source) ?? true,
		);
		expect(new Set(shown.map(({ name }) => name)).size).toBe(shown.length);
		return new Map(shown.map((property) => [property.name, property]));
	};
	const values = (property?: INodeProperties) =>
		(property?.options as INodePropertyOptions[]).map(({ value }) => value);

	it.each<[source: string, events: string[], filters: string]>([
		[
			'mySessions',
			[...CONTRACT_EVENTS, 'anyChange'],
			'channel customerId direction endpointId fromContains toContains',
		],
		[
			'accountSessions',
			[...CONTRACT_EVENTS, 'anyChange'],
			'channel customerId direction endpointId fromContains toContains',
		],
		[
			'messages',
			['messageReceived', 'messageSent'],
			'customerId endpointId otherContains senderContains textContains',
		],
		[
			'files',
			['voicemailReceived', 'recordingReady', 'faxReceived', 'faxSent', 'fileTranscribed'],
			'customerId fromContains sessionId toContains transcriptionContains type',
		],
		['reports', ['reportReady', 'reportFailed'], 'nameContains'],
		[
			'notifications',
			['notificationSent', 'notificationFailed'],
			'customerId fromContains subjectContains toContains type',
		],
	])('offers for %s its events and filters', async (source, events, filters) => {
		const shown = await shownWith(source);
		expect(values(shown.get('checkEvery'))).toEqual([5, 10, 15, 30, 60, 300]);
		expect(shown.get('checkEvery')!.default).toBe(15);
		expect(new Set(values(shown.get('events')))).toEqual(new Set(events));
		expect(events).toEqual(expect.arrayContaining(shown.get('events')!.default as string[]));
		const offered = shown.get('filters')!.options as INodeProperties[];
		expect(offered.map(({ name }) => name).join(' ')).toBe(filters);
		expect(shown.has('accounts')).toBe(source !== 'mySessions');
		expect(shown.has('options')).toBe(source === 'messages');
	});

	it.each<[object, string]>([
		[{ source: 'phones' }, "'Trigger On' cannot be 'phones'"],
		[{ events: [] }, "No event is chosen in 'Events'"],
		[{ events: ['messageReceived'] }, "'Events' cannot be 'messageReceived'"],
		[{ checkEvery: 7 }, "'Check Every' cannot be '7'"],
		[{ filters: { channel: 'Telegram' } }, "'Channel' cannot be 'Telegram'"],
		[
			{ filters: { fromContains: { number: 5 } } },
			"'From Contains' must be a text or a whole number",
		],
		[{ source: 'accountSessions', accounts: [] }, "No account is chosen in 'Account Names or IDs'"],
	])('is refused with %j', async (parameters, message) => {
		const trigger = await watching(parameters);
		await expect(trigger.poll()).rejects.toMatchObject({ message });
		// Of what is missing n8n says by itself that it is required.
		await expect(trigger.executeStep()).rejects.toThrow();
		expect(watch.sandbox.requests).toEqual([]);
	});

	it.each([
		[['sessionStarted'], 'On session started'],
		[['anyChange'], 'On any change'],
		[['sessionHeld', 'sessionResumed', 'sessionEnded'], '3 events'],
	])('is summed up under the node: %j', async (events, subtitle) => {
		const { description } = await triggerType();
		const node = nodeWith({ events }, { type: TRIGGER_TYPE });
		const nodeTypes = nodeTypesOf(await loadPackage());
		const connections = {};
		const { expression } = new Workflow({ nodes: [node], connections, active: false, nodeTypes });
		const shown = expression.getSimpleParameterValue(node, description.subtitle, 'internal', {});
		expect(shown).toBe(subtitle);
	});
});

it('is loaded by n8n as a trigger with its codex', async () => {
	const { description } = await triggerType();
	expect(description).toMatchObject({
		group: ['trigger'],
		inputs: [],
		codex: { categories: ['Communication'] },
	});
});
