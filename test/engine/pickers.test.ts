import { search } from './harness';
import { byId, useOffice } from './office';

const office = useOffice();
const find = async (method: string, parameters = {}, filter?: string) =>
	await search(office.credentials, method, parameters, filter);
const names = async (method: string, parameters = {}, filter?: string) =>
	(await find(method, parameters, filter)).results.map(({ name }) => name);

describe('sessions', () => {
	test('show who, direction, channel, state and how long, newest first', async () => {
		const now = office.sandbox.clock.now();
		const { results } = await find('searchSessions');
		expect(results.length).toBeGreaterThan(3);
		const dates = results.map(({ value }) => office.sandbox.office.get(String(value))!.dateCreated);
		expect(dates).toEqual([...dates].sort().reverse());
		expect(Date.parse(dates[0])).toBeLessThanOrEqual(now.getTime());
		for (const { name } of results) {
			expect(name).toMatch(/^.+ · \w+ · .+ · (Incoming|Outgoing) (voice|chat|fax) · .+$/);
		}
	});

	test('say how long a call lasts in minutes, hours and days', async () => {
		for (const { id, ended } of office.sandbox.office.sessions())
			if (!ended) office.sandbox.office.end(id);
		for (const [name, minutes] of [
			['A', 0],
			['B', 4],
			['C', 130],
			['D', 60 * 50],
		] as const) {
			const dateCreated = new Date(Date.now() - minutes * 60_000).toISOString();
			office.sandbox.office.start({ displayName: name, fromAddress: '+15035550188', dateCreated });
		}
		expect(await names('searchSessions')).toEqual([
			'A · Connected · just started · Incoming voice · +15035550188',
			'B · Connected · 4 min · Incoming voice · +15035550188',
			'C · Connected · 2 h 10 min · Incoming voice · +15035550188',
			'D · Connected · 2 d 2 h · Incoming voice · +15035550188',
		]);
	});

	test('can be searched by what is seen and by ID', async () => {
		const [first] = (await find('searchSessions')).results;
		expect(await names('searchSessions', {}, 'QUEUED')).toHaveLength(1);
		expect(await names('searchSessions', {}, String(first.value).slice(3))).toEqual([first.name]);
		expect(await names('searchSessions', {}, 'nobody at all')).toEqual([]);
	});

	test('an empty list says why', async () => {
		for (const { id, ended } of office.sandbox.office.sessions())
			if (!ended) office.sandbox.office.end(id);
		await expect(find('searchSessions')).rejects.toMatchObject({
			message: expect.stringMatching(/^No session is live right now\. .*phone user/),
		});
	});

	test('a login that is no phone user is told so', async () => {
		const found = search(
			{ ...office.credentials, ...office.sandbox.logins.manager },
			'searchSessions',
		);
		await expect(found).rejects.toMatchObject({
			message: 'This login lacks the role User that the operation needs',
		});
	});
});

describe('members and call legs', () => {
	const conference = () => office.idOf(({ members, ended }) => !ended && members.length > 3);

	test('members come with name, role and identity', async () => {
		const sessionId = byId(conference());
		const { members } = office.sandbox.office.get(conference())!;
		const { results } = await find('searchMembers', { sessionId });
		expect(results.map(({ value }) => value)).toEqual(members.map(({ identity }) => identity));
		for (const [index, { displayName, role, identity }] of members.entries()) {
			expect(results[index].name).toBe(`${displayName} · ${role} · ${identity}`);
		}
		expect(await names('searchMembers', { sessionId }, 'agent')).toHaveLength(
			members.filter(({ role }) => role === 'Agent').length,
		);
	});

	test("call legs are the session's own call and its members' calls", async () => {
		const session = office.sandbox.office.get(conference())!;
		const { results } = await find('searchCallLegs', { sessionId: byId(session.id) });
		const expected = [session.callSid, ...session.members.map(({ callSid }) => callSid)];
		expect(results.map(({ value }) => value)).toEqual([...new Set(expected.filter(Boolean))]);
		expect(results[0].name).toMatch(/^The session's own call · /);
	});

	test.each([
		['searchMembers', { sessionId: byId('') }, "Choose a 'Session' first"],
		['searchCallLegs', {}, "Choose a 'Session' first"],
		['searchMembers', { sessionId: byId('={{ $json.id }}') }, "'Session' is set by an expression"],
		['searchMembers', { sessionId: byId('gone') }, "The session 'gone' was not found"],
		['searchMembers', { sessionId: byId('..') }, "'Session' cannot be '..'"],
	])('%s with %j says what is missing', async (method, parameters, message) => {
		await expect(find(method, parameters)).rejects.toMatchObject({
			message: expect.stringContaining(message),
		});
	});

	test('a session without members or calls says so', async () => {
		const { id } = office.sandbox.office.start({ channel: 'Chat', callSid: '', members: [] });
		office.sandbox.office.change(id, { members: [], callSid: undefined });
		const parameters = { sessionId: byId(id) };
		await expect(find('searchMembers', parameters)).rejects.toMatchObject({
			message: expect.stringContaining('This session has no members. '),
		});
		await expect(find('searchCallLegs', parameters)).rejects.toMatchObject({
			message: expect.stringContaining('This session has no call leg. '),
		});
	});
});
