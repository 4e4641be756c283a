import { getGlobalState } from 'n8n-workflow';

import { CONTACTS, HARBOR_DESK, MAIN_LINE, WEST_LINE } from '../../sandbox/office/people';
import { search } from './harness';
import { byId, useOffice } from './office';

const office = useOffice();
const MARIA = CONTACTS[0].number;
const log = () => office.sandbox.office.messages.all();
const asManager = () => Object.assign(office.credentials, office.sandbox.logins.manager);

describe('Get Many', () => {
	const queries = () =>
		office
			.arrived()
			.map(({ path }) => new URL(path, office.sandbox.url))
			.filter(({ pathname }) => pathname === '/messages')
			.map(({ searchParams }) => searchParams);
	const texts = async (parameters = {}) =>
		(await office.run('message.getAll', { returnAll: true, ...parameters })).items.map(
			({ json }) => json,
		);

	test('returns the messages of all accounts of the login', async () => {
		asManager();
		const found = await texts();
		const ofLogin = log().filter(({ accountId }) =>
			office.sandbox.office.users
				.find(({ emailAddress }) => emailAddress === office.credentials.username)!
				.accountIds.includes(accountId),
		);
		expect(found.map(({ id }) => id).sort()).toEqual(ofLogin.map(({ id }) => id).sort());
		expect(found.length).toBeGreaterThan(5);
	});

	test('reads as many pages as it takes, and stops at the limit', async () => {
		const { office: state } = office.sandbox;
		for (let count = 0; count < 230; count++) {
			state.receiveText({ from: MARIA, endpointId: MAIN_LINE.id, text: `No. ${count}` });
		}
		expect(await texts({ accountId: byId(HARBOR_DESK.id) })).toHaveLength(
			log().filter(({ accountId }) => accountId === HARBOR_DESK.id).length,
		);
		expect(queries().map((query) => query.get('page'))).toEqual(['0', '1', '2']);
		const { items } = await office.run('message.getAll', { limit: 7 });
		expect(items).toHaveLength(7);
		expect(queries().at(-1)!.get('countPerPage')).toBe('7');
	});

	test.each([
		['customerIds', () => log().find(({ customerId }) => customerId)!.customerId],
		['endpointIds', () => MAIN_LINE.id],
		['conversationIds', () => log()[0].conversationId],
	] as const)('keeps to what %s names', async (filter, wanted) => {
		const value = wanted()!;
		const found = await texts({ filters: { [filter]: byId(value) } });
		const field = filter.slice(0, -1) as 'customerId';
		const expected = log().filter(
			(each) => each[field] === value && each.accountId === HARBOR_DESK.id,
		);
		expect(found.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
		expect(found.length).toBeGreaterThan(0);
	});

	test('keeps to what came after a moment, by the clock of the workflow', async () => {
		const { office: state, clock } = office.sandbox;
		clock.advance(60_000);
		const afterDate = clock.now().toISOString();
		clock.advance(60_000);
		const { id } = state.receiveText({ from: MARIA, endpointId: MAIN_LINE.id, text: 'Late' });
		expect((await texts({ filters: { afterDate } })).map((each) => each.id)).toEqual([id]);
		await texts({ filters: { afterDate: '2026-03-31T10:00:00' } });
		const sent = new Date(queries().at(-1)!.get('afterDate')!);
		const timeZone = getGlobalState().defaultTimezone;
		expect(sent.toLocaleString('sv-SE', { timeZone })).toBe('2026-03-31 10:00:00');
	});

	test('sorts as asked', async () => {
		const found = await texts({ sort: { sortField: 'otherAddress', sortOrder: 'Descend' } });
		const addresses = found.map(({ otherAddress }) => String(otherAddress));
		expect(new Set(addresses).size).toBeGreaterThan(1);
		expect(addresses).toEqual([...addresses].sort().reverse());
	});

	test('refuses a moment that is none, and a field that there is not', async () => {
		const moment = await office.run('message.getAll', { filters: { afterDate: 'yesterday' } });
		expect(moment.error?.message).toBe("'After Date' cannot be 'yesterday'");
		const field = await office.run('message.getAll', {
			sort: { sortField: '={{ "size" }}' },
		});
		expect(field.error?.message).toBe("'Sort By' cannot be 'size'");
		expect(office.arrived()).toEqual([]);
	});
});

describe('Get Many Conversations', () => {
	test('returns each conversation with its newest message, in one request', async () => {
		const { items } = await office.run('message.getConversations', {
			accountId: byId(HARBOR_DESK.id),
			returnAll: true,
		});
		const expected = office.sandbox.office.messages
			.conversations()
			.filter(({ messages }) => messages[0].accountId === HARBOR_DESK.id);
		expect(items.map(({ json }) => json.id).sort()).toEqual(expected.map(({ id }) => id).sort());
		for (const { json } of items) {
			const { messages } = expected.find(({ id }) => id === json.id)!;
			expect(json).toMatchObject({ mostRecentMessage: { text: messages.at(-1)!.text } });
		}
		expect(office.arrived()).toHaveLength(1);
		const { items: two } = await office.run('message.getConversations', { limit: 2 });
		expect(two).toHaveLength(2);
	});

	test('keeps to the filters', async () => {
		const afterDate = office.sandbox.clock.now().toISOString();
		office.sandbox.clock.advance(1000);
		office.sandbox.office.receiveText({ from: MARIA, endpointId: MAIN_LINE.id, text: 'New' });
		const found = async (filters: object) =>
			(await office.run('message.getConversations', { filters: filters as never })).items.map(
				({ json }) => json,
			);
		expect(await found({ afterDate })).toMatchObject([
			{ otherAddress: MARIA, mostRecentMessage: { text: 'New' } },
		]);
		const ofLine = await found({ endpointIds: byId(MAIN_LINE.id) });
		expect(new Set(ofLine.map(({ endpointId }) => endpointId))).toEqual(new Set([MAIN_LINE.id]));
		expect(await found({ endpointIds: byId('nobody') })).toEqual([]);
	});
});

describe('the lists to choose from', () => {
	const SENDING = { resource: 'message', operation: 'send' };
	const entries = async (method: string, filter?: string) =>
		(await search(office.credentials, method, SENDING, filter)).results;

	test('numbers come with name and number, and can be searched by either', async () => {
		asManager();
		const all = await entries('searchNumbers');
		expect(all).toContainEqual({ name: 'Main line · +15035550100', value: MAIN_LINE.id });
		expect(all.every(({ name }) => / · \+\d+$/.test(name))).toBe(true);
		expect(await entries('searchNumbers', 'marlow')).toEqual([
			{ name: 'Marlow intake · +15035550117', value: WEST_LINE.id },
		]);
		expect(await entries('searchNumbers', '+15035550100')).toMatchObject([{ value: MAIN_LINE.id }]);
	});

	test('a phone user, who may not list numbers, gets those that have been in use', async () => {
		const found = await entries('searchNumbers');
		expect(office.sandbox.requests.at(-1)!.path).not.toMatch(/^\/endpoints/);
		expect(office.arrived().every(({ status }) => status === 200)).toBe(true);
		const written = log().filter(({ accountId }) => accountId === HARBOR_DESK.id);
		const values = found.map(({ value }) => value);
		expect(values).toEqual(expect.arrayContaining(written.map(({ endpointId }) => endpointId)));
		expect(found).toContainEqual({ name: 'Main line · +15035550100', value: MAIN_LINE.id });
		const lines = office.sandbox.office.endpoints.filter(({ type }) => type === 'PhoneNumber');
		expect(lines.map(({ id }) => id)).toEqual(expect.arrayContaining(values));
		const [first] = found;
		expect(await entries('searchNumbers', first.name.toUpperCase())).toContainEqual(first);
	});

	test('a number that was only called is there, too', async () => {
		office.sandbox.office.messages.clear();
		expect(await entries('searchNumbers')).toContainEqual({
			name: 'Main line · +15035550100',
			value: MAIN_LINE.id,
		});
	});

	test('says what to do where nothing has been written yet', async () => {
		office.sandbox.office.messages.clear();
		office.sandbox.faults.add({ operation: 'ListSessions', status: 200, body: { items: [] } });
		await expect(entries('searchNumbers')).rejects.toMatchObject({
			message: expect.stringMatching(/may not list numbers.*Enter the ID of the number/),
		});
	});

	test('conversations are listed by who writes, at which number, and what was said', async () => {
		const { office: state } = office.sandbox;
		state.receiveText({ from: MARIA, endpointId: MAIN_LINE.id, text: 'Still open?' });
		const { conversationId } = log().at(-1)!;
		expect(await entries('searchConversations', 'still open')).toEqual([
			{ name: `${MARIA} · Main line · Still open?`, value: conversationId },
		]);
	});

	test('only live chats are offered to write into', async () => {
		const channels = (await entries('searchSessions')).map(
			({ value }) => office.sandbox.office.get(String(value))!.channel,
		);
		expect(new Set(channels)).toEqual(new Set(['Chat']));
	});
});
