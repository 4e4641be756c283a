import { startSandbox, type Login, type Sandbox, type SessionInfo } from '../../sandbox';
import { HARBOR_DESK, HARBOR_WEST, MAIN_LINE, OKAFOR } from '../../sandbox/office/people';
import { ask, askJson, basic, type AnswerBody, type RawQuestion } from './rawRequest';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', quiet: true });
});

afterAll(async () => await sandbox.stop());

beforeEach(() => sandbox.reset());

async function get(path: string, login: Login = sandbox.logins.manager): Promise<AnswerBody> {
	return (await askJson(sandbox.url, path, login)).json;
}

async function asAnna(method: string, path: string, body?: unknown) {
	return await askJson(sandbox.url, path, sandbox.logins.phoneUser, { method, body });
}

describe('login by cookies', () => {
	const headers = { accept: 'application/json', 'content-type': 'application/json' };

	async function withCookies(path: string, cookie: string, question: RawQuestion = {}) {
		return await ask(sandbox.url, path, { ...question, headers: { ...headers, cookie } });
	}

	test.each([true, false])('lasts until the logout (rememberMe %p)', async (rememberMe) => {
		const { username: userName, password } = sandbox.logins.phoneUser;
		const body = { provider: 'credentials', userName, password, rememberMe };
		const login = await ask(sandbox.url, '/auth/credentials', { method: 'POST', headers, body });
		const cookie = login.headers['set-cookie']!.map((set) => set.split(';')[0]).join('; ');
		expect(cookie).toContain(`ss-opt=${rememberMe ? 'perm' : 'temp'}`);
		const active = await withCookies('/sessions/active', cookie);
		expect(active.status).toBe(200);
		expect(JSON.stringify(active.headers['set-cookie'])).not.toContain('ss-id');
		const logout = await withCookies('/auth/logout', cookie, { method: 'POST' });
		expect(logout.status).toBe(200);
		expect((await withCookies('/sessions/active', cookie)).status).toBe(401);
	});

	test('cookies that nobody logged in with count for nothing', async () => {
		expect((await withCookies('/sessions/active', 'ss-id=guess; ss-pid=guess')).status).toBe(401);
	});
});

describe('what a login sees', () => {
	test('a user without account or user endpoint: nothing', async () => {
		const { noAccount } = sandbox.logins;
		const active = await askJson(sandbox.url, '/sessions/active', noAccount);
		expect([active.status, active.json]).toEqual([400, { sessions: [] }]);
		expect((await get('/sessions', noAccount)).items).toEqual([]);
		const [call] = sandbox.office.sessions().filter((session) => !session.ended);
		expect((await askJson(sandbox.url, `/sessions/${call.id}`, noAccount)).status).toBe(403);
	});

	test('a manager: both accounts, or the one asked for', async () => {
		const accountsOf = async (query: string) => {
			const { items } = await get(`/sessions?all=true&${query}`);
			return [...new Set(items.map((item) => item.accountId))].sort();
		};
		expect(await accountsOf('')).toEqual([HARBOR_DESK.id, HARBOR_WEST.id]);
		expect(await accountsOf(`accountIds=${HARBOR_WEST.id},nobodys`)).toEqual([HARBOR_WEST.id]);
	});

	test('a phone user: own calls, and those that wait in the queue of an own team', async () => {
		const { sessions } = await get('/sessions/active', sandbox.logins.phoneUser);
		expect(await get('/sessions/my', sandbox.logins.phoneUser)).toEqual({ sessions });
		const waits = (session: SessionInfo) => session.queueState === 'Queued';
		const all = sandbox.office.sessions().filter((session) => !session.ended);
		expect(sessions.filter(waits)).toHaveLength(1);
		expect(all.filter(waits)).toHaveLength(2);
		expect(sessions.length).toBeLessThan(all.length);
	});
});

