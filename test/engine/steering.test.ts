import type { INode, INodeParameters } from 'n8n-workflow';

import { useFasterTime } from '../fasterTime';
import { search } from './harness';
import { byId, itemsOf, useOffice } from './office';
import { errorShown } from './errorShown';

const office = useOffice();
const stored = (id: string) => office.sandbox.office.get(id)!;
const call = () => office.sandbox.office.start();
const ringing = () => office.sandbox.office.start({ callState: 'Ringing' });
const chat = () => office.idOf(({ channel, ended, log }) => channel === 'Chat' && !ended && !!log);

describe('Get Transcript', () => {
	test('returns what was written in a chat, oldest first, up to the limit', async () => {
		const sessionId = byId(chat());
		const { items, error } = await office.run('session.getTranscript', { sessionId });
		expect(error).toBeUndefined();
		expect(items.length).toBeGreaterThan(2);
		const dates = items.map(({ json }) => json.date);
		expect(dates).toEqual([...dates].sort());
		expect(items[0].json).toMatchObject({ from: expect.any(String), body: expect.any(String) });
		const limited = await office.run('session.getTranscript', { sessionId, limit: 2 });
		expect(limited.items.map(({ json }) => json)).toEqual(
			items.slice(0, 2).map(({ json }) => json),
		);
	});

	test('takes in earlier chats as far back as wanted', async () => {
		const { messages } = office.sandbox.office;
		const { line, otherAddress } = messages.partiesOf(stored(chat()));
		const text = (date: string) => {
			messages.add({ line: line!, otherAddress, direction: 'Incoming', text: date, date });
		};
		text('2026-01-10T09:00:00Z');
		text('2026-02-10T09:00:00Z');
		const bodies = async (options: INodeParameters) => {
			const parameters = { sessionId: byId(chat()), returnAll: true, options };
			const { items } = await office.run('session.getTranscript', parameters);
			return items.map(({ json }) => json.body).filter((body) => /^2026-0/.test(String(body)));
		};
		expect(await bodies({})).toEqual([]);
		expect(await bodies({ includeHistorical: true })).toHaveLength(2);
		expect(
			await bodies({ includeHistorical: true, historicalCutOffDate: '2026-02-01T00:00:00' }),
		).toEqual(['2026-02-10T09:00:00Z']);
		expect(office.arrived().at(-1)!.path).toContain('historicalCutOffDate=2026-02-01');
		expect(await bodies({ includeHistorical: true, historicalCutOffDate: '' })).toHaveLength(2);
	});

	test('does not take the empty list of a failed answer for an empty transcript', async () => {
		const { message } = await errorShown(office, 'session.getTranscript', {
			sessionId: byId('s404'),
		});
		expect(message).toBe("The session 's404' was not found");
	});
});

describe('Transfer', () => {
	test('passes a call on, with the caller ID that is set', async () => {
		const { id } = call();
		const { items, error } = await office.run('session.redirect', {
			sessionId: byId(id),
			destination: '+1 (503) 555-0177',
			additionalFields: { callerId: '+1 800 555 0100' },
		});
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([{ success: true }]);
		expect(office.arrived()[0].body).toEqual({
			destination: '+15035550177',
			callerId: '+18005550100',
		});
		expect(stored(id)).toMatchObject({ destination: '+15035550177', callState: 'Ringing' });
	});

	test('refuses an empty destination beforehand, and sends no empty caller ID', async () => {
		const sessionId = byId(call().id);
		const destination = '={{ "" }}';
		const { message } = await errorShown(office, 'session.redirect', { sessionId, destination });
		expect(message).toBe("'Destination' is empty");
		expect(office.arrived()).toEqual([]);
		const additionalFields = { callerId: '' };
		const parameters = { sessionId, destination: 'Ben Osei', additionalFields };
		expect((await office.run('session.redirect', parameters)).error).toBeUndefined();
		expect(office.arrived()[0].body).toEqual({ destination: 'Ben Osei' });
	});

	test('is not sent twice, and says what a chat cannot do', async () => {
		const { id } = call();
		office.sandbox.faults.add({ status: 502, body: '', afterActing: true });
		const parameters = { sessionId: byId(id), destination: 'Support' };
		const { description } = await errorShown(office, 'session.redirect', parameters);
		expect(description).toContain('The change may have been made all the same');
		expect(office.arrived()).toHaveLength(1);
		const refused = await errorShown(office, 'session.redirect', {
			sessionId: byId(chat()),
			destination: 'Support',
		});
		expect(refused.message).toContain('The session is not a call.');
		expect(refused.description).toContain("'Session':");
	});
});

