import { byId, useOffice } from './office';

const office = useOffice();
const stored = (id: string) => office.sandbox.office.get(id)!;
const OWN_LEG = `CA${'1'.repeat(32)}`;

/** A live call of the login; its own leg is not that of the session. */
function call(more: object = {}) {
	const identity = String(office.credentials.username).toUpperCase();
	const caller = { identity: '+15035550188', callSid: `CA${'2'.repeat(32)}` };
	const members = [caller, { identity, callSid: OWN_LEG }];
	return office.sandbox.office.start({ members, ...more });
}

describe('Hold', () => {
	test('without a call leg looks the session up and takes that of the login', async () => {
		const { id } = call();
		const { items, error } = await office.run('session.hold', { sessionId: byId(id) });
		expect(error).toBeUndefined();
		expect(office.arrived()).toMatchObject([
			{ method: 'GET', path: `/sessions/${id}` },
			{ method: 'POST', path: `/sessions/${id}/hold`, body: { callSid: OWN_LEG } },
		]);
		expect(items[0].json).toMatchObject({ id, callState: 'Hold' });
		expect(stored(id).callState).toBe('Hold');
	});

	test("takes the session's own where no member has a leg of that login", async () => {
		const { id, callSid } = call({ members: [{ identity: '+15035550188' }] });
		await office.run('session.hold', { sessionId: byId(id) });
		expect(office.arrived()[1].body).toEqual({ callSid });
	});

	test('takes the call leg and the reason that are set, and looks nothing up', async () => {
		const { id, callSid } = call();
		await office.run('session.hold', {
			sessionId: byId(id),
			callSid: byId(callSid),
			additionalFields: { reason: 'Transferring' },
		});
		expect(office.arrived()).toMatchObject([{ body: { callSid, reason: 'Transferring' } }]);
		expect(stored(id).holdReason).toBe('Transferring');
	});

	test('says that a chat has no call leg, and sends nothing that changes it', async () => {
		const { id } = call({ channel: 'Chat', callSid: '', members: [] });
		const { error } = await office.run('session.hold', { sessionId: byId(id) });
		expect(error?.message).toBe("'Call Leg' is empty and this session has none");
		expect(office.arrived().map(({ method }) => method)).toEqual(['GET']);
	});
});

test('Resume takes a call off hold by its call state alone', async () => {
	const { id } = call({ callState: 'Hold' });
	const { items, error } = await office.run('session.resume', { sessionId: byId(id) });
	expect(error).toBeUndefined();
	expect(office.arrived()).toMatchObject([{ method: 'PATCH', path: `/sessions/${id}` }]);
	expect(office.arrived()[0].body).toEqual({ callState: 'Connected' });
	expect(items[0].json.callState).toBe('Connected');
	expect(stored(id).callState).toBe('Connected');
});

test('what Update changed stands right after the ID', async () => {
	const updateFields = { consoleData: 'Gold customer', holdReason: 'Transferring' };
	const { items } = await office.run('session.patch', {
		sessionId: byId(call().id),
		updateFields,
	});
	expect(Object.keys(items[0].json).slice(0, 3)).toEqual(['id', 'consoleData', 'holdReason']);
	expect(items[0].json).toMatchObject(updateFields);
});

test('members come out by name, and one without a name by number', async () => {
	const named = { identity: '0:+19715550127', displayName: 'Grace Liu' };
	const { id } = call({ members: [named, { identity: '+15035550188' }] });
	const { items } = await office.run('session.resume', { sessionId: byId(id) });
	expect(items[0].json.members).toBe('Grace Liu, +15035550188');
});
