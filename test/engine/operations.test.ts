import { byId, itemsOf, useOffice } from './office';

const office = useOffice();
const call = () => office.idOf(({ callState, ended }) => callState === 'Connected' && !ended);
const chat = () => office.idOf(({ channel, ended }) => channel === 'Chat' && !ended);
const stored = (id: string) => office.sandbox.office.get(id)!;

describe('Get Active', () => {
	test('returns the live sessions of the phone user, simplified', async () => {
		const { items, error } = await office.run('session.getActive');
		expect(error).toBeUndefined();
		expect(items.length).toBeGreaterThan(3);
		for (const { json } of items) {
			expect(Object.keys(json)).toEqual([
				'id',
				'dateCreated',
				'displayName',
				'direction',
				'channel',
				'callState',
				'queueState',
				'fromAddress',
				'toAddress',
				'members',
			]);
			const { callState, members } = stored(json.id as string);
			expect(json).toMatchObject({
				callState,
				members: members.map(({ displayName, identity }) => displayName ?? identity).join(', '),
			});
		}
		expect(office.arrived()).toMatchObject([{ method: 'GET', path: '/sessions/active' }]);
	});

	test("returns the API's objects untouched without Simplify", async () => {
		const { items } = await office.run('session.getActive', { simplify: false });
		const call = items.find(({ json }) => json.callState === 'Hold')!.json;
		expect(call).toMatchObject({
			holdReason: 'Transferring',
			members: [{ role: 'Caller' }, { role: 'Agent' }],
		});
		expect(call.queueState).toBeDefined();
	});

	test('stops at the limit, and gives all with Return All', async () => {
		const all = await office.run('session.getActive', { returnAll: true });
		expect((await office.run('session.getActive', { limit: 2 })).items).toHaveLength(2);
		expect(all.items.length).toBeGreaterThan(2);
		for (let count = 0; count < 60; count++) {
			office.sandbox.office.start({
				members: [{ identity: office.credentials.username as string }],
			});
		}
		expect((await office.run('session.getActive')).items).toHaveLength(50);
		expect((await office.run('session.getActive', { returnAll: true })).items).toHaveLength(
			all.items.length + 60,
		);
	});

	test('gives no items, and no failure, when nothing is live', async () => {
		for (const { id, ended } of office.sandbox.office.sessions())
			if (!ended) office.sandbox.office.end(id);
		const { items, error } = await office.run('session.getActive');
		expect(items).toEqual([]);
		expect(error).toBeUndefined();
	});

	test('links every item to the input that it came from', async () => {
		const { items } = await office.run('session.getActive', { limit: 2 }, itemsOf({}, {}, {}));
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 0, 1, 1, 2, 2].map((item) => ({ item })),
		);
	});

	test('sends what identifies the node, asks for JSON, and sends no password', async () => {
		await office.run('session.getActive', {}, itemsOf({}, {}));
		for (const { headers, login } of office.arrived()) {
			expect(headers['user-agent']).toMatch(/^n8n-nodes-evovoice\/\d+\.\d+\.\d+$/);
			expect(headers.accept).toBe('application/json');
			expect(headers.authorization).toBeUndefined();
			expect(login).toBe(office.credentials.username);
		}
	});
});

describe('Update', () => {
	test('sends only the fields that were added', async () => {
		const id = call();
		const { items } = await office.run('session.patch', {
			sessionId: byId(id),
			updateFields: { callState: 'Hold', holdReason: 'Transferring' },
		});
		expect(items[0].json).toMatchObject({ id, callState: 'Hold' });
		expect(office.arrived()).toMatchObject([{ method: 'PATCH', path: `/sessions/${id}` }]);
		expect(office.arrived()[0].body).toEqual({ callState: 'Hold', holdReason: 'Transferring' });
		expect(stored(id)).toMatchObject({ callState: 'Hold', holdReason: 'Transferring' });
	});

	test('leaves out states that are empty, as an agent may leave them', async () => {
		const updateFields = { callState: 'Hold', queueState: '', holdReason: ' ' };
		const { error } = await office.run('session.patch', {
			sessionId: byId(call()),
			updateFields,
		});
		expect(error).toBeUndefined();
		expect(office.arrived()[0].body).toEqual({ callState: 'Hold' });
	});

	test('clears the console data with an empty text', async () => {
		const id = call();
		office.sandbox.office.change(id, { consoleData: 'old' });
		await office.run('session.patch', { sessionId: byId(id), updateFields: { consoleData: '' } });
		expect(stored(id).consoleData).toBe('');
	});

	test.each([
		['an object', '={{ $json }}', '{"tier":"gold","orders":[1,2]}'],
		['a list', '={{ $json.orders }}', '[1,2]'],
		['a number', '={{ $json.orders[1] }}', '2'],
		['false', '={{ false }}', 'false'],
		['a date', '={{ new Date(0) }}', '1970-01-01T00:00:00.000Z'],
		['text with quotes and letters of all kinds', 'Käthe "K." O’Neill 😀\n2nd line', undefined],
		['JSON as text', '{"a": 1}', undefined],
	])('sends %s as console data', async (_, consoleData, expected) => {
		const id = call();
		await office.run(
			'session.patch',
			{ sessionId: byId(id), updateFields: { consoleData } },
			itemsOf({ tier: 'gold', orders: [1, 2] }),
		);
		expect(stored(id).consoleData).toBe(expected ?? consoleData);
	});

	test.each([
		['callState', 'hold', 'Hold'],
		['callState', ' PASSIVE ', 'Passive'],
		['queueState', 'queued', 'Queued'],
		['holdReason', 'transferring', 'Transferring'],
	])('sends %s %p from an expression in the spelling of the API', async (field, entered, sent) => {
		const id = call();
		await office.run(
			'session.patch',
			{ sessionId: byId(id), updateFields: { [field]: '={{ $json.entered }}' } },
			itemsOf({ entered }),
		);
		expect(office.arrived()[0].body).toEqual({ [field]: sent });
		expect(stored(id)).toMatchObject({ [field]: sent });
	});

	test('changes each session of many items, in order', async () => {
		const ids = (await office.run('session.getActive')).items.map(({ json }) => json.id as string);
		const { items } = await office.run(
			'session.patch',
			{
				sessionId: byId('={{ $json.id }}'),
				updateFields: { consoleData: '={{ "for " + $json.id }}' },
			},
			itemsOf(...ids.map((id) => ({ id }))),
		);
		expect(items.map(({ json }) => json.id)).toEqual(ids);
		for (const id of ids) expect(stored(id).consoleData).toBe(`for ${id}`);
	});
});

