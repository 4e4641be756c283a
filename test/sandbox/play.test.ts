import { startSandbox, type Sandbox } from '../../sandbox';
import { ANNA, emailOf, MAIN_LINE, RECEPTION } from '../../sandbox/office/people';
import { ask } from './rawRequest';

const CALLER = '+15557654321';
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', empty: true });
});

afterAll(async () => await sandbox.stop());

beforeEach(() => sandbox.reset());

/** Plays the other side from outside the process. */
async function play(path: string, body: unknown = {}, method = 'POST') {
	const headers = { 'content-type': 'application/json' };
	const sent = method === 'GET' ? undefined : body;
	const answer = await ask(sandbox.url, `/sandbox${path}`, { method, headers, body: sent });
	return { status: answer.status, json: JSON.parse(answer.text) };
}

test('a call comes in, is answered, held, resumed and hung up', async () => {
	const { json: call } = await play('/calls', { from: CALLER, fromName: 'Mia Holt' });
	const stored = sandbox.office.get(call.id)!;
	expect(stored).toMatchObject({
		callState: 'Ringing',
		fromAddress: CALLER,
		displayName: 'Mia Holt',
		endpointId: MAIN_LINE.id,
	});
	await play(`/sessions/${call.id}/answer`);
	expect(stored).toMatchObject({ callState: 'Connected', answeredByName: 'Anna Keller' });
	await play(`/sessions/${call.id}/hold`);
	expect(stored).toMatchObject({ callState: 'Hold', heldByUserId: emailOf(ANNA) });
	await play(`/sessions/${call.id}/resume`);
	expect(stored.callState).toBe('Connected');
	await play(`/sessions/${call.id}/hang-up`);
	expect(stored).toMatchObject({ ended: true, wasMissed: false });
	const again = await play(`/sessions/${call.id}/hang-up`);
	expect(again).toEqual({ status: 400, json: { message: `Session ${call.id} has ended` } });
});

test('a call is missed by somebody, or in a queue, or gives up by itself', async () => {
	const atBen = sandbox.office.incomingCall({ agent: 'ben.osei@harbor-desk.example' });
	const queued = sandbox.office.incomingCall({ teamId: RECEPTION.id });
	const impatient = sandbox.office.incomingCall({ ringsSeconds: 20 });
	expect(queued).toMatchObject({ queueState: 'Queued', ringQueueId: RECEPTION.id });
	await play(`/sessions/${atBen.id}/miss`);
	await play(`/sessions/${queued.id}/miss`);
	sandbox.clock.advance(21_000);
	for (const call of [atBen, queued, impatient]) {
		expect(call).toMatchObject({ ended: true, wasMissed: true });
	}
});

test.each([
	['/calls', { ringsSeconds: 'soon' }, '"ringsSeconds" has to be a number from 0 on, not "soon"'],
	['/calls', { ringsSeconds: -1 }, '"ringsSeconds" has to be a number from 0 on, not -1'],
	[
		'/voicemails',
		{ transcribedAfterMs: '20' },
		'"transcribedAfterMs" has to be a number from 0 on, not "20"',
	],
])('%s takes no time that is none: %j', async (path, body, message) => {
	expect(await play(path, body)).toEqual({ status: 400, json: { message } });
	expect([sandbox.office.sessions(), sandbox.office.files.all()]).toEqual([[], []]);
});

test('one caller has one call, and one agent talks to one caller', async () => {
	const first = sandbox.office.incomingCall({ from: CALLER });
	const twice = await play('/calls', { from: CALLER });
	expect(twice).toEqual({
		status: 400,
		json: { message: `${CALLER} is on the phone already` },
	});
	const second = sandbox.office.incomingCall();
	sandbox.office.outside.answer(first.id);
	sandbox.office.outside.answer(second.id);
	expect([first.callState, second.callState]).toEqual(['Hold', 'Connected']);
});

test.each([
	['/calls', { endpointId: 'gone' }, 'The sandbox has no endpoint gone'],
	['/calls', { teamId: MAIN_LINE.id }, `The sandbox has no team ${MAIN_LINE.id}`],
	['/calls', { agent: 'x@y.example' }, 'The sandbox has no phone user x@y.example'],
	['/texts', { endpointId: 'gone' }, 'The sandbox has no endpoint gone'],
	['/sessions/gone/answer', {}, 'The sandbox has no session gone'],
])('%s with %j says what is wrong', async (path, body, message) => {
	expect(await play(path, body)).toEqual({ status: 400, json: { message } });
	expect(sandbox.office.sessions()).toEqual([]);
});

test('texts, voice messages, faxes and files arrive, and can be seen', async () => {
	const { json: text } = await play('/texts', { from: CALLER, text: 'Hello' });
	expect(text).toMatchObject({ otherAddress: CALLER, text: 'Hello', isUnread: true });
	const voice = (await play('/voicemails', { from: CALLER, says: 'Hi' })).json;
	const fax = (await play('/faxes', { from: CALLER, lines: ['Order'] })).json;
	const big = (await play('/files', { fileName: 'big.bin', size: 1_000_000 })).json;
	expect((await play('/texts', undefined, 'GET')).json).toEqual([text]);
	const files = (await play('/files?last=2', undefined, 'GET')).json;
	expect(files.map(({ id }: { id: string }) => id)).toEqual([big.id, fax.id]);
	const content = await ask(sandbox.url, voice.uri);
	expect(content.headers['content-type']).toBe('audio/wav');
	expect((await ask(sandbox.url, big.uri)).text).toHaveLength(1_000_000);
	expect((await ask(sandbox.url, '/sandbox/files/gone/content')).status).toBe(400);
	expect((await play('/people', undefined, 'GET')).json.agents).toHaveLength(5);
});
