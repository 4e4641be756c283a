import { DANGEROUS_IDS } from './dangerousIds';
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
	test('without a call leg reads the session and takes that of the login', async () => {
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

	test('takes the call leg and the reason that are set, and reads nothing', async () => {
		const { id, callSid } = call();
		await office.run('session.hold', {
			sessionId: byId(id),
			callSid: byId(callSid),
			additionalFields: { reason: 'Transferring' },
		});
		expect(office.arrived()).toMatchObject([{ body: { callSid, reason: 'Transferring' } }]);
		expect(stored(id).holdReason).toBe('Transferring');
	});

	test('leaves out a reason that is empty, as an agent may leave it', async () => {
		const { id, callSid } = call();
		const additionalFields = { reason: '' };
		const parameters = { sessionId: byId(id), callSid: byId(callSid), additionalFields };
		expect((await office.run('session.hold', parameters)).error).toBeUndefined();
		expect(office.arrived()[0].body).toEqual({ callSid });
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

describe('End', () => {
	const end = async (id: unknown, additionalFields = {}) =>
		await office.run('session.end', { sessionId: byId(id), additionalFields });

	test('hangs up a call, and closes a chat', async () => {
		for (const channel of ['Voice', 'Chat'] as const) {
			const { id } = call({ channel });
			const { items, error } = await end(id);
			expect(error).toBeUndefined();
			expect(items.map(({ json }) => json)).toEqual([{ success: true }]);
			expect(office.arrived().at(-1)).toMatchObject({ method: 'DELETE', path: `/sessions/${id}` });
			expect(stored(id)).toMatchObject({ ended: true, callState: 'Disconnected' });
		}
	});

	test('lets one call leg leave alone, and everybody where none is set', async () => {
		const { id } = call();
		await end(id, { callSid: byId(OWN_LEG) });
		expect(office.arrived()).toMatchObject([{ path: `/sessions/${id}?callSid=${OWN_LEG}` }]);
		expect(stored(id).ended).toBe(false);
		expect(stored(id).members.map(({ callSid }) => callSid)).not.toContain(OWN_LEG);
		await end(id, { callSid: byId('') });
		expect(office.arrived()).toMatchObject([{}, { path: `/sessions/${id}` }]);
		expect(stored(id).ended).toBe(true);
	});

	test('hangs up for nobody when the expression for the call leg returns nothing', async () => {
		const { id } = call();
		const { error } = await end(id, { callSid: byId('={{ $json.none }}') });
		expect(error?.message).toBe("'Call Leg' has no value");
		expect(office.arrived()).toEqual([]);
	});

	// Recorded: these erase the records of an account.
	test.each([...DANGEROUS_IDS, 's1/..', '../s1', 'a\\..'])('never sends the ID %p', async (id) => {
		const before = office.sandbox.office.sessions().length;
		const { error } = await end(`={{ ${JSON.stringify(id)} }}`);
		expect(error?.message).toMatch(/^'Session' /);
		expect(office.arrived()).toEqual([]);
		expect(office.sandbox.office.sessions()).toHaveLength(before);
	});

	test('is not repeated when nobody knows whether it was done', async () => {
		const { id } = call();
		office.sandbox.faults.add({ status: 502, body: '', afterActing: true });
		const { error } = await end(id);
		expect(error?.description).toContain('look at the session before you try again');
		expect(office.arrived()).toHaveLength(1);
	});
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
