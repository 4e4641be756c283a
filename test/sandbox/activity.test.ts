import { startSandbox, type Sandbox } from '../../sandbox';
import { ANNA, BEN, CONTACTS, ELIF, emailOf, MAIN_LINE } from '../../sandbox/office/people';
import { Client } from './client';
import { ask } from './rawRequest';

const [MARIA, JONAS] = CONTACTS;
const DESK = '64f1a0c2e4b0a1d2c3e40001';
let sandbox: Sandbox;

interface Row {
	words: string;
	count: number;
	status: number;
	login?: string;
	at: string;
	since: string;
	raw: string;
}

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', empty: true });
});

afterAll(async () => await sandbox.stop());

beforeEach(() => sandbox.reset());

const client = (login: keyof Sandbox['logins'] = 'phoneUser') => new Client(sandbox, login);

async function overview() {
	const { text } = await ask(sandbox.url, '/sandbox/overview');
	return JSON.parse(text) as {
		activity: Row[];
		sessions: Array<{ id: string; change?: { at: string; what: string } }>;
	};
}

/** A call with Maria that Anna has. */
function call() {
	const { id } = sandbox.office.incomingCall({ from: MARIA.number });
	return sandbox.office.outside.answer(id);
}

const chat = () =>
	sandbox.office.start({
		channel: 'Chat',
		fromAddress: JONAS.number,
		fromName: JONAS.name,
		toAddress: MAIN_LINE.extraInformation,
	});

type Step = [method: string, path: string, body?: object];

/** Sends one request about the session. @returns how the page describes it */
async function said(id: string, [method, path, body]: Step, login?: keyof Sandbox['logins']) {
	await client(login).ask(method, `/sessions/${id}${path}`, body);
	const { activity, sessions } = await overview();
	const change = sessions.find((session) => session.id === id)?.change?.what;
	return [activity[0].words, change];
}

describe('what is done to a call is described in words', () => {
	const legOf = (email: string) =>
		sandbox.office.sessions()[0].members.find(({ identity }) => identity === email)!.callSid!;

	test.each<[() => Step, string, string | undefined]>([
		[() => ['POST', '/hold', {}], 'Call with Maria Santos put on hold', 'held'],
		[
			() => ['PATCH', '', { callState: 'Hold', consoleData: 'VIP' }],
			'Call with Maria Santos put on hold, console data of the call with Maria Santos written',
			'held, console data written',
		],
		[
			() => ['PATCH', '', { queueState: 'Queued' }],
			'Queue state of the call with Maria Santos set to Queued',
			'queue state set to Queued',
		],
		[() => ['PATCH', '', {}], 'Call with Maria Santos left as it is', undefined],
		[
			() => ['POST', '/redirect', { destination: emailOf(BEN) }],
			'Call with Maria Santos transferred to Ben Osei',
			'transferred to Ben Osei',
		],
		[
			() => ['POST', '/record', {}],
			'Recording of the call with Maria Santos started',
			'recording started',
		],
		[
			() => [
				'POST',
				'/conference/members',
				{ callSid: legOf(emailOf(ANNA)), destination: JONAS.number },
			],
			'Jonas Weber dialled into the call with Maria Santos',
			'Jonas Weber dialled in',
		],
		[
			() => ['DELETE', `?callSid=${legOf(emailOf(ANNA))}`],
			'Anna Keller taken out of the call with Maria Santos',
			'Anna Keller taken out',
		],
		[() => ['DELETE', ''], 'Call with Maria Santos ended', 'ended'],
		[() => ['GET', ''], 'Call with Maria Santos looked up', undefined],
	])('%p', async (step, words, change) => {
		const { id } = call();
		expect(await said(id, step())).toEqual([words, change]);
	});

	test('a held call is resumed, a ringing one answered or turned down', async () => {
		const held = call();
		sandbox.office.outside.hold(held.id);
		const connected: Step = ['PATCH', '', { callState: 'Connected' }];
		expect(await said(held.id, connected)).toEqual([
			'Call with Maria Santos taken off hold',
			'resumed',
		]);
		const ringing = () => sandbox.office.incomingCall({ from: JONAS.number });
		const first = ringing();
		expect(await said(first.id, connected)).toEqual(['Call with Jonas Weber answered', 'answered']);
		sandbox.office.end(first.id);
		expect(await said(ringing().id, ['POST', '/reject', {}])).toEqual([
			'Call with Jonas Weber turned down',
			'turned down',
		]);
	});
});

test('what is done to a chat is described in words, each name as people know it', async () => {
	const { id } = chat();
	const elif = emailOf(ELIF);
	expect(await said(id, ['POST', '/members', { memberToAdd: elif }])).toEqual([
		'Elif Demir invited to the chat with Jonas Weber',
		'Elif Demir invited',
	]);
	const remove = { sessionId: id, memberToRemove: elif };
	await client().ask('DELETE', '/json/reply/DeleteChatMember', remove);
	expect(await overview()).toMatchObject({
		activity: [{ words: 'Elif Demir removed from the chat with Jonas Weber', status: 200 }, {}],
		sessions: [{ id, change: { what: 'Elif Demir removed' } }],
	});
	const body = 'We open at nine. '.repeat(10);
	const [words, change] = await said(id, ['POST', '/messages', { body }]);
	expect([words, change]).toEqual([
		expect.stringMatching(/^Text sent in the chat .*…”$/),
		'text sent',
	]);
	expect(words!.length).toBeLessThan(120);
});

