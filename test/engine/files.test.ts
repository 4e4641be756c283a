import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import type { INodeExecutionData } from 'n8n-workflow';

import type { FileStart } from '../../sandbox';
import { byId, itemsOf, useOffice } from './office';
import { search } from './harness';
import { shownBy } from './shown';

const office = useOffice();
beforeAll(() => Object.assign(office.credentials, office.sandbox.logins.manager));

const add = (given?: FileStart) => office.sandbox.office.addFile(given);
const HARBOR_DESK = '64f1a0c2e4b0a1d2c3e40001';
const HARBOR_WEST = '64f1a0c2e4b0a1d2c3e40002';

/** What is in the first binary field of an item. */
const contentOf = (item: INodeExecutionData, name = 'data') =>
	Buffer.from(item.binary![name].data, 'base64');

/** A server of the test's own, to play what the sandbox does not. */
async function serve(
	answer: Parameters<typeof createServer>[1],
	work: (url: string) => Promise<void>,
) {
	const server: Server = createServer(answer!).listen(0, '127.0.0.1');
	await once(server, 'listening');
	try {
		await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	} finally {
		server.close();
		server.closeAllConnections();
	}
}

/** Lets the API name another address for the content of a file. */
const nameAddress = (fields: object) =>
	office.sandbox.faults.add({ operation: 'GetFile', body: { id: 'f1', ...fields } });

describe('Get', () => {
	test('returns what is known of a file, simplified', async () => {
		const { id } = add({ type: 'VoiceMessage', fileName: 'v.wav', transcription: 'Call me back' });
		const { items } = await office.run('file.get', { fileId: byId(id) });
		expect(items).toHaveLength(1);
		expect(items[0].json).toMatchObject({ id, fileName: 'v.wav', transcription: 'Call me back' });
		expect(Object.keys(items[0].json)).toHaveLength(10);
	});

	test('explains a file that there is not, and a login without the role', async () => {
		const found = await shownBy(office, 'file.get', { fileId: byId('f404') });
		expect(found).toMatchObject({ message: "The file 'f404' was not found", httpCode: '404' });
		const manager = { ...office.credentials };
		Object.assign(office.credentials, office.sandbox.logins.phoneUser);
		const { message, description } = await shownBy(office, 'file.get', { fileId: byId('f404') });
		Object.assign(office.credentials, manager);
		expect(message).toContain('none of the roles Manager, Customer or SystemAdministrator');
		expect(description).toContain('a manager, customer or administrator');
	});
});

describe('Get Many', () => {
	const namesOf = ({ items }: { items: INodeExecutionData[] }) =>
		items.map(({ json }) => json.fileName);

	test('gives the newest first, of all accounts, up to the limit', async () => {
		add({ fileName: 'old', dateCreated: '2026-03-04T10:00:01Z' });
		add({ fileName: 'new', dateCreated: '2026-03-04T10:00:03Z', accountId: HARBOR_WEST });
		add({ fileName: 'middle', dateCreated: '2026-03-04T10:00:02Z' });
		const found = await office.run('file.getAll', { limit: 3 });
		expect(namesOf(found)).toEqual(['new', 'middle', 'old']);
		const asked = office.arrived().find(({ path }) => path.startsWith('/files'))!;
		expect(new URLSearchParams(asked.path.split('?')[1]).get('accountIds')).toBe(
			`${HARBOR_DESK},${HARBOR_WEST}`,
		);
	});

	test('sorts otherwise when asked, and sends the newest first where an agent leaves it empty', async () => {
		await office.run('file.getAll', { sort: { sortField: 'fileName', sortOrder: 'Ascend' } });
		expect(office.query()).toMatchObject({ sortField: 'fileName', sortOrder: 'Ascend' });
		await office.run('file.getAll', { sort: { sortField: '', sortOrder: '' } });
		expect(office.query()).toMatchObject({ sortField: 'dateCreated', sortOrder: 'Descend' });
	});

	test('reads page after page with Return All', async () => {
		const before = (await office.run('file.getAll', { returnAll: true })).items.length;
		for (let count = 0; count < 230; count++) add({ fileName: `many-${count}` });
		const { items } = await office.run('file.getAll', { returnAll: true });
		expect(items).toHaveLength(before + 230);
		expect(new Set(items.map(({ json }) => json.id)).size).toBe(before + 230);
	});

	test.each([
		['customerIds', byId('c7'), { customerId: 'c7' }],
		['sessionId', 's7', { sessionId: 's7' }],
		['fileName', 'GREETING', { fileName: 'my-greeting.wav' }],
		['contentType', 'audio/x', { contentType: 'audio/x-test' }],
		['type', 'FaxOutgoing', { type: 'FaxOutgoing', dateCreated: '2026-03-04T10:00:09Z' }],
		['type', '={{ "faxoutgoing" }}', { type: 'FaxOutgoing', dateCreated: '2026-03-04T10:00:09Z' }],
		['dateCreatedStart', '2026-03-05T00:00:00', { dateCreated: '2026-03-05T23:00:00Z' }],
		['dateCreatedEnd', '2020-01-02T00:00:00', { dateCreated: '2020-01-02T23:00:00Z' }],
		['userId', 'u7', { userId: 'u7' }],
		['transcriptionContains', 'Überfall', { transcription: 'ein überfall, & mehr' }],
	])('filters by %s = %p', async (name, value, fitting) => {
		add({ fileName: 'other' });
		const { id } = add(fitting as FileStart);
		const { items, error } = await office.run('file.getAll', { filters: { [name]: value } });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.id)).toContain(id);
		expect(namesOf({ items })).not.toContain('other');
	});

	test('leaves out filters that are empty, and refuses what the server would ignore', async () => {
		const empty = { fileName: '', customerIds: byId(''), dateCreatedEnd: '', sessionId: ' ' };
		expect((await office.run('file.getAll', { filters: empty })).error).toBeUndefined();
		const query = office.arrived().at(-1)!.path;
		for (const name of Object.keys(empty)) expect(query).not.toContain(name);
		const before = office.arrived().length;
		const { message, description } = await shownBy(office, 'file.getAll', {
			filters: { type: '={{ "Voicemail" }}' },
		});
		expect(message).toBe("'Type' cannot be 'Voicemail'");
		expect(description).toContain('VoiceMessage');
		expect(office.arrived()).toHaveLength(before);
	});
});

