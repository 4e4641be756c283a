import { startSandbox, type Login, type Sandbox } from '../../sandbox';
import {
	CONTACTS,
	FOREIGN_ACCOUNT,
	HARBOR_DESK,
	MAIN_LINE,
	WEST_LINE,
} from '../../sandbox/office/people';
import { askJson, type AnswerBody } from './rawRequest';

const STRANGER = '+15556667777';
const [MARIA] = CONTACTS;
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', quiet: true });
});

afterAll(async () => await sandbox.stop());

beforeEach(() => sandbox.reset());

async function get(path: string, login: Login = sandbox.logins.phoneUser): Promise<AnswerBody> {
	return (await askJson(sandbox.url, path, login)).json;
}

async function send(body: unknown, path = '/messages', method = 'POST') {
	return await askJson(sandbox.url, path, sandbox.logins.phoneUser, { method, body });
}

const pass = (seconds: number) => sandbox.clock.advance(seconds * 1000);
const textTo = (toAddress: string) => ({ endpointId: MAIN_LINE.id, toAddress, body: 'See you' });
const openChat = () =>
	sandbox.office.sessions().find(({ channel, ended }) => channel === 'Chat' && !ended)!;

describe('a text that is sent', () => {
	test('is in the list and in its conversation', async () => {
		const sent = (await send(textTo(STRANGER))).json;
		expect(sent).toEqual({
			id: sent.id,
			accountId: HARBOR_DESK.id,
			endpointId: MAIN_LINE.id,
			endpointDisplayName: 'Main line',
			date: '2026-03-04T10:00:00Z',
			direction: 'Outgoing',
			otherAddress: STRANGER,
			sender: sandbox.logins.phoneUser.username,
			text: 'See you',
			isUnread: false,
		});
		expect((await get('/messages')).items[0]).toEqual(sent);
		const [first] = (await get(`/conversations?accountIds=${HARBOR_DESK.id}`)).conversations;
		expect(first).toMatchObject({ otherAddress: STRANGER, mostRecentMessage: sent });
		expect((await get(`/messages?conversationIds=${first.id}`)).items).toEqual([sent]);
	});

	test.each(['PUT', 'PATCH', 'DELETE'])('goes out with %s as well', async (method) => {
		expect((await send(textTo(STRANGER), '/messages', method)).status).toBe(200);
	});

	test('is answered by some contacts after some seconds, and never by strangers', async () => {
		const answered = async (): Promise<string[]> => {
			sandbox.reset();
			for (const { number } of CONTACTS) await send(textTo(number));
			await send(textTo(STRANGER));
			pass(4);
			const since = `afterDate=${encodeURIComponent('2026-03-04T10:00:00Z')}&all=true`;
			expect((await get(`/messages?${since}`)).items).toEqual([]);
			pass(30);
			const { items } = await get(`/messages?${since}`);
			expect(items.every(({ direction, isUnread }) => direction === 'Incoming' && isUnread)).toBe(
				true,
			);
			return items.map(({ otherAddress, text }) => `${otherAddress} ${text}`);
		};
		const once = await answered();
		expect(once.length).toBeGreaterThan(5);
		expect(once.length).toBeLessThan(CONTACTS.length);
		expect(once.join()).not.toContain(STRANGER);
		expect(await answered()).toEqual(once);
	});

	test('marks what came in before as read', async () => {
		sandbox.office.receiveText({ from: STRANGER, endpointId: MAIN_LINE.id, text: 'Hello?' });
		const unread = async () => (await get('/messages')).items.filter(({ isUnread }) => isUnread);
		const before = await unread();
		expect(before).toMatchObject([{ text: 'Hello?', sender: STRANGER }, ...before.slice(1)]);
		await send(textTo(STRANGER));
		expect(await unread()).toEqual(before.slice(1));
	});

	test.each([
		['Body', { body: '' }],
		['EndpointId', { endpointId: undefined }],
		['ToAddress', { toAddress: ' ' }],
	])('needs %s', async (fieldName, change) => {
		const { status, json } = await send({ ...textTo(STRANGER), ...change });
		expect(status).toBe(400);
		expect(json.responseStatus.errors).toMatchObject([{ fieldName }]);
	});

	test('needs a line that exists, in an own account, and the role User', async () => {
		expect((await send({ ...textTo(STRANGER), endpointId: 'gone' })).status).toBe(404);
		expect((await send({ ...textTo(STRANGER), endpointId: WEST_LINE.id })).status).toBe(403);
		const asManager = askJson(sandbox.url, '/messages', sandbox.logins.manager, {
			method: 'POST',
			body: textTo(STRANGER),
		});
		await expect(asManager).rejects.toThrow('Forbidden');
	});
});

