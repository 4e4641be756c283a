import { startSandbox, type Sandbox } from '../../sandbox';
import { AGENTS, BEN, CONTACTS, emailOf, FAX_LINE, MAIN_LINE } from '../../sandbox/office/people';
import { Client } from './client';
import { ask } from './rawRequest';

const [MARIA, JONAS] = CONTACTS;
const DESK = '64f1a0c2e4b0a1d2c3e40001';
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', empty: true });
});

afterAll(async () => await sandbox.stop());

beforeEach(() => sandbox.reset());

const get = async (path: string) => await ask(sandbox.url, path);
const overview = async () => JSON.parse((await get('/sandbox/overview')).text);

test('conversations come with the newest first, and so do the texts in them', async () => {
	const { office } = sandbox;
	office.receiveText({ from: MARIA.number, text: 'First' });
	office.receiveText({ from: JONAS.number, text: 'Hello' });
	const body = { endpointId: MAIN_LINE.id, toAddress: MARIA.number, body: 'Answer' };
	await new Client(sandbox, 'phoneUser').ask('POST', '/messages', body);
	const { conversations } = await overview();
	expect(conversations).toMatchObject([
		{
			other: 'Maria Santos',
			line: 'Main line',
			earlier: 0,
			texts: [
				{ direction: 'Outgoing', sender: 'Anna Keller', text: 'Answer' },
				{ direction: 'Incoming', sender: 'Maria Santos', text: 'First' },
			],
		},
		{ other: 'Jonas Weber', texts: [{ text: 'Hello' }] },
	]);
	for (let round = 0; round < 25; round++) office.receiveText({ from: JONAS.number });
	const [first] = (await overview()).conversations;
	expect([first.other, first.texts.length, first.earlier]).toEqual(['Jonas Weber', 20, 6]);
});

test('files say who and what, and the transcription when it is there', async () => {
	sandbox.office.leaveVoicemail({ from: MARIA.number, says: 'Call me back', seconds: 9 });
	sandbox.office.outside.fax({ from: JONAS.number });
	const [fax, voice] = (await overview()).files;
	expect(fax).toMatchObject({ type: 'Fax', from: 'Jonas Weber', to: 'Okafor papers' });
	expect(voice).toMatchObject({ type: 'VoiceMessage', from: 'Maria Santos', seconds: 9 });
	expect([voice.transcription, voice.bytes]).toEqual([undefined, undefined]);
	sandbox.clock.advance(20_000);
	expect((await overview()).files[1].transcription).toBe('Call me back');
});

test.each([
	['a voice message', () => sandbox.office.leaveVoicemail(), 'audio/wav', 'inline'],
	['a fax', () => sandbox.office.outside.fax(), 'application/pdf', 'inline'],
	[
		'a page that somebody uploaded',
		() => sandbox.office.addFile({ contentType: 'text/html', content: '<script>' }),
		'text/html',
		"attachment; filename*=UTF-8''notes.txt",
	],
])('%s is opened in the browser only where that is safe', async (_what, add, type, disposition) => {
	add();
	const [{ uri }] = (await overview()).files;
	const { status, headers } = await get(uri);
	expect([status, headers['content-type']]).toEqual([200, type]);
	expect(headers['content-disposition']).toBe(disposition);
	expect(headers['x-content-type-options']).toBe('nosniff');
});

test('a report is shown with its status, and its workbook once it is there', async () => {
	const manager = new Client(sandbox);
	await manager.ask('POST', '/reports/cdr', { accountId: DESK });
	const [queued] = (await overview()).reports;
	expect(queued).toMatchObject({ status: 'Queued', by: sandbox.logins.manager.username });
	expect(queued.uri).toBeUndefined();
	expect((await get(`/sandbox/reports/${queued.id}/workbook`)).status).toBe(400);
	sandbox.clock.advance(10_000);
	const [done] = (await overview()).reports;
	expect(done.status).toBe('Completed');
	// Every xlsx is a zip.
	expect((await get(done.uri)).text.startsWith('PK')).toBe(true);
	sandbox.office.reports.failNext('No rows');
	await manager.ask('POST', '/reports/cdr', { accountId: DESK });
	sandbox.clock.advance(10_000);
	expect((await overview()).reports[0]).toMatchObject({
		status: 'Error',
		statusMessage: 'No rows',
	});
});