describe('Download', () => {
	test('gives the content with name and type, and what is known of the file', async () => {
		const content = Buffer.from([0, 255, 13, 10, 128, 7]);
		const { id } = add({ fileName: 'Grüße an "K".wav', contentType: 'audio/wav', content });
		const { items } = await office.run('file.download', { fileId: byId(id) });
		expect(contentOf(items[0])).toEqual(content);
		expect(items[0].binary!.data).toMatchObject({
			fileName: 'Grüße an "K".wav',
			mimeType: 'audio/wav',
			fileExtension: 'wav',
		});
		expect(items[0].json).toMatchObject({ id, contentType: 'audio/wav' });
		expect(items[0].pairedItem).toEqual({ item: 0 });
		expect(office.arrived().map(({ login }) => login)).toEqual([
			office.credentials.username,
			office.credentials.username,
		]);
	});

	test('puts it into the field that is named, and refuses an empty name beforehand', async () => {
		const { id } = add({ content: 'x' });
		const named = { fileId: byId(id), binaryPropertyName: 'recording' };
		const { items } = await office.run('file.download', named);
		expect(contentOf(items[0], 'recording').toString()).toBe('x');
		const before = office.arrived().length;
		const { message } = await shownBy(office, 'file.download', {
			fileId: byId(id),
			binaryPropertyName: ' ',
		});
		expect(message).toBe("'Put Output File in Field' is empty");
		expect(office.arrived()).toHaveLength(before);
	});

	test('takes name and type from the answer where the file does not tell them', async () => {
		await serve(
			(request, response) => {
				const names: Record<string, string> = {
					'/plain': 'attachment; filename="plain name.pdf"',
					'/encoded': `attachment; filename="x.pdf"; filename*=UTF-8''Caf%C3%A9%20%E2%82%AC.pdf`,
				};
				if (names[request.url!]) response.setHeader('content-disposition', names[request.url!]);
				response.setHeader('content-type', 'application/pdf; charset=binary').end('%PDF');
			},
			async (url) => {
				const fileName = async (path: string) => {
					nameAddress({ uri: `${url}${path}` });
					const { items } = await office.run('file.download', { fileId: byId('f1') });
					expect(items[0].binary!.data.mimeType).toBe('application/pdf');
					return items[0].binary!.data.fileName;
				};
				expect(await fileName('/plain')).toBe('plain name.pdf');
				expect(await fileName('/encoded')).toBe('Café €.pdf');
				expect(await fileName('/a/b%20c.pdf?sig=secret')).toBe('b c.pdf');
				expect(await fileName('/?sig=secret')).toBe('file');
			},
		);
	});

	test('follows a path, and a redirect of the own host with the login', async () => {
		const { id } = add({ content: 'by path' });
		nameAddress({ uri: `/content/${id}/x` });
		const byPath = await office.run('file.download', { fileId: byId('f1') });
		expect(contentOf(byPath.items[0]).toString()).toBe('by path');
		nameAddress({ uri: '/moved' });
		const headers = { location: `/content/${id}/x` };
		office.sandbox.faults.add({ path: '/moved', status: 307, body: '', headers });
		const moved = await office.run('file.download', { fileId: byId('f1') });
		expect(contentOf(moved.items[0]).toString()).toBe('by path');
		expect(office.arrived().every(({ login }) => login === office.credentials.username)).toBe(true);
	});

	test('stops after five redirects', async () => {
		nameAddress({ uri: '/moved' });
		const headers = { location: '/moved' };
		office.sandbox.faults.add({ path: '/moved', status: 302, body: '', headers, times: 99 });
		const { httpCode } = await shownBy(office, 'file.download', { fileId: byId('f1') });
		expect(httpCode).toBe('302');
		expect(office.arrived().filter(({ path }) => path === '/moved')).toHaveLength(6);
	});

	test.each([
		['no address', {}, "The file 'f1' has no content to download"],
		['an empty address', { uri: '' }, "The file 'f1' has no content to download"],
		['no web address', { uri: 'ftp://x.example/a' }, 'that cannot be asked'],
		['a file of this machine', { uri: 'file:///etc/passwd' }, 'that cannot be asked'],
		['nonsense', { uri: 'https://[' }, 'that cannot be asked'],
	])('says when a file has %s', async (_, fields, words) => {
		nameAddress(fields);
		const { message } = await shownBy(office, 'file.download', { fileId: byId('f1') });
		expect(message).toContain(words);
		expect(office.arrived()).toHaveLength(1);
	});

	test('explains a file that there is not, and content that is gone', async () => {
		const unknown = await shownBy(office, 'file.download', { fileId: byId('f404') });
		expect(unknown.message).toBe("The file 'f404' was not found");
		nameAddress({ uri: '/content/f1/gone.wav' });
		const gone = await shownBy(office, 'file.download', { fileId: byId('f1') });
		expect(gone).toMatchObject({ message: "The file 'f1' was not found", httpCode: '404' });
	});

	test('takes neither a sign-in page nor an empty answer for the content', async () => {
		const { id } = add({ fileName: 'a.wav', contentType: 'audio/wav' });
		office.sandbox.faults.add({
			operation: 'FileContent',
			body: '<html>Sign in</html>',
			contentType: 'text/html; charset=utf-8',
		});
		const page = await shownBy(office, 'file.download', { fileId: byId(id) });
		expect(page.message).toMatch(/answers with a web page instead of data$/);
		office.sandbox.faults.add({ operation: 'FileContent', status: 204 });
		const nothing = await shownBy(office, 'file.download', { fileId: byId(id) });
		expect(nothing.message).toBe('The answer of Evo Voice has an unexpected format');
		const html = add({ fileName: 'a.html', contentType: 'text/html', content: '<p>Hi</p>' });
		const { items } = await office.run('file.download', { fileId: byId(html.id) });
		expect(contentOf(items[0]).toString()).toBe('<p>Hi</p>');
	});

	test('starts again when it is cut off in the middle, and gives up after four times', async () => {
		const { id } = add({ size: 1_000_000 });
		office.sandbox.faults.add({ operation: 'FileContent', cutOff: true });
		const { items } = await office.run('file.download', { fileId: byId(id) });
		expect(contentOf(items[0])).toHaveLength(1_000_000);
		office.sandbox.faults.add({ operation: 'FileContent', cutOff: true, times: 4 });
		const { message } = await shownBy(office, 'file.download', { fileId: byId(id) });
		expect(message).toMatch(
			/^The connection to 127.0.0.1:\d+ broke before the answer was complete$/,
		);
	});

	test('ends when its time is up, before the content begins and in the middle of it', async () => {
		const { id } = add({ content: 'late' });
		office.sandbox.faults.add({ operation: 'FileContent', delayMs: 5_000 });
		const requestOptions = { timeout: 2_000 };
		const late = await shownBy(office, 'file.download', { fileId: byId(id), requestOptions });
		expect(late.message).toMatch(/did not answer in time$/);
		await serve(
			(_, response) => {
				response.setHeader('content-length', '1000').write('begins and never ends');
			},
			async (url) => {
				nameAddress({ uri: `${url}/slow` });
				const slow = await shownBy(office, 'file.download', { fileId: byId('f1'), requestOptions });
				expect(slow.message).toBe(`${new URL(url).host} did not answer in time`);
				expect(slow.description).toContain("'Timeout' under 'Request Options'");
			},
		);
	});

	test('handles each of several items by itself', async () => {
		const { id } = add({ content: 'one' });
		const ids = itemsOf({ id }, { id: 'f404' }, { id });
		const { outputs } = await office.run(
			'file.download',
			{ fileId: byId('={{ $json.id }}') },
			ids,
			{ onError: 'continueErrorOutput' },
		);
		expect(outputs[0].map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(outputs[1]).toHaveLength(1);
		expect(outputs[1][0].json.error).toBe("The file 'f404' was not found");
	});
});

describe.each(['otherHost', 'redirect'] as const)('Download of content at %s', (fileContent) => {
	const elsewhere = useOffice({ fileContent });
	beforeAll(() => Object.assign(elsewhere.credentials, elsewhere.sandbox.logins.manager));
	const download = async (id: string) => await elsewhere.run('file.download', { fileId: byId(id) });

	test('sends neither the login nor a cookie there', async () => {
		const { id } = elsewhere.sandbox.office.addFile({
			content: 'from elsewhere',
			fileName: 'e.txt',
		});
		const { items } = await download(id);
		expect(contentOf(items[0]).toString()).toBe('from elsewhere');
		expect(items[0].binary!.data.fileName).toBe('e.txt');
		expect(elsewhere.sandbox.fileHost!.requests).toMatchObject([
			{ method: 'GET', hasAuthorization: false, hasCookie: false },
		]);
		expect(JSON.stringify(items)).not.toContain('sig=');
	});

	test.each([401, 403, 404, 500])(
		'explains the status %d of that host as its own',
		async (status) => {
			const { id } = elsewhere.sandbox.office.addFile({ content: 'x' });
			elsewhere.sandbox.faults.add({ operation: 'FileHost', status });
			const { message, description, httpCode } = await shownBy(elsewhere, 'file.download', {
				fileId: byId(id),
			});
			expect(httpCode).toBe(String(status));
			const { host } = new URL(elsewhere.sandbox.fileHost!.url);
			expect(message).toBe(
				`${host}, where Evo Voice keeps the content, did not hand it out (status ${status})`,
			);
			expect(description).not.toMatch(/credential|role/);
		},
	);

	test('goes on with the other items when that host refuses one', async () => {
		const { id } = elsewhere.sandbox.office.addFile({ content: 'x' });
		elsewhere.sandbox.faults.add({ operation: 'FileHost', status: 401 });
		const { outputs } = await elsewhere.run(
			'file.download',
			{ fileId: byId(id) },
			itemsOf({}, {}, {}),
			{ onError: 'continueErrorOutput' },
		);
		expect([outputs[0].length, outputs[1].length]).toEqual([2, 1]);
	});

	test('starts again when it is cut off there, and names that host when it stays away', async () => {
		const { id } = elsewhere.sandbox.office.addFile({ size: 500_000 });
		elsewhere.sandbox.faults.add({ operation: 'FileHost', cutOff: true });
		expect(contentOf((await download(id)).items[0])).toHaveLength(500_000);
		elsewhere.sandbox.faults.add({ operation: 'FileHost', drop: true, times: 9 });
		const { message, description } = await shownBy(elsewhere, 'file.download', {
			fileId: byId(id),
		});
		expect(message).toContain(new URL(elsewhere.sandbox.fileHost!.url).host);
		expect(description).not.toContain('Base URL');
	});
});

describe('Upload', () => {
	const CONTENT = Buffer.from(Array.from({ length: 300_001 }, (_, at) => (at * 7) % 256));
	const item = (content = CONTENT, more: object = {}): INodeExecutionData => ({
		json: {},
		binary: {
			data: {
				data: content.toString('base64'),
				mimeType: 'audio/wav',
				fileName: 'Grüße.wav',
				...more,
			},
		},
	});
	const stored = (id: unknown) => office.sandbox.office.files.get(String(id))!;
	const bytesOf = async (id: unknown) => Buffer.concat(await stored(id).bytes.open().toArray());
	const accountId = byId(HARBOR_WEST);

	test('sends the file with its name and type, every byte of it', async () => {
		const { items, error } = await office.run('file.upload', { accountId }, [item()]);
		expect(error).toBeUndefined();
		const { id } = items[0].json;
		expect(items[0].json).toMatchObject({ fileName: 'Grüße.wav', type: 'Upload' });
		expect(stored(id)).toMatchObject({ accountId: HARBOR_WEST, contentType: 'audio/wav' });
		expect((await bytesOf(id)).equals(CONTENT)).toBe(true);
		const { headers } = office.arrived()[0];
		expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
		expect(Number(headers['content-length'])).toBeGreaterThan(CONTENT.length);
	});

	test('sends name and customer where they are set, and takes the only account of a login', async () => {
		Object.assign(office.credentials, office.sandbox.logins.teamLead);
		const { id: customer } = office.sandbox.office.customers.find(
			(each) => each.accountId === HARBOR_DESK,
		)!;
		const additionalFields = { fileName: 'a "b"\n.wav', customerId: byId(customer) };
		const { items, error } = await office.run('file.upload', { additionalFields }, [item()]);
		Object.assign(office.credentials, office.sandbox.logins.manager);
		expect(error).toBeUndefined();
		expect(stored(items[0].json.id)).toMatchObject({
			accountId: HARBOR_DESK,
			customerId: customer,
			fileName: 'a "b"\r\n.wav',
		});
	});

	test('leaves out what is empty, and names a file that has no name', async () => {
		const additionalFields = { fileName: '', customerId: byId('') };
		const nameless = item(Buffer.from(''), { fileName: undefined });
		const { items } = await office.run('file.upload', { accountId, additionalFields }, [nameless]);
		expect(stored(items[0].json.id)).toMatchObject({ fileName: 'file', contentLength: 0 });
		expect(stored(items[0].json.id).customerId).toBeUndefined();
	});

	test('is sent whole again after 429, and never again after an unclear answer', async () => {
		office.sandbox.faults.add({ status: 429, body: '', headers: { 'retry-after': '0' } });
		const { items } = await office.run('file.upload', { accountId }, [item()]);
		expect((await bytesOf(items[0].json.id)).equals(CONTENT)).toBe(true);
		const before = office.arrived().length;
		office.sandbox.faults.add({ status: 503, body: '', afterActing: true });
		const { error } = await office.run('file.upload', { accountId }, [item()]);
		expect(error?.description).toContain('The change may have been made all the same');
		expect(office.arrived()).toHaveLength(before + 1);
	});

	test('refuses an item without the file, and several accounts without a choice, beforehand', async () => {
		const lacking = await office.run('file.upload', { accountId, binaryPropertyName: 'fax' }, [
			item(),
		]);
		expect(lacking.error?.message).toBe(
			"'Input Binary Field' names 'fax', where the item has no file",
		);
		expect(lacking.error?.description).toBe('Binary fields of this item: data.');
		const none = await shownBy(office, 'file.upload', { accountId });
		expect(none.description).toContain('Put a step before this one');
		expect(office.arrived()).toEqual([]);
		const choice = await office.run('file.upload', {}, [item()]);
		expect(choice.error?.message).toBe("'Account' is empty");
		expect(office.arrived().filter(({ method }) => method === 'POST')).toEqual([]);
	});

	test('takes a file that an expression gives, as n8n does in its combined mode', async () => {
		const { binary } = item(Buffer.from('by expression'));
		const { items, error } = await office.run(
			'file.upload',
			{ accountId, binaryPropertyName: '={{ $json.attached }}' },
			[{ json: { attached: binary!.data as never } }],
		);
		expect(error).toBeUndefined();
		expect((await bytesOf(items[0].json.id)).toString()).toBe('by expression');
	});
});

describe('Delete', () => {
	test('deletes the file, and explains one that there is not', async () => {
		const { id } = add();
		const { items } = await office.run('file.delete', { fileId: byId(id) });
		expect(items.map(({ json }) => json)).toEqual([{ deleted: true }]);
		expect(office.sandbox.office.files.get(id)).toBeUndefined();
		const again = await shownBy(office, 'file.delete', { fileId: byId(id) });
		expect(again.message).toBe(`The file '${id}' was not found`);
	});

	test.each(['', ' ', '.', '..', '%2e%2E'])('never sends the ID %p', async (id) => {
		const fileId = byId(`={{ ${JSON.stringify(id)} }}`);
		const { error } = await office.run('file.delete', { fileId });
		expect(error?.message).toMatch(/^'File' /);
		expect(office.arrived()).toEqual([]);
	});
});

test('the picker searches files by name on the server', async () => {
	const { id } = add({ fileName: 'needle.wav', type: 'VoiceMessage' });
	const { results } = await search(office.credentials, 'searchFiles', {}, 'needle');
	expect(results).toMatchObject([{ value: id, name: expect.stringContaining('needle.wav') }]);
});