describe('Reject', () => {
	test('turns down a call that rings', async () => {
		const { id } = ringing();
		const { items, error } = await office.run('session.reject', { sessionId: byId(id) });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([{ success: true }]);
		expect(office.arrived()).toMatchObject([{ method: 'POST', path: `/sessions/${id}/reject` }]);
		expect(stored(id)).toMatchObject({ ended: true, wasMissed: true });
	});

	test('explains a call that does not ring', async () => {
		const sessionId = byId(call().id);
		const { message } = await errorShown(office, 'session.reject', { sessionId });
		expect(message).toContain('The call is not ringing.');
	});
});

describe('Start Recording', () => {
	test('records a call, whose recording is among the files after it', async () => {
		const { id } = call();
		const { items, error } = await office.run('session.record', { sessionId: byId(id) });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([{ success: true }]);
		office.sandbox.clock.advance(30_000);
		office.sandbox.office.end(id);
		office.sandbox.clock.advance(60_000);
		const recordings = office.sandbox.office.files.all().filter((file) => file.sessionId === id);
		expect(recordings).toMatchObject([{ type: 'CallRecording' }]);
	});

	test('explains a session that there is not', async () => {
		const { message } = await errorShown(office, 'session.record', { sessionId: byId('s404') });
		expect(message).toBe("The session 's404' was not found");
	});
});

describe.each(['getTranscript', 'redirect'])('%s', (operation) => {
	test('says that it needs the login of a phone user', async () => {
		Object.assign(office.credentials, office.sandbox.logins.manager);
		const parameters = { sessionId: byId(call().id), destination: 'Support' };
		const { message, description } = await errorShown(office, `session.${operation}`, parameters);
		expect(message).toContain('lacks the role User');
		expect(description).toContain('the login of a phone user');
	});
});

test.each(['getTranscript', 'redirect', 'reject', 'record'])(
	'%s never sends an ID that is none',
	async (operation) => {
		for (const id of ['', ' ', '..', '%2e']) {
			const sessionId = byId(`={{ ${JSON.stringify(id)} }}`);
			const parameters = { sessionId, destination: 'Support' };
			const { message } = await errorShown(office, `session.${operation}`, parameters);
			expect(message).toMatch(/^'Session' /);
		}
		expect(office.arrived()).toEqual([]);
	},
);

