import { WaveFile } from 'wavefile';
import { startSandbox, type Login, type Sandbox } from '../../sandbox';
import {
	BRIGHTWATER,
	HARBOR_DESK,
	HARBOR_WEST,
	MAIN_LINE,
	MARLOW,
} from '../../sandbox/office/people';
import { askJson, basic, type AnswerBody } from './rawRequest';

const MEGABYTE = 1024 * 1024;
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', quiet: true });
});

afterAll(async () => await sandbox.stop());

beforeEach(() => sandbox.reset());

const manager = () => sandbox.logins.manager;

async function get(path: string): Promise<AnswerBody> {
	return (await askJson(sandbox.url, path, manager())).json;
}

const list = async (query: string) => (await get(`/files?all=true&${query}`)).items;

async function fetchFrom(uri: string, login?: Login): Promise<Response> {
	return await fetch(uri, { headers: login ? { authorization: basic(login) } : {} });
}

const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());
const pass = (seconds: number) => sandbox.clock.advance(seconds * 1000);

function form(content: string | Buffer, fields: Record<string, string> = {}, name = 'a b ü.txt') {
	const body = new FormData();
	for (const [field, value] of Object.entries(fields)) body.append(field, value);
	body.append('file', new Blob([content as BlobPart], { type: 'text/plain' }), name);
	return body;
}

async function sendForm(method: string, path: string, body: FormData, login = manager()) {
	const headers = { authorization: basic(login), accept: 'application/json' };
	const answer = await fetch(sandbox.url + path, { method, headers, body });
	return { status: answer.status, json: (await answer.json()) as AnswerBody };
}

describe('the list', () => {
	test('has every kind, newest first, in pages', async () => {
		const all = await list('');
		expect(new Set(all.map(({ type }) => type))).toEqual(
			new Set(['Upload', 'VoiceMessage', 'CallRecording', 'Fax', 'FaxOutgoing', 'Attachment']),
		);
		const dates = all.map(({ dateCreated }) => dateCreated);
		expect(dates).toEqual([...dates].sort().reverse());
		const page = await get('/files?simplifiedPaging=true&countPerPage=4&page=1');
		expect(page).toMatchObject({ items: all.slice(4, 8), totalCount: 0, hasMorePages: true });
		expect(all.every((file) => !('sessionId' in file) && !('bytes' in file))).toBe(true);
	});

	test('filters', async () => {
		const voice = await list('type=VoiceMessage');
		expect(new Set(voice.map(({ type }) => type))).toEqual(new Set(['VoiceMessage']));
		const { id, sessionId } = sandbox.office.files.all().find((file) => file.sessionId)!;
		expect(await list(`sessionId=${sessionId}`)).toMatchObject([{ id }]);
		expect(await list('sessionId=gone')).toEqual([]);
		expect(await list('transcriptionContains=APPOINTMENT')).not.toEqual([]);
		expect(await list('fileName=gate')).toMatchObject([{ fileName: 'gate-code.txt' }]);
		expect((await list('contentType=application/pdf')).length).toBe(3);
		expect(await list(`customerIds=${BRIGHTWATER.id}&type=Upload`)).toHaveLength(1);
		expect(await list(`accountIds=${HARBOR_WEST.id}&type=Upload`)).toHaveLength(1);
		const [{ userId }] = await list('fileName=gate');
		expect(await list(`userId=${userId}`)).toHaveLength(1);
	});

	test('knows days and moments of creation', async () => {
		const all = await list('');
		const ofDay = await list('dateCreatedStart=2026-03-03&dateCreatedEnd=2026-03-03');
		expect(ofDay.map(({ id }) => id)).toEqual(
			all.filter(({ dateCreated }) => dateCreated.startsWith('2026-03-03')).map(({ id }) => id),
		);
		expect(ofDay.length).toBeGreaterThan(0);
		const since = all[2].dateCreated;
		expect((await list(`dateCreatedStart=${since}`)).length).toBeGreaterThanOrEqual(3);
		const answer = await askJson(sandbox.url, '/files?dateCreatedStart=soon', manager());
		expect(answer.json.responseStatus.errors).toMatchObject([{ fieldName: 'DateCreatedStart' }]);
	});

	test('is for managers', async () => {
		const asUser = askJson(sandbox.url, '/files', sandbox.logins.phoneUser);
		await expect(asUser).rejects.toThrow('Forbidden');
	});
});

