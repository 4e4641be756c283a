import { smsSize } from '../../nodes/EvoVoice/ask/sms';
import { CONTACTS, MAIN_LINE } from '../../sandbox/office/people';
import { evoVoice } from './contract';
import { byId, itemsOf, useOffice } from './office';

const office = useOffice();
const MARIA = CONTACTS[0].number;
const chat = () => office.idOf(({ channel, ended }) => channel === 'Chat' && !ended);
const log = () => office.sandbox.office.messages.all();
const TEXT = { endpointId: byId(MAIN_LINE.id), toAddress: '+1 (971) 555-0120', body: 'See you' };

test('sends a text from one of the numbers', async () => {
	const { items } = await office.run('message.send', TEXT);
	const [sent] = log().slice(-1);
	expect(sent).toMatchObject({ otherAddress: MARIA, text: 'See you', direction: 'Outgoing' });
	expect(items.map(({ json }) => json)).toEqual([
		{
			id: sent.id,
			date: sent.date,
			direction: 'Outgoing',
			otherAddress: MARIA,
			sender: office.credentials.username,
			text: 'See you',
			endpointDisplayName: 'Main line',
			endpointId: MAIN_LINE.id,
			customerId: '',
			isUnread: false,
		},
	]);
	expect(office.arrived()).toMatchObject([
		{
			method: 'POST',
			path: '/messages',
			body: { endpointId: MAIN_LINE.id, toAddress: MARIA, body: 'See you' },
		},
	]);
});

test('writes into a chat, and sends nothing of the number then', async () => {
	const sessionId = chat();
	const { items } = await office.run('message.send', {
		...TEXT,
		sendTo: 'session',
		sessionId: byId(sessionId),
	});
	expect(log().slice(-1)).toMatchObject([{ sessionId, text: 'See you' }]);
	expect(items).toMatchObject([{ json: { text: 'See you' } }]);
	expect(office.arrived()).toMatchObject([
		{ method: 'POST', path: `/sessions/${sessionId}/messages` },
	]);
	expect(office.arrived()[0].body).toEqual({ body: 'See you' });
});

test('sends a text for each item', async () => {
	const [one, other] = CONTACTS;
	await office.run(
		'message.send',
		{ ...TEXT, toAddress: '={{ $json.number }}', body: '={{ "Hello " + $json.name }}' },
		itemsOf({ ...one }, { ...other }),
	);
	const sent = log().slice(-2);
	expect(sent.map(({ text }) => text).sort()).toEqual([`Hello ${other.name}`, `Hello ${one.name}`]);
});

test.each([
	['an emoji', 'Fertig 🎉\nBis später'],
	['as many characters as go', 'x'.repeat(1600)],
])('sends %s as it is', async (_, body) => {
	await office.run('message.send', { ...TEXT, body });
	expect(log().slice(-1)).toMatchObject([{ text: body }]);
});

test.each([
	['an empty text', { body: '={{ "" }}' }, "'Text' is empty", 'Enter a text'],
	['blanks', { body: ' \n ' }, "'Text' is empty", 'Enter a text'],
	['no value', { body: '={{ $json.none }}' }, "'Text' is empty", 'Enter a text'],
	[
		'a long text',
		{ body: 'x'.repeat(1850) },
		"'Text' is too long (1,850 characters)",
		'Shorten it by 250',
	],
	['a word', { toAddress: 'Maria' }, "'To Number' cannot be 'Maria'", 'with its country code'],
	['no number', { toAddress: '={{ $json.none }}' }, "'To Number' is empty", 'country code'],
	['no line', { endpointId: byId('={{ "" }}') }, "'From Number' is empty", 'Choose one'],
	['dots', { endpointId: byId('..') }, "'From Number' cannot be '..'", 'Dots alone'],
	[
		'another way',
		{ sendTo: 'fax', sessionId: byId('s1') },
		"'Send To' cannot be 'fax'",
		'number, session',
	],
	[
		'no chat',
		{ sendTo: 'session', sessionId: byId('={{ "" }}') },
		"'Session' is empty",
		'Choose one',
	],
])('refuses %s before anything is sent', async (_, change, message, advice) => {
	const { error } = await office.run('message.send', { ...TEXT, ...change } as never);
	expect(error).toMatchObject({ message, description: expect.stringContaining(advice) });
	expect(office.arrived()).toEqual([]);
});

test.each([
	['number', { endpointId: byId('gone') }, "The number 'gone' was not found"],
	['session', { sendTo: 'session', sessionId: byId('gone') }, "The session 'gone' was not found"],
])('says which %s there is not', async (_, change, message) => {
	const { error } = await office.run('message.send', { ...TEXT, ...change } as never);
	expect(error?.message).toBe(message);
	expect(error?.description).toContain('take its ID from');
});

test('the field says what a text costs, by the rules of the phone network', async () => {
	/** How many of a character go into so many segments. */
	const room = (character: string, segments: number) => {
		const fits = (count: number) => smsSize(character.repeat(count)).segments <= segments;
		return Array.from({ length: 400 }, (_, count) => count)
			.filter(fits)
			.at(-1)!;
	};
	const { properties } = (await evoVoice()).description;
	const { description } = properties.find(({ name }) => name === 'body')!;
	expect(description).toContain('1,600 characters at most');
	expect(description).toContain(
		`up to ${room('a', 1)} characters are one segment, longer texts take one for every ${room('a', 2) / 2}.`,
	);
	expect(description).toContain(
		`outside the GSM alphabet these are ${room('ж', 1)} and ${room('ж', 2) / 2}.`,
	);
});

test('is for phone users, and says so to others', async () => {
	Object.assign(office.credentials, office.sandbox.logins.manager);
	const { error } = await office.run('message.send', TEXT);
	expect(error?.message).toBe('This login lacks the role User that the operation needs');
	expect(error?.description).toContain('a phone user');
});

test('is never repeated by the node when the server may have sent it', async () => {
	const before = log().length;
	office.sandbox.faults.add({ status: 503, afterActing: true });
	const { error } = await office.run('message.send', TEXT);
	expect(error?.description).toMatch(
		/^The change may have been made all the same: look whether it was before you try again\./,
	);
	expect(office.arrived()).toHaveLength(1);
	expect(log()).toHaveLength(before + 1);
});
