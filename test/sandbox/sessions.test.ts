import { startSandbox, type Login, type Sandbox, type SessionInfo } from '../../sandbox';
import { HARBOR_DESK, SUPPORT } from '../../sandbox/office/people';
import { askJson, type AnswerBody } from './rawRequest';

const SECOND = 1_000;
const BEN = 'ben.osei@harbor-desk.example';
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', empty: true });
});

afterAll(async () => await sandbox.stop());

beforeEach(() => sandbox.reset());

async function send(method: string, path: string, body?: unknown, login?: Login) {
	const who = login ?? sandbox.logins.phoneUser;
	return await askJson(sandbox.url, path, who, { method, body });
}

async function listed(query: string): Promise<AnswerBody['items']> {
	const path = `/sessions?accountIds=${HARBOR_DESK.id}&${query}`;
	return (await askJson(sandbox.url, path, sandbox.logins.manager)).json.items;
}

const ringing = (): SessionInfo => sandbox.office.start({ callState: 'Ringing' });
const pass = (seconds: number) => sandbox.clock.advance(seconds * SECOND);

describe('hold', () => {
	test('holds the login’s own leg, or the one that is named', async () => {
		const call = sandbox.office.start();
		const held = await send('POST', `/sessions/${call.id}/hold`, { reason: 'Transferring' });
		expect(held.json).toMatchObject({
			id: call.id,
			callState: 'Hold',
			holdReason: 'Transferring',
			heldByUserId: sandbox.logins.phoneUser.username,
			log: [],
		});
		const resumed = await send('PATCH', `/sessions/${call.id}`, { callState: 'Connected' });
		expect(resumed.json).toMatchObject({ callState: 'Connected', holdReason: 'None' });
		const leg = call.members.find(({ role }) => role === 'Agent')!.callSid;
		const again = await send('POST', `/sessions/${call.id}/hold`, { callSid: leg });
		expect(again.json).toMatchObject({ callState: 'Hold', holdReason: 'None' });
	});

	test('refuses strange legs, chats, what is over, and logins without the role', async () => {
		const call = sandbox.office.start();
		const path = `/sessions/${call.id}/hold`;
		const strange = await send('POST', path, { callSid: 'CA0' });
		expect(strange.json.responseStatus.errors).toMatchObject([{ fieldName: 'CallSid' }]);
		const chat = sandbox.office.start({ channel: 'Chat' });
		expect((await send('POST', `/sessions/${chat.id}/hold`, {})).status).toBe(400);
		expect((await send('POST', '/sessions/gone/hold', {})).status).toBe(404);
		sandbox.office.end(call.id);
		expect((await send('POST', path, {})).status).toBe(400);
		const { manager } = sandbox.logins;
		await expect(send('POST', path, {}, manager)).rejects.toThrow('Forbidden');
	});
});

describe('transfer', () => {
	async function transfer(destination: string): Promise<SessionInfo> {
		const call = sandbox.office.start();
		const body = { destination, callerId: '+15035550100' };
		const answer = await send('POST', `/sessions/${call.id}/redirect`, body);
		expect([answer.status, answer.text]).toEqual([204, '']);
		expect(call.members.map(({ identity }) => identity)).not.toContain(
			sandbox.logins.phoneUser.username,
		);
		return call;
	}

	test.each([BEN, 'Ben Osei'])('to a colleague, %s, who picks up', async (destination) => {
		const call = await transfer(destination);
		expect(call.callState).toBe('Ringing');
		pass(10);
		expect(call).toMatchObject({ callState: 'Connected', answeredByName: 'Ben Osei' });
	});

	test('to a team: the call waits in its queue and is taken', async () => {
		const call = await transfer('Support');
		expect(call).toMatchObject({ queueState: 'Queued', ringQueueId: SUPPORT.id });
		pass(10);
		expect(call).toMatchObject({ callState: 'Connected', queueState: 'Connected' });
	});

	test('to a number outside, where it ends after a while', async () => {
		const call = await transfer('+15557654321');
		const outside = () => call.members.find(({ role }) => role === 'Transfer');
		expect(outside()).toMatchObject({ identity: '+15557654321', callState: 'Ringing' });
		pass(10);
		expect([call.callState, outside()?.callState]).toEqual(['Connected', 'Connected']);
		pass(120);
		expect(call).toMatchObject({ ended: true, outcome: 'Transferred' });
	});

	test('needs a destination', async () => {
		const answer = await send('POST', `/sessions/${sandbox.office.start().id}/redirect`, {});
		expect(answer.json.responseStatus.errors).toMatchObject([{ fieldName: 'Destination' }]);
	});

	test('a call that ends while it rings stays ended', async () => {
		const call = await transfer(BEN);
		sandbox.office.end(call.id);
		pass(60);
		expect(call).toMatchObject({ ended: true, callState: 'Disconnected' });
		expect(call.answeredByName).toBeUndefined();
	});
});

describe('reject', () => {
	test('ends a call that rings at somebody, as missed', async () => {
		const call = ringing();
		expect((await send('POST', `/sessions/${call.id}/reject`)).status).toBe(204);
		expect(call).toMatchObject({ ended: true, wasMissed: true, outcome: 'Rejected' });
		expect((await send('POST', `/sessions/${call.id}/reject`)).status).toBe(400);
	});

	test('leaves a call of a queue to the others of the team', async () => {
		const call = sandbox.office.start({
			callState: 'Ringing',
			queueState: 'Ringing',
			ringQueueId: SUPPORT.id,
		});
		await send('POST', `/sessions/${call.id}/reject`);
		expect(call).toMatchObject({ ended: false, callState: 'Ringing', queueState: 'Queued' });
	});
});