test('what concerns no session is described in words as well', async () => {
	const manager = client('manager');
	const { id: fileId } = sandbox.office.addFile({ fileName: 'plan.pdf' });
	await manager.ask('POST', '/files', {});
	await manager.ask('POST', '/reports/cdr', { accountId: DESK });
	await manager.ask('DELETE', `/files/${fileId}`);
	await client().ask('POST', '/messages', {
		endpointId: MAIN_LINE.id,
		toAddress: MARIA.number,
		body: 'Hi',
	});
	await manager.ask('GET', '/accounts');
	await manager.ask('GET', '/nowhere');
	await manager.ask('GET', '/sessions/gone');
	expect((await overview()).activity.map(({ words }) => words).reverse()).toEqual([
		'File uploaded',
		'Report Call Detail Records asked for',
		'File plan.pdf deleted',
		'Text sent to Maria Santos from Main line: “Hi”',
		'Accounts listed',
		'Asked for a route that does not exist',
		'Session read: unknown session gone',
	]);
});

test('the raw request is there, with neither its login nor all of a long body', async () => {
	const { id } = call();
	await client().ask('PATCH', `/sessions/${id}`, { consoleData: 'x'.repeat(9_000) });
	const [row] = (await overview()).activity;
	expect(row.login).toBe('anna.keller@harbor-desk.example');
	expect(row.raw).toMatch(new RegExp(`^PATCH /sessions/${id}\n`));
	expect(row.raw).toContain('authorization: <redacted>');
	expect(row.raw).toMatch(/x…$/);
	expect(row.raw.length).toBeLessThan(5_000);
});

test('what was refused, or not answered, changes no card', async () => {
	const { id } = call();
	await client('manager').ask('POST', `/sessions/${id}/hold`, {});
	sandbox.faults.add({ operation: 'HoldSession', drop: true });
	await expect(client().ask('POST', `/sessions/${id}/hold`, {})).rejects.toThrow();
	const { activity, sessions } = await overview();
	expect(activity.map(({ status }) => status)).toEqual([0, 403]);
	expect(sessions[0].change).toBeUndefined();
});

test('what a person plays at the page is no change of a workflow', async () => {
	const { id } = call();
	await ask(sandbox.url, `/sandbox/sessions/${id}/hold`, { method: 'POST', body: {} });
	const { activity, sessions } = await overview();
	expect(sessions).toMatchObject([{ id, callState: 'Hold' }]);
	expect([sessions[0].change, activity]).toEqual([undefined, []]);
});

describe('polls', () => {
	const rows = async () => (await overview()).activity.map(({ words, count }) => [words, count]);

	test('of several triggers take one line each, until something is done', async () => {
		const [anna, manager] = [client(), client('manager')];
		const { id } = call();
		for (let second = 0; second < 3; second++) {
			await anna.get('/sessions/active');
			await manager.get(`/sessions?accountIds=${DESK}&startDate=2026-03-0${second + 1}&page=0`);
			await manager.get(`/sessions?accountIds=${DESK}&startDate=2026-03-0${second + 1}&page=1`);
			await manager.get(`/sessions?accountIds=${DESK}&specificIds=watched${second}`);
			sandbox.clock.advance(5_000);
		}
		await anna.ask('POST', `/sessions/${id}/hold`, {});
		await anna.get('/sessions/active');
		expect(await rows()).toEqual([
			['Active sessions looked at', 1],
			['Call with Maria Santos put on hold', 1],
			['Sessions looked at', 3],
			['Sessions looked at', 6],
			['Active sessions looked at', 3],
		]);
		const [, , , , first] = (await overview()).activity;
		expect([first.since, first.at]).toEqual([
			'2026-03-04T10:00:00.000Z',
			'2026-03-04T10:00:10.000Z',
		]);
	});

	test('differ by login, filter and answer', async () => {
		await client().get('/sessions/active');
		await client('teamLead').get('/sessions/active');
		await client('manager').get('/sessions/active');
		await client('manager').get(`/messages?accountIds=${DESK}`);
		await client('manager').get('/messages');
		expect((await rows()).map(([, count]) => count)).toEqual([1, 1, 1, 1, 1]);
	});
});

test('the log ends somewhere, and is empty after a reset or when it is cleared', async () => {
	const { id } = call();
	for (let round = 0; round < 60; round++) await client().get(`/sessions/${id}`);
	expect((await overview()).activity).toHaveLength(50);
	await ask(sandbox.url, '/sandbox/requests', { method: 'DELETE' });
	expect((await overview()).activity).toEqual([]);
	await client().ask('POST', `/sessions/${id}/hold`, {});
	sandbox.reset();
	expect(await overview()).toMatchObject({ activity: [], sessions: [] });
});
