import type { INodeProperties } from 'n8n-workflow';

import { evoVoice } from './contract';
import { search } from './harness';
import { byId, useOffice } from './office';

const office = useOffice();
const find = async (method: string, parameters = {}, filter?: string) =>
	await search(office.credentials, method, parameters, filter);
const names = async (method: string, parameters = {}, filter?: string) =>
	(await find(method, parameters, filter)).results.map(({ name }) => name);

describe('sessions', () => {
	const endAll = () => {
		for (const { id, ended } of office.sandbox.office.sessions())
			if (!ended) office.sandbox.office.end(id);
	};

	test('show who, since when, what, with whom and which line, newest first', async () => {
		const now = office.sandbox.clock.now();
		const { results } = await find('searchSessions');
		expect(results.length).toBeGreaterThan(3);
		const dates = results.map(({ value }) => office.sandbox.office.get(String(value))!.dateCreated);
		expect(dates).toEqual([...dates].sort().reverse());
		expect(Date.parse(dates[0])).toBeLessThanOrEqual(now.getTime());
		for (const { name } of results) {
			expect(name).toMatch(
				/^.+? · (?:(?:ringing|connected|on hold) · )?since \d\d:\d\d · (Incoming|Outgoing) (voice|chat|fax) · .+$/,
			);
		}
	});

	test('two calls of one caller have different names, and each shows its state', async () => {
		endAll();
		const { office: state } = office.sandbox;
		const [one, other] = ['Main line', 'Okafor dispatch'].map((endpointName) =>
			state.start({ displayName: 'Maria', fromAddress: '+15035550188', endpointName }),
		);
		state.change(other.id, { answeredByName: 'Ben Osei' });
		const before = await names('searchSessions');
		expect(new Set(before).size).toBe(2);
		expect(before.join()).toContain('with Ben Osei · to Okafor dispatch');
		office.sandbox.clock.advance(90 * 60_000);
		state.change(one.id, { callState: 'Hold' });
		const after = await names('searchSessions');
		expect(before.every((name) => name.startsWith('Maria · connected · since '))).toBe(true);
		expect(after.map((name) => name.split(' · ')[1]).sort()).toEqual(['connected', 'on hold']);
		expect(after.map((name) => name.replace(' · on hold', ' · connected'))).toEqual(before);
	});

	test.each([
		['session', 'hold', ['Voice']],
		['conference', 'add', ['Voice']],
		['member', 'invite', ['Chat']],
		['session', 'patch', ['Chat', 'Voice']],
	])('%s.%s is offered what fits', async (resource, operation, channels) => {
		const { results } = await find('searchSessions', { resource, operation });
		const found = results.map(({ value }) => office.sandbox.office.get(String(value))!.channel);
		expect([...new Set(found)].sort()).toEqual(channels);
	});

	test('an empty list of calls says that it is about calls', async () => {
		endAll();
		await expect(
			find('searchSessions', { resource: 'session', operation: 'hold' }),
		).rejects.toMatchObject({ message: expect.stringMatching(/^No call is live right now\. /) });
	});

	test('can be searched by what is seen and by ID', async () => {
		const [first] = (await find('searchSessions')).results;
		expect(await names('searchSessions', {}, 'INCOMING CHAT')).toHaveLength(1);
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

	test('a login that is no phone user learns so', async () => {
		const found = search(
			{ ...office.credentials, ...office.sandbox.logins.manager },
			'searchSessions',
			{ resource: 'session', operation: 'hold' },
		);
		await expect(found).rejects.toMatchObject({
			message: 'This login lacks the role User that the operation needs',
		});
	});
});

test('what is chosen in a session does not stay chosen for another session', async () => {
	const flat = (properties: INodeProperties[]): INodeProperties[] =>
		properties.flatMap((each) => [each, ...flat((each.options ?? []) as INodeProperties[])]);
	const lists = flat((await evoVoice()).description.properties).filter(({ modes }) =>
		/^search(Members|CallLegs)$/.test(modes?.[0].typeOptions?.searchListMethod ?? ''),
	);
	expect(lists.map(({ name }) => name).sort()).toEqual(['callSid', 'callSid', 'memberId']);
	for (const { typeOptions } of lists) {
		expect(typeOptions?.loadOptionsDependsOn).toEqual(['sessionId.value']);
	}
});

describe('members and call legs', () => {
	const RUN_FIRST = "The expression in 'Session' returns nothing yet. Run the previous step first";
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

	test("call legs are named by whose phone it is, the login's own first", async () => {
		const session = office.sandbox.office.get(conference())!;
		// She joins as the last one; she was on another call.
		office.sandbox.office.addMember(session.id, { identity: String(office.credentials.username) });
		const { results } = await find('searchCallLegs', { sessionId: byId(session.id) });
		const expected = [session.callSid, ...session.members.map(({ callSid }) => callSid)];
		expect(new Set(results.map(({ value }) => value))).toEqual(new Set(expected.filter(Boolean)));
		const own = session.members.find(({ identity }) => identity === office.credentials.username);
		expect(results[0]).toEqual({ name: 'Your phone (Anna Keller)', value: own!.callSid });
		expect(results.map(({ name }) => name)).toContain('Caller (Samuel Okafor)');
	});

	test.each([
		['searchMembers', { sessionId: byId('') }, "Choose a 'Session' first"],
		['searchCallLegs', {}, "Choose a 'Session' first"],
		// As the editor sends an expression that gives nothing before the previous step has run, and after.
		['searchMembers', { sessionId: byId(null) }, RUN_FIRST],
		['searchMembers', { sessionId: byId(undefined) }, RUN_FIRST],
		['searchCallLegs', { sessionId: { ...(byId(null) as object), mode: 'list' } }, RUN_FIRST],
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

test('an account by an expression that gives nothing yet offers what is in all accounts', async () => {
	await find('searchConversations', { accountId: byId(null) });
	const { accountIds } = office.sandbox.office.users.find(
		({ emailAddress }) => emailAddress === office.credentials.username,
	)!;
	expect(office.query().accountIds).toBe(accountIds.join(','));
});