describe('a chat', () => {
	test('takes texts by its id, and ignores line and number then', async () => {
		const chat = openChat();
		const sent = await send({ ...textTo(STRANGER), body: 'Hi' }, `/sessions/${chat.id}/messages`);
		expect(sent.json).toMatchObject({ text: 'Hi', otherAddress: chat.fromAddress });
		const { messages } = await get(`/sessions/${chat.id}/transcript`);
		expect(messages.at(-1)).toEqual({
			date: '2026-03-04T10:00:00Z',
			from: 'Anna Keller',
			body: 'Hi',
		});
		expect(messages.length).toBeGreaterThan(3);
		expect(messages.map(({ date }) => date)).toEqual(messages.map(({ date }) => date).sort());
		expect(messages.some(({ mediaUri }) => mediaUri)).toBe(true);
	});

	test('takes what its party writes on its line', async () => {
		const chat = openChat();
		const { line } = sandbox.office.messages.partiesOf(chat);
		sandbox.office.receiveText({ from: chat.fromAddress, endpointId: line!.id, text: 'And?' });
		sandbox.office.receiveText({ from: STRANGER, endpointId: line!.id, text: 'Other' });
		const { messages } = await get(`/sessions/${chat.id}/transcript`);
		expect(messages.at(-1)).toMatchObject({ from: chat.fromName, body: 'And?' });
	});

	test('shows earlier texts of the same party when asked', async () => {
		const chat = sandbox.office.start({ channel: 'Chat', fromAddress: MARIA.number });
		const path = `/sessions/${chat.id}/transcript`;
		expect((await get(path)).messages).toEqual([]);
		const earlier = (await get(`${path}?includeHistorical=true`)).messages;
		expect(earlier).toMatchObject([{ from: MARIA.name }, ...earlier.slice(1)]);
		const cut = '&historicalCutOffDate=2026-03-04';
		expect((await get(`${path}?includeHistorical=true${cut}`)).messages).toEqual([]);
	});

	test('that is over takes no text, and neither does a call', async () => {
		const chat = openChat();
		sandbox.office.end(chat.id);
		const call = sandbox.office.start();
		for (const { id } of [chat, call]) {
			expect((await send({ body: 'Hi' }, `/sessions/${id}/messages`)).status).toBe(400);
		}
		expect((await get(`/sessions/${call.id}/transcript`)).messages).toEqual([]);
	});

	test('a transcript that fails comes as an empty one', async () => {
		const { phoneUser } = sandbox.logins;
		const answer = await askJson(sandbox.url, '/sessions/gone/transcript', phoneUser);
		expect([answer.status, answer.json]).toEqual([404, { messages: [] }]);
	});
});

describe('the lists', () => {
	test('of messages come in pages, newest first, and know accounts, lines and moments', async () => {
		const { manager } = sandbox.logins;
		const all = (await get('/messages?all=true', manager)).items;
		const dates = all.map(({ date }) => date);
		expect(dates).toEqual([...dates].sort().reverse());
		const page = await get('/messages?countPerPage=3&page=1', manager);
		expect(page.items).toEqual(all.slice(3, 6));
		expect(page.totalCount).toBe(all.length);
		const west = (await get(`/messages?endpointIds=${WEST_LINE.id}`, manager)).items;
		expect(west.length).toBeGreaterThan(0);
		const foreign = await get(`/messages?accountIds=${FOREIGN_ACCOUNT.id}`, manager);
		expect(foreign.items).toEqual([]);
		const middle = dates[3];
		const after = (await get(`/messages?all=true&afterDate=${middle}`, manager)).items;
		expect(after.map(({ id }) => id)).toEqual(
			all.filter(({ date }) => date > middle).map(({ id }) => id),
		);
		expect((await askJson(sandbox.url, '/messages?afterDate=soon', manager)).status).toBe(400);
	});

	test('of conversations has one for each line and party', async () => {
		const { conversations } = await get('/conversations');
		const parties = conversations.map(({ endpointId, otherAddress }) => endpointId + otherAddress);
		expect(new Set(parties).size).toBe(parties.length);
		const dates = conversations.map(({ mostRecentMessage }) => mostRecentMessage.date);
		expect(dates).toEqual([...dates].sort().reverse());
		const after = (await get(`/conversations?afterDate=${dates[1]}`)).conversations;
		expect(after).toEqual(conversations.slice(0, 1));
		const path = '/conversations?afterDate=soon';
		const failed = await askJson(sandbox.url, path, sandbox.logins.manager);
		expect([failed.status, failed.json]).toEqual([400, { conversations: [] }]);
	});
});

test('texts come in while life runs, and none while it stands still', async () => {
	const living = await startSandbox({ clock: 'manual' });
	try {
		for (const each of [living, sandbox]) each.clock.advance(20 * 60_000);
		const incoming = ({ office }: Sandbox) =>
			office.messages.all().filter(({ direction, date }) => {
				return direction === 'Incoming' && date > '2026-03-04T10:00:00Z';
			});
		expect(incoming(sandbox)).toEqual([]);
		const alone = incoming(living).filter(({ sessionId }) => sessionId === undefined);
		expect(alone.length).toBeGreaterThan(5);
		const inChats = living.office.messages.all().filter(({ sessionId }) => sessionId);
		expect(inChats.length).toBeGreaterThan(8);
	} finally {
		await living.stop();
	}
});