describe('content', () => {
	test('is behind the address, for a login that reaches the file', async () => {
		const [voice] = await list('type=VoiceMessage');
		expect(new URL(voice.uri!).origin).toBe(sandbox.url);
		expect((await fetchFrom(voice.uri!)).status).toBe(401);
		const answer = await fetchFrom(voice.uri!, manager());
		const bytes = await bytesOf(answer);
		expect(bytes.length).toBe(voice.contentLength);
		expect(answer.headers.get('content-type')).toBe('audio/wav');
		const wave = new WaveFile(bytes);
		expect((wave.getSamples(false, Int16Array) as unknown as Int16Array).length).toBeGreaterThan(
			8_000,
		);
		const foreign = sandbox.office.addFile({ accountId: 'elsewhere' });
		expect((await fetchFrom(`${sandbox.url}/content/${foreign.id}/x`, manager())).status).toBe(403);
	});

	test('of a fax is a PDF whose table leads to its objects', async () => {
		const [fax] = await list('type=Fax');
		const text = (await bytesOf(await fetchFrom(fax.uri!, manager()))).toString('latin1');
		expect(text.startsWith('%PDF-1.4')).toBe(true);
		const start = Number(/startxref\n(\d+)\n/.exec(text)![1]);
		expect(text.slice(start, start + 4)).toBe('xref');
		const rows = [...text.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, place]) => Number(place));
		rows.forEach((place, index) => {
			expect(text.slice(place).startsWith(`${index + 1} 0 obj`)).toBe(true);
		});
	});

	test('of 200 MB is made while it is sent', async () => {
		const big = sandbox.office.addFile({ size: 200 * MEGABYTE, fileName: 'big.wav' });
		const { uri } = await get(`/files/${big.id}`);
		const answer = await fetchFrom(uri, manager());
		expect(answer.headers.get('content-length')).toBe(String(200 * MEGABYTE));
		const before = process.memoryUsage().rss;
		let [received, most] = [0, 0];
		for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
			received += chunk.length;
			most = Math.max(most, process.memoryUsage().rss - before);
		}
		expect(received).toBe(200 * MEGABYTE);
		expect(most).toBeLessThan(150 * MEGABYTE);
	});

	test('can break off in the middle', async () => {
		const { id } = sandbox.office.addFile({ size: MEGABYTE });
		const { uri } = await get(`/files/${id}`);
		sandbox.faults.add({ operation: 'FileContent', cutOff: true });
		await expect(fetchFrom(uri, manager()).then(bytesOf)).rejects.toThrow();
		expect((await bytesOf(await fetchFrom(uri, manager()))).length).toBe(MEGABYTE);
	});
});

describe('upload', () => {
	const fields = { accountId: HARBOR_DESK.id, customerId: BRIGHTWATER.id };

	test('makes a file with the name, type and content of the part', async () => {
		const { json } = await sendForm('POST', '/files', form('Hällo', fields));
		expect(json).toMatchObject({
			type: 'Upload',
			fileName: 'a b ü.txt',
			contentType: 'text/plain',
			contentLength: 6,
			customerName: BRIGHTWATER.name,
			createdBy: manager().username,
		});
		expect(await (await fetchFrom(json.uri, manager())).text()).toBe('Hällo');
		const named = await sendForm('POST', '/files', form('x', { ...fields, fileName: 'c.txt' }));
		expect(named.json).toMatchObject({ fileName: 'c.txt' });
		expect(sandbox.requests.find(({ operation }) => operation === 'NewFile')!.body).toMatchObject({
			accountId: HARBOR_DESK.id,
			file: { fileName: 'a b ü.txt', length: 6 },
		});
	});

	test('of many bytes arrives whole', async () => {
		const bytes = Buffer.alloc(30 * MEGABYTE, 'abc');
		const { json } = await sendForm('POST', '/files', form(bytes, fields));
		expect(json.contentLength).toBe(bytes.length);
		const back = await bytesOf(await fetchFrom(json.uri, manager()));
		expect(back.equals(bytes)).toBe(true);
	});

	test.each([
		['AccountId', { customerId: BRIGHTWATER.id }],
		['CustomerId', { accountId: HARBOR_DESK.id, customerId: MARLOW.id }],
	])('names %s', async (fieldName, sent) => {
		const { status, json } = await sendForm('POST', '/files', form('x', sent as never));
		expect(status).toBe(400);
		expect(json.responseStatus.errors).toMatchObject([{ fieldName }]);
	});

	test('needs a file and an own account', async () => {
		const empty = new FormData();
		empty.append('accountId', HARBOR_DESK.id);
		const without = await sendForm('POST', '/files', empty);
		expect(without.json.responseStatus.errors).toMatchObject([{ fieldName: 'File' }]);
		const foreign = await sendForm('POST', '/files', form('x', { accountId: 'elsewhere' }));
		expect(foreign.status).toBe(403);
	});

	test('is open to phone users under /app/file', async () => {
		const { phoneUser } = sandbox.logins;
		const { status, json } = await sendForm('POST', '/app/file', form('x'), phoneUser);
		expect([status, json.contentLength]).toEqual([200, 1]);
	});
});