describe('lists', () => {
	test('come in pages, newest first, with totals or without', async () => {
		const all = (await get('/sessions?all=true')).items.map(({ id }) => id);
		const first = await get('/sessions?countPerPage=10');
		expect(first).toMatchObject({ totalCount: all.length, totalPages: Math.ceil(all.length / 10) });
		const read: string[] = [];
		for (let page = 0; ; page++) {
			const part = await get(`/sessions?simplifiedPaging=true&countPerPage=10&page=${page}`);
			read.push(...part.items.map(({ id }) => id));
			if (!part.hasMorePages) break;
		}
		expect(read).toEqual(all);
		expect((await get('/sessions?page=99')).items).toEqual([]);
	});

	test('are sorted and filtered as asked', async () => {
		const { items } = await get('/sessions?all=true&sortField=DateCreated&sortOrder=ascend');
		const dates = items.map(({ dateCreated }) => dateCreated);
		expect(dates).toEqual([...dates].sort());
		const ofOkafor = (await get(`/sessions?all=true&customerIds=${OKAFOR.id}`)).items;
		expect(ofOkafor.length).toBeGreaterThan(0);
		expect(ofOkafor.every((item) => item.customerId === OKAFOR.id)).toBe(true);
		const from = (await get('/sessions?all=true&from=0126')).items;
		expect(from.length).toBeGreaterThan(0);
		expect(from.every((item) => item.fromAddress?.includes('0126'))).toBe(true);
		const onLine = (await get(`/sessions?all=true&endpointIds=${MAIN_LINE.id}`)).items;
		expect(new Set(onLine.map(({ endpointId }) => endpointId))).toEqual(new Set([MAIN_LINE.id]));
	});

	test('know days', async () => {
		const today = sandbox.clock.now().toISOString().slice(0, 10);
		const { items } = await get(`/sessions?all=true&startDate=${today}&endDate=${today}`);
		expect(items.length).toBeGreaterThan(0);
		expect(items.every((item) => item.dateCreated.startsWith(today))).toBe(true);
		const older = await get('/sessions?all=true&endDate=2026-03-03');
		expect(older.items.length).toBeGreaterThan(0);
		expect(older.items.every((item) => item.dateCreated < today)).toBe(true);
	});

	test('carry the log, while the answer about one session does not', async () => {
		const [item] = (await get('/sessions?countPerPage=1')).items;
		expect(item.log.length).toBeGreaterThan(0);
		expect((await get(`/sessions/${item.id}`)).log).toEqual([]);
	});

	test.each([
		['/endpoints?type=User', 'displayName', 'Anna Keller'],
		['/endpoints?nameFilter=front', 'displayName', 'Lindqvist front desk'],
		['/customers?nameFilter=bakery', 'name', 'Pine Street Bakery'],
	])('of %s are for managers', async (path, field, expected) => {
		const { items } = await get(path);
		expect(items.map((item) => item[field as 'name'])).toContain(expected);
		const headers = { accept: 'application/json' };
		const authorization = basic(sandbox.logins.phoneUser);
		const refused = await ask(sandbox.url, path, { headers: { ...headers, authorization } });
		expect([refused.status, refused.statusText]).toEqual([403, 'Invalid Role']);
		expect((await ask(sandbox.url, path, { headers })).status).toBe(401);
	});
});

describe('calls of an account', () => {
	test('are Twilio calls, whose sid is the call of a session', async () => {
		const { calls } = await get(`/calls/active?accountId=${HARBOR_DESK.id}`);
		const sids = sandbox.office.sessions().map(({ callSid }) => callSid);
		expect(calls.length).toBeGreaterThan(3);
		for (const { sid } of calls) expect(sids).toContain(sid);
	});

	test('look like an empty list when they fail', async () => {
		const answer = await askJson(sandbox.url, '/calls/active', sandbox.logins.manager);
		expect([answer.status, answer.json]).toEqual([400, { calls: [] }]);
	});
});

describe('ending', () => {
	test('one leg takes one member out, the own call ends the session', async () => {
		const call = sandbox.office.start();
		const agent = call.members.find(({ role }) => role === 'Agent')!;
		await asAnna('DELETE', `/sessions/${call.id}?callSid=${agent.callSid}`);
		expect([call.ended, call.members.length]).toEqual([false, 1]);
		const unknown = await asAnna('DELETE', `/sessions/${call.id}?callSid=CA0`);
		expect(unknown.json.responseStatus.errors).toMatchObject([{ fieldName: 'CallSid' }]);
		await asAnna('DELETE', `/sessions/${call.id}?callSid=${call.callSid}`);
		expect(call).toMatchObject({ ended: true, callState: 'Disconnected', outcome: 'Completed' });
	});

	test('without an id it erases the records of all accounts of the login', async () => {
		expect((await asAnna('DELETE', '/sessions/')).status).toBe(204);
		expect((await get('/sessions?all=true')).items.map((item) => item.accountId)).toEqual([
			HARBOR_WEST.id,
		]);
	});
});