describe('Invite', () => {
	test('adds a colleague to a chat', async () => {
		const id = chat();
		const { items } = await office.run('member.invite', {
			sessionId: byId(id),
			memberToAdd: 'carla.mendes@harbor-desk.example',
		});
		expect(office.arrived()[0]).toMatchObject({
			method: 'POST',
			path: `/sessions/${id}/members`,
			body: { memberToAdd: 'carla.mendes@harbor-desk.example' },
		});
		expect(items[0].json.members).toContain('carla.mendes@harbor-desk.example');
	});

	test.each([
		['+1 (503) 555-0100', '+15035550100'],
		[' +44 20 7946 0000 ', '+442079460000'],
		['+49.30.1234567', '+49301234567'],
		['+44 (0)20 7946 0000', '+44 (0)20 7946 0000'],
		['503 555-0100', '503 555-0100'],
		['0044 20 7946 0000', '0044 20 7946 0000'],
		['+1 503 555 0100 ext. 7', '+1 503 555 0100 ext. 7'],
		['+12', '+12'],
		['+0 123 456 789', '+0 123 456 789'],
		['Nathan@Example.com', 'Nathan@Example.com'],
	])('sends the number %p as %p', async (entered, sent) => {
		await office.run('member.invite', {
			sessionId: byId(chat()),
			memberToAdd: entered,
			additionalFields: { callerId: entered },
		});
		expect(office.arrived()[0].body).toEqual({ memberToAdd: sent, callerId: sent });
	});

	test('takes a number that an expression gives as a number', async () => {
		await office.run(
			'member.invite',
			{ sessionId: byId(chat()), memberToAdd: '={{ $json.phone }}' },
			itemsOf({ phone: 15035550100 }),
		);
		expect(office.arrived()[0].body).toEqual({ memberToAdd: '15035550100' });
	});

	test('leaves an empty caller ID out', async () => {
		await office.run('member.invite', {
			sessionId: byId(chat()),
			memberToAdd: 'a@b.example',
			additionalFields: { callerId: '' },
		});
		expect(office.arrived()[0].body).toEqual({ memberToAdd: 'a@b.example' });
	});
});

describe('Add Member to a conference', () => {
	test('dials somebody into a call', async () => {
		const id = call();
		const { callSid } = stored(id);
		const { items } = await office.run('conference.add', {
			sessionId: byId(id),
			callSid: byId(callSid),
			destination: '+1 (971) 555-0199',
			additionalFields: { fromNumber: '+1 800 555 0100' },
			simplify: false,
		});
		expect(office.arrived()[0]).toMatchObject({
			method: 'POST',
			path: `/sessions/${id}/conference/members`,
			body: { callSid, destination: '+19715550199', fromNumber: '+18005550100' },
		});
		expect(items[0].json.conferenceSid).toBeTruthy();
		expect(stored(id).members.map(({ identity }) => identity)).toContain('+19715550199');
	});
});

test('a success without content becomes an item that says so', async () => {
	office.sandbox.faults.add({ status: 204, body: '' });
	const { items, error } = await office.run('member.invite', {
		sessionId: byId(chat()),
		memberToAdd: 'a@b.example',
	});
	expect(error).toBeUndefined();
	expect(items).toEqual([{ json: { success: true }, pairedItem: { item: 0 } }]);
});