test('sessions that ended long ago are left out; a chat says where its texts go', async () => {
	const call = sandbox.office.incomingCall();
	const chat = sandbox.office.start({ channel: 'Chat', fromAddress: JONAS.number });
	sandbox.office.end(call.id);
	const listed = async () => (await overview()).sessions.map(({ id }: { id: string }) => id);
	expect(await listed()).toEqual([call.id, chat.id]);
	sandbox.clock.advance(6 * 60_000);
	const { sessions } = await overview();
	expect(sessions).toMatchObject([{ lineId: MAIN_LINE.id, otherAddress: JONAS.number }]);
});

test('those who can be played, and the lines that they can reach, are named', async () => {
	const { people } = await overview();
	expect(people.agents.map(({ address }: { address: string }) => address)).toEqual(
		AGENTS.map(emailOf),
	);
	expect(people.faxLines).toEqual([
		{ id: FAX_LINE.id, name: 'Okafor papers', address: FAX_LINE.extraInformation },
	]);
	expect([people.contacts, people.lines[0].id]).toEqual([CONTACTS, MAIN_LINE.id]);
});

describe('one live call at a time', () => {
	test('for an agent who resumes a call while talking to somebody else', () => {
		const { office } = sandbox;
		const [first, second] = [office.incomingCall(), office.incomingCall()];
		office.outside.answer(first.id);
		office.outside.answer(second.id);
		office.outside.resume(first.id);
		expect([first.callState, second.callState]).toEqual(['Connected', 'Hold']);
	});

	test('for those whom a person keeps on the phone while the office goes on', async () => {
		const living = await startSandbox({ clock: 'manual' });
		try {
			const { office } = living;
			const caller = CONTACTS.find(({ number }) =>
				office.sessions().every(({ members }) => members.every((m) => m.identity !== number)),
			)!;
			const played = office.incomingCall({ from: caller.number, agent: emailOf(BEN) });
			office.outside.answer(played.id);
			const born = new Set(office.sessions().map(({ id }) => id));
			living.clock.advance(60 * 60_000);
			const later = office.sessions().filter(({ id, channel }) => {
				return !born.has(id) && channel === 'Voice';
			});
			const has = (identity: string) =>
				later.filter(({ members }) => members.some((m) => m.identity === identity)).length;
			expect(later.length).toBeGreaterThan(50);
			expect([has(caller.number), has(emailOf(BEN))]).toEqual([0, 0]);
		} finally {
			await living.stop();
		}
	});
});

test.each(['/calls', '/texts', '/voicemails'])('%s: a fax line takes faxes only', async (path) => {
	const answer = await ask(sandbox.url, `/sandbox${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: { endpointId: FAX_LINE.id },
	});
	expect([answer.status, answer.text]).toEqual([
		400,
		JSON.stringify({ message: 'Okafor papers takes faxes only' }),
	]);
});

test('the page is served with all its parts, and reaches for nothing outside', async () => {
	const { text } = await get('/');
	const parts = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path);
	expect(parts.length).toBeGreaterThan(4);
	const seen = new Set<string>();
	while (parts.length > 0) {
		const path = parts.shift()!;
		if (seen.has(path)) continue;
		seen.add(path);
		const part = await get(path);
		expect([path, part.status]).toEqual([path, 200]);
		expect(part.text).not.toMatch(/https?:\/\/|innerHTML|insertAdjacentHTML/);
		for (const [, name] of part.text.matchAll(/from '\.\/([^']+)'/g)) {
			parts.push(`/sandbox/page/${name}`);
		}
	}
	expect(seen).toContain('/sandbox/page/dom.js');
});
