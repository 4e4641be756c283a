import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

import type { INodeExecutionData } from 'n8n-workflow';

import type { FileStart } from '../../sandbox';
import { useFasterTime } from '../fasterTime';
import { run } from './harness';
import { byId, itemsOf, useOffice } from './office';
import { serving } from './serving';
import { errorShown } from './errorShown';

const office = useOffice({ login: 'manager' });
const add = (given?: FileStart) => office.sandbox.office.addFile(given);

/** What is in the first binary field of an item. */
const contentOf = (item: INodeExecutionData, name = 'data') =>
	Buffer.from(item.binary![name].data, 'base64');

/** Lets the API name another address for the content of a file. */
const nameAddress = (fields: object) =>
	office.sandbox.faults.add({ operation: 'GetFile', body: { id: 'f1', ...fields } });

describe('Download', () => {
	useFasterTime();

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
		const { message } = await errorShown(office, 'file.download', {
			fileId: byId(id),
			binaryPropertyName: ' ',
		});
		expect(message).toBe("'Output Data Field Name' is empty");
		expect(office.arrived()).toHaveLength(before);
	});

	test('takes name and type from the answer where the file has none', async () => {
		await serving(
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

	test('goes elsewhere also where the credential is limited to some domains: no login goes along', async () => {
		await serving(
			(_, response) => response.end('from elsewhere'),
			async (url) => {
				nameAddress({ uri: url.replace('127.0.0.1', 'localhost') });
				const limit = { allowedHttpRequestDomains: 'domains', allowedDomains: 'x.example' };
				Object.assign(office.credentials, limit);
				const { items, error } = await office.run('file.download', { fileId: byId('f1') });
				expect(error).toBeUndefined();
				expect(contentOf(items[0]).toString()).toBe('from elsewhere');
			},
		);
	});

	test('stops after five redirects', async () => {
		nameAddress({ uri: '/moved' });
		const headers = { location: '/moved' };
		office.sandbox.faults.add({ path: '/moved', status: 302, body: '', headers, times: 99 });
		const { httpCode } = await errorShown(office, 'file.download', { fileId: byId('f1') });
		expect(httpCode).toBe('302');
		expect(office.arrived().filter(({ path }) => path === '/moved')).toHaveLength(6);
	});

	test.each([
		['no address', {}, "The file 'f1' has no content to download"],
		['an empty address', { uri: '' }, "The file 'f1' has no content to download"],
		['no web address', { uri: 'ftp://x.example/a' }, 'cannot be opened'],
		['a file of this machine', { uri: 'file:///etc/passwd' }, 'cannot be opened'],
		['nonsense', { uri: 'https://[' }, 'cannot be opened'],
	])('says when a file has %s', async (_, fields, words) => {
		nameAddress(fields);
		const { message } = await errorShown(office, 'file.download', { fileId: byId('f1') });
		expect(message).toContain(words);
		expect(office.arrived()).toHaveLength(1);
	});

	test('explains a file that there is not, and content that is gone', async () => {
		const unknown = await errorShown(office, 'file.download', { fileId: byId('f404') });
		expect(unknown.message).toBe("The file 'f404' was not found");
		nameAddress({ uri: '/content/f1/gone.wav' });
		const gone = await errorShown(office, 'file.download', { fileId: byId('f1') });
		expect(gone).toMatchObject({ message: "The file 'f1' was not found", httpCode: '404' });
	});

	test('takes neither a sign-in page nor an empty answer for the content', async () => {
		const { id } = add({ fileName: 'a.wav', contentType: 'audio/wav' });
		office.sandbox.faults.add({
			operation: 'FileContent',
			body: '<html>Sign in</html>',
			contentType: 'text/html; charset=utf-8',
		});
		const page = await errorShown(office, 'file.download', { fileId: byId(id) });
		expect(page.message).toMatch(/answers with a web page instead of data$/);
		office.sandbox.faults.add({ operation: 'FileContent', status: 204 });
		const nothing = await errorShown(office, 'file.download', { fileId: byId(id) });
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
		const { message } = await errorShown(office, 'file.download', { fileId: byId(id) });
		expect(message).toMatch(
			/^The connection to 127.0.0.1:\d+ broke before the answer was complete$/,
		);
	});

	test('ends when its time is up, before the content begins and in the middle of it', async () => {
		const { id } = add({ content: 'late' });
		office.sandbox.faults.add({ operation: 'FileContent', delayMs: 5_000 });
		const requestOptions = { timeout: 2_000 };
		const late = await errorShown(office, 'file.download', { fileId: byId(id), requestOptions });
		expect(late.message).toMatch(/did not answer in time$/);
		await serving(
			(_, response) => {
				response.setHeader('content-length', '1000').write('begins and never ends');
			},
			async (url) => {
				nameAddress({ uri: `${url}/slow` });
				const slow = await errorShown(office, 'file.download', {
					fileId: byId('f1'),
					requestOptions,
				});
				expect(slow.message).toBe(`${new URL(url).host} did not answer in time`);
				expect(slow.description).toContain("'Timeout' under 'Request Options'");
			},
		);
	});

	test('ends when the workflow is stopped, wherever the content comes from', async () => {
		const content = new EventEmitter();
		await serving(
			(_, response) => {
				response.setHeader('content-length', '1000').write('begins and never ends');
				response.on('close', () => content.emit('closed', 'closed'));
				content.emit('begun');
			},
			async (url) => {
				nameAddress({ uri: `${url}/slow` });
				const parameters = { resource: 'file', operation: 'download', fileId: byId('f1') };
				const closed = once(content, 'closed');
				const stopped = once(content, 'begun');
				void run(office.credentials, parameters, undefined, {}, {}, stopped).catch(() => {});
				const late = pause(3_000, ['still open'], { ref: false });
				expect(await Promise.race([closed, late])).toEqual(['closed']);
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
	const elsewhere = useOffice({ login: 'manager', fileContent });
	useFasterTime();
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
			const { message, description, httpCode } = await errorShown(elsewhere, 'file.download', {
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
		const { message, description } = await errorShown(elsewhere, 'file.download', {
			fileId: byId(id),
		});
		expect(message).toContain(new URL(elsewhere.sandbox.fileHost!.url).host);
		expect(description).not.toContain('Base URL');
	});
});