test('a file is changed, gets new content, and is deleted', async () => {
	const { id } = sandbox.office.addFile();
	const path = `/files/${id}`;
	const renamed = await askJson(sandbox.url, path, manager(), {
		method: 'PATCH',
		body: { fileName: 'new.txt', customerId: BRIGHTWATER.id },
	});
	expect(renamed.json).toMatchObject({ fileName: 'new.txt', customerName: BRIGHTWATER.name });
	const replaced = await sendForm('PATCH', path, form('Other'));
	expect(replaced.json).toMatchObject({ fileName: 'new.txt', contentLength: 5 });
	expect(await (await fetchFrom(replaced.json.uri, manager())).text()).toBe('Other');
	const deleted = await askJson(sandbox.url, path, manager(), { method: 'DELETE' });
	expect([deleted.status, deleted.text]).toEqual([204, '']);
	expect((await askJson(sandbox.url, path, manager())).status).toBe(404);
});

describe('on the clock', () => {
	test('a recording appears after a recorded call, and its transcription later', async () => {
		const call = sandbox.office.start();
		const { phoneUser } = sandbox.logins;
		const path = `/sessions/${call.id}`;
		const record = async () =>
			await askJson(sandbox.url, `${path}/record`, phoneUser, { method: 'POST' });
		expect([(await record()).status, (await record()).status]).toEqual([204, 204]);
		pass(42);
		await askJson(sandbox.url, path, phoneUser, { method: 'DELETE' });
		const recordings = async () => await list(`sessionId=${call.id}`);
		expect(await recordings()).toEqual([]);
		pass(10);
		const [recording, ...more] = await recordings();
		expect(more).toEqual([]);
		expect(recording).toMatchObject({
			type: 'CallRecording',
			recordingDuration: 42,
			recordingSid: expect.stringMatching(/^RE/),
			fromAddress: call.fromAddress,
		});
		expect(recording.transcription).toBeUndefined();
		pass(30);
		const [transcribed] = await recordings();
		expect(transcribed.transcription).toContain('What can I do');
		expect(transcribed.dateLastModified! > recording.dateLastModified!).toBe(true);
		expect((await record()).status).toBe(400);
	});

	test('a voice message is written down later', async () => {
		const says = 'Please call back';
		const { id } = sandbox.office.leaveVoicemail({ endpointId: MAIN_LINE.id, says });
		expect((await get(`/files/${id}`)).transcription).toBeUndefined();
		pass(30);
		expect(await list('transcriptionContains=call%20back')).toMatchObject([
			{ id, transcription: says },
		]);
	});

	test('a living office gets voice messages, recordings and faxes of its own', async () => {
		const living = await startSandbox({ clock: 'manual' });
		try {
			const known = living.office.files.all().length;
			living.clock.advance(90 * 60_000);
			const fresh = living.office.files.all().slice(known);
			const count = (type: string) => fresh.filter((file) => file.type === type).length;
			expect(count('VoiceMessage')).toBeGreaterThan(3);
			expect(count('CallRecording')).toBeGreaterThan(10);
			expect(count('Fax') + count('FaxOutgoing')).toBeGreaterThan(1);
			for (const { sessionId } of fresh) {
				expect(living.office.get(sessionId!)).toMatchObject({ ended: true });
			}
		} finally {
			await living.stop();
		}
	});
});