describe('one request from several places', () => {
	test('names match in any case, and the query counts more than path and body', async () => {
		const [one, two] = [sandbox.office.start(), sandbox.office.start()];
		const path = `/sessions/${one.id}?SESSIONID=${two.id}&ConsoleData=query`;
		await asAnna('PATCH', path, { consoleData: 'body', SESSIONid: 'x' });
		expect([one.consoleData, two.consoleData]).toEqual([undefined, 'query']);
	});

	test('enums take numbers, and objects for text are kept in JSV', async () => {
		const call = sandbox.office.start();
		const consoleData = { name: 'a, "b"', list: [1, true], inner: { x: 'y' } };
		await asAnna('PATCH', `/sessions/${call.id}`, { callState: 3, consoleData });
		expect(call.callState).toBe('Hold');
		expect(call.consoleData).toBe('{name:"a, ""b""",list:[1,true],inner:{x:y}}');
	});

	test('a form works like JSON', async () => {
		const call = sandbox.office.start();
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const question = { method: 'PATCH', headers, body: 'consoleData=a+b%26c' };
		await askJson(sandbox.url, `/sessions/${call.id}`, sandbox.logins.phoneUser, question);
		expect(call.consoleData).toBe('a b&c');
	});

	test.each([
		['a%20b', 'a b'],
		['%C3%BC%3F%23%25%26+', 'ü?#%&+'],
		['%2e%2e%2E', '...'],
		['%252E', '%2E'],
		['100%', '100%'],
	])('the path %s asks for the session %p', async (sent, id) => {
		const call = sandbox.office.start({ id });
		expect((await asAnna('PATCH', `/sessions/${sent}`, { consoleData: 'x' })).status).toBe(200);
		expect(call.consoleData).toBe('x');
	});

	test('a name with a verb that it does not serve is answered 405', async () => {
		expect((await asAnna('GET', '/json/reply/DeleteChatMember')).status).toBe(405);
		expect((await asAnna('GET', '/json/reply/Nonsense')).status).toBe(404);
	});
});

describe('a server that accepts the documented route of Remove Member', () => {
	test.each([
		['/sessions/s/members/bob%40example.com', 'bob@example.com'],
		['/sessions/s/members/x?memberToRemove=%2B15557654321', '+15557654321'],
	])('%s removes %s', async (path, identity) => {
		const accepting = await startSandbox({ empty: true, acceptRemoveRoute: true });
		try {
			const members = [{ identity: 'bob@example.com' }, { identity: '+15557654321' }];
			const session = accepting.office.start({ id: 's', members });
			const { phoneUser } = accepting.logins;
			const answer = await askJson(accepting.url, path, phoneUser, { method: 'DELETE' });
			expect(answer.status).toBe(200);
			expect(session.members).toHaveLength(1);
			expect(session.members[0].identity).not.toBe(identity);
			const again = await askJson(accepting.url, path, phoneUser, { method: 'DELETE' });
			expect(again.json.responseStatus.errors).toMatchObject([{ fieldName: 'MemberToRemove' }]);
		} finally {
			await accepting.stop();
		}
	});
});

test('a thousand live sessions and thousands of requests stay quick', async () => {
	for (let count = 0; count < 1000; count++) sandbox.office.start({ id: `load-${count}` });
	const before = process.cpuUsage();
	const { sessions } = await get('/sessions/active', sandbox.logins.phoneUser);
	expect(sessions.length).toBeGreaterThan(1000);
	for (let round = 0; round < 20; round++) {
		const ids = Array.from({ length: 100 }, (_, index) => `load-${round * 50 + (index % 50)}`);
		await Promise.all(
			ids.map(async (id) => await asAnna('PATCH', `/sessions/${id}`, { callState: 'Hold' })),
		);
	}
	// Two thousand requests take about two seconds of the processor, client included.
	const { user, system } = process.cpuUsage(before);
	expect((user + system) / 1e6).toBeLessThan(15);
	const held = sandbox.office.sessions().filter(({ callState }) => callState === 'Hold');
	expect(held.length).toBeGreaterThanOrEqual(1000);
}, 120_000);