describe('calls that a flow makes', () => {
	const numberToDial = '+18144043093';
	const body = { flowId: '', numberToDial, callerId: '+15035550100' };

	beforeEach(() => {
		const { flows } = sandbox.office.directory;
		body.flowId = flows.find(({ accountId }) => accountId === HARBOR_DESK.id)!.id;
	});

	async function find(): Promise<SessionInfo[]> {
		const today = sandbox.clock.now().toISOString().slice(0, 10);
		return await listed(`to=${encodeURIComponent(body.numberToDial)}&startDate=${today}`);
	}

	test('appear shortly after, ring, are answered, and end', async () => {
		const answer = await send('POST', '/sessions/outgoing', body, sandbox.logins.manager);
		expect([answer.status, answer.text]).toEqual([204, '']);
		expect(await find()).toEqual([]);
		pass(2);
		expect(await find()).toMatchObject([
			{
				direction: 'Outgoing',
				callState: 'Ringing',
				dialState: 'Active',
				toAddress: body.numberToDial,
				fromAddress: body.callerId,
				createdBy: sandbox.logins.manager.username,
			},
		]);
		pass(10);
		expect(await find()).toMatchObject([{ callState: 'Connected', dialState: 'None' }]);
		pass(90);
		expect(await find()).toMatchObject([{ ended: true, outcome: 'Completed' }]);
	});

	test('take any own number where none is given', async () => {
		const withoutCallerId = { ...body, callerId: undefined };
		await send('POST', '/sessions/outgoing', withoutCallerId, sandbox.logins.manager);
		pass(2);
		const [session] = await find();
		const numbers = sandbox.office.endpoints.map(({ extraInformation }) => extraInformation);
		expect(numbers).toContain(session.fromAddress);
	});

	test.each([
		['FlowId', { flowId: '' }],
		['NumberToDial', { numberToDial: undefined }],
		['NumberToDial', { numberToDial: '5551234' }],
		['CallerId', { callerId: '+15550000000' }],
	])('%s can be wrong: %j', async (fieldName, change) => {
		const wrong = { ...body, ...change };
		const answer = await send('POST', '/sessions/outgoing', wrong, sandbox.logins.manager);
		expect(answer.json.responseStatus.errors).toMatchObject([{ fieldName }]);
		pass(10);
		expect(sandbox.office.sessions()).toEqual([]);
	});

	test('need a flow of an own account', async () => {
		const unknown = { ...body, flowId: 'gone' };
		const answer = await send('POST', '/sessions/outgoing', unknown, sandbox.logins.manager);
		expect(answer.status).toBe(404);
	});

	test('are for managers', async () => {
		await expect(send('POST', '/sessions/outgoing', body)).rejects.toThrow('Forbidden');
	});
});

describe('the list', () => {
	test('filters by log and by parent', async () => {
		const parent = sandbox.office.start();
		const child = sandbox.office.start({ parentSessionId: parent.id });
		sandbox.office.note(parent, 'Gate was closed');
		expect(await listed('log=GATE')).toMatchObject([{ id: parent.id }]);
		expect(await listed(`parentSessionId=${parent.id}`)).toMatchObject([{ id: child.id }]);
		expect(await listed(`parentSessionId=${child.id}`)).toEqual([]);
		expect((await listed(`specificIds=${child.id}`))[0]).not.toHaveProperty('parentSessionId');
	});

	test('sorts by a field that not every session has', async () => {
		const [live, first, second] = [1, 2, 3].map(() => sandbox.office.start());
		for (const { id } of [second, first]) {
			pass(60);
			sandbox.office.end(id);
		}
		const order = (await listed('sortField=dateCompleted&sortOrder=Descend')).map(({ id }) => id);
		expect(order).toEqual([first.id, second.id, live.id]);
	});

	test('of twenty thousand sessions is read page by page in no time', async () => {
		for (let count = 0; count < 20_000; count++) {
			const dateCreated = new Date(Date.UTC(2026, 1, 20) + count * 50_000).toISOString();
			sandbox.office.start({ id: `many-${count}`, dateCreated: `${dateCreated.slice(0, 19)}Z` });
		}
		const before = process.cpuUsage();
		const page = async (number: number) =>
			await listed(`simplifiedPaging=true&countPerPage=200&page=${number}`);
		const ids = new Set<string>();
		for (let number = 0; number < 20; number++) {
			for (const { id } of await page(number)) ids.add(id);
		}
		expect(ids.size).toBe(4_000);
		// Twenty pages take half a second; the bound leaves room for busy machines.
		expect(process.cpuUsage(before).user / 1000).toBeLessThan(5_000);
	});
});

test('the calls of an account look like Twilio’s', async () => {
	const call = sandbox.office.start();
	const path = `/calls/active?accountId=${HARBOR_DESK.id}`;
	const { json } = await askJson(sandbox.url, path, sandbox.logins.manager);
	expect(json.calls).toMatchObject([
		{
			sid: call.callSid,
			accountSid: expect.stringMatching(/^AC[0-9a-f]{32}$/),
			direction: 'inbound',
			status: 'in-progress',
			to: '+15035550100',
			toFormatted: '(503) 555-0100',
			uri: expect.stringContaining(call.callSid!),
		},
	]);
	await expect(askJson(sandbox.url, path, sandbox.logins.phoneUser)).rejects.toThrow('Forbidden');
});