describe('Start Outgoing Call', () => {
	// The node looks for sessions since yesterday, so that this office lives today.
	const today = useOffice({ login: 'manager', startAt: new Date().toISOString() });
	const NUMBER = '+15035550199';
	const flowId = () => byId(today.sandbox.office.directory.flows[0].id);
	const find = { options: { findNewSession: true } };
	const start = async (
		parameters: INodeParameters = {},
		items = itemsOf({}),
		settings: Partial<INode> = {},
	) => {
		const all = { flowId: flowId(), numberToDial: '+1 503 555-0199', ...parameters };
		return await today.run('session.startOutgoing', all, items, settings);
	};
	const posted = () => today.arrived().filter(({ method }) => method === 'POST');
	const callsTo = () =>
		today.sandbox.office.sessions().filter(({ destination }) => destination === NUMBER);

	useFasterTime(5);

	/** Moves the sandbox's clock on while the node polls. */
	async function whileTimePasses<T>(work: () => Promise<T>): Promise<T> {
		const timer = setInterval(() => today.sandbox.clock.advance(500), 250);
		return await work().finally(() => clearInterval(timer));
	}

	test('calls through a flow, and asks nothing else', async () => {
		const { items, error } = await start({ additionalFields: { callerId: '' } });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([{ success: true }]);
		expect(today.arrived()).toHaveLength(1);
		expect(posted()[0]).toMatchObject({ path: '/sessions/outgoing' });
		expect(posted()[0].body).toEqual({ flowId: flowId()['value'], numberToDial: NUMBER });
		today.sandbox.clock.advance(5_000);
		expect(callsTo()).toMatchObject([{ direction: 'Outgoing' }]);
	});

	test('finds the new session among the old ones', async () => {
		const before = { direction: 'Outgoing', destination: NUMBER, toAddress: NUMBER } as const;
		today.sandbox.office.start(before);
		const { items } = await whileTimePasses(async () => await start(find));
		const [, fresh] = callsTo();
		expect(items[0].json).toEqual({ success: true, sessionId: fresh.id, isSure: true, note: '' });
		expect(posted()).toHaveLength(1);
	});

	test('says that it is not sure when somebody else calls there at the same time', async () => {
		const other = { direction: 'Outgoing', destination: NUMBER, toAddress: NUMBER } as const;
		setTimeout(() => {
			today.sandbox.clock.advance(2_000);
			today.sandbox.office.start(other);
		}, 700);
		const { items } = await start(find);
		expect(items[0].json).toMatchObject({ success: true, isSure: false });
		expect(items[0].json.note).toContain('2 new sessions to this number');
		expect(callsTo().map(({ id }) => id)).toContain(items[0].json.sessionId);
	});

	test('is not sure either when two items call the same number', async () => {
		const { items } = await whileTimePasses(async () => await start(find, itemsOf({}, {})));
		expect(items.map(({ json }) => json.isSure)).toEqual([false, false]);
		expect(posted()).toHaveLength(2);
	});

	test('is sure of a call that Retry On Fail made in the second try', async () => {
		today.sandbox.faults.add({ operation: 'NewOutgoingSession', status: 500, body: '' });
		const retry = { retryOnFail: true, waitBetweenTries: 1 };
		const { items } = await whileTimePasses(async () => await start(find, itemsOf({}), retry));
		expect(items[0].json).toMatchObject({ success: true, isSure: true, note: '' });
		expect(callsTo()).toHaveLength(1);
	});

	test('says when none shows up, and when it cannot poll; the call is made once', async () => {
		const none = await start(find);
		expect(none.error).toBeUndefined();
		expect(none.items[0].json).toMatchObject({ success: true, sessionId: '', isSure: false });
		expect(none.items[0].json.note).toContain('no new session to this number showed up');
		setTimeout(() => today.sandbox.faults.add({ operation: 'ListSessions', status: 500 }), 700);
		const blind = await start(find);
		expect(blind.error).toBeUndefined();
		expect(blind.items[0].json.note).toContain('its session could not be looked for: Evo Voice');
		expect(posted()).toHaveLength(2);
	});

	test('does not call when it cannot read the list beforehand', async () => {
		today.sandbox.faults.add({ operation: 'ListSessions', status: 500 });
		expect((await start(find)).error?.httpCode).toBe('500');
		expect(posted()).toEqual([]);
	});

	test.each([
		[{ flowId: byId('={{ "" }}') }, "'Flow' is empty"],
		[{ numberToDial: '={{ "" }}' }, "'Number to Dial' is empty"],
		[{ numberToDial: '={{ "reception" }}' }, "'Number to Dial' cannot be 'reception'"],
		[{ options: { findNewSession: '={{ "perhaps" }}' } }, "'Find the New Session' cannot be"],
	])('refuses %j beforehand', async (parameters, words) => {
		const { error } = await start(parameters);
		expect(error?.message).toContain(words);
		expect(today.arrived()).toEqual([]);
	});

	test('explains a flow that there is not', async () => {
		const { error } = await start({ flowId: byId('f404') });
		expect(error?.message).toBe("The flow 'f404' was not found");
	});

	test('names the field that the server does not accept, and the role that it needs', async () => {
		const { error } = await start({ additionalFields: { callerId: '+1 555 000 0000' } });
		expect(error?.description).toContain("'Caller ID': +15550000000 is not a number");
		Object.assign(today.credentials, today.sandbox.logins.phoneUser);
		const forbidden = await start();
		expect(forbidden.error?.message).toContain(
			'a login with the role Manager or SystemAdministrator',
		);
	});

	test('the picker searches flows by name on the server', async () => {
		const [{ id, name }] = today.sandbox.office.directory.flows;
		const { results } = await search(today.credentials, 'searchFlows', {}, name);
		expect(results).toMatchObject([{ value: id, name: expect.stringContaining(name!) }]);
	});
});
