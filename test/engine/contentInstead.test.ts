import { Container } from '@n8n/di';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';

import { fileNameIn } from '../../nodes/EvoVoice/operation/answers/contentDisposition';
import { byId, useOffice } from './office';
import { errorShown } from './errorShown';

const office = useOffice({ login: 'manager' });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Lets the API answer the content of a new file, or of any report, with something. */
const answers = (body: string | object, contentType?: string, status = 200) =>
	office.sandbox.faults.add({ path: /content|\.xlsx/, body, contentType, status });

const ofFile = (given: object) => {
	const { id } = office.sandbox.office.addFile(given);
	return ['file.download', { fileId: byId(id) }] as const;
};
const ofReport = () => ['report.download', { reportId: byId('r1') }] as const;
const RECORDING = { fileName: 'a.wav', contentType: 'audio/wav' };

describe('a message in place of content is no file', () => {
	test.each([
		[
			'a message',
			{ message: 'The recording is not ready yet.' },
			'The recording is not ready yet.',
		],
		['another one', { error: 'Gone' }, 'Gone'],
		['something else', { state: 7 }, '{"state":7}'],
		['nothing', {}, '{}'],
	])('%s in JSON', async (_, body, words) => {
		for (const [operation, parameters] of [ofFile(RECORDING), ofReport()]) {
			answers(body);
			const { message } = await errorShown(office, operation, parameters);
			expect(message).toBe(`Evo Voice sent a message in place of the file: ${words}`);
		}
	});

	test('an exception of the framework, with status 200', async () => {
		answers({ responseStatus: { errorCode: 'NotFound', message: 'No such recording.' } });
		const { message } = await errorShown(office, ...ofFile(RECORDING));
		expect(message).toBe('Evo Voice did not accept the request: No such recording.');
	});

	test.each([
		['text/plain', '{ "message": "Later." }', /: Later\.$/],
		['application/octet-stream', '\n{"message":"Later."}', /: Later\.$/],
		['application/problem+json', '{"title":"Later."}', /: Later\.$/],
		['text/html', '<p>Sign in</p>', /web page instead of data$/],
		['application/octet-stream', '<!DOCTYPE html><p>Sign in</p>', /web page instead of data$/],
		['application/json', '<html>Sign in</html>', /unreadable$|web page instead of data$/],
	])('%s: %s', async (type, body, words) => {
		for (const [operation, parameters] of [ofFile(RECORDING), ofReport()]) {
			answers(body, type);
			expect((await errorShown(office, operation, parameters)).message).toMatch(words);
		}
	});

	test('also where the type of the file is not known', async () => {
		answers({ message: 'Later.' });
		const { message } = await errorShown(office, ...ofFile({ fileName: 'a.wav', contentType: '' }));
		expect(message).toMatch(/: Later\.$/);
	});
});

describe('content is', () => {
	test.each([
		['JSON', { fileName: 'a.json', contentType: 'application/json' }, '{"message":"Hi"}'],
		['JSON of a type of its own', { fileName: 'a', contentType: 'application/ld+json' }, '{"a":1}'],
		['JSON by its name', { fileName: 'a.json', contentType: '' }, '[1]'],
		['HTML', { fileName: 'a.html', contentType: 'text/html' }, '<html>Hi</html>'],
		['text that looks like JSON', { fileName: 'a.txt', contentType: 'text/plain' }, '{"a":1}'],
		['sound that begins like JSON', RECORDING, '{"RIFF'],
		['a picture of XML', { fileName: 'a.svg', contentType: 'image/svg+xml' }, '<svg/>'],
		['empty', RECORDING, ''],
	])('%s', async (_, given, content) => {
		const [operation, parameters] = ofFile({ ...given, content });
		const { items, error } = await office.run(operation, parameters);
		expect(error).toBeUndefined();
		expect(Buffer.from(items[0].binary!.data.data, 'base64').toString()).toBe(content);
	});

	test('whole, where its beginning had to be read first', async () => {
		const content = Buffer.alloc(300_000, 'RIFF');
		const { id } = office.sandbox.office.addFile({ ...RECORDING, content });
		office.sandbox.faults.add({
			operation: 'GetFile',
			body: { id, uri: `/content/${id}/a.wav`, ...RECORDING, contentType: 'audio/x-wav' },
		});
		const { items } = await office.run('file.download', { fileId: byId(id) });
		expect(Buffer.from(items[0].binary!.data.data, 'base64').equals(content)).toBe(true);
	});
});

describe('what fails while a file is stored', () => {
	const config = Container.get(BinaryDataConfig);
	const service = Container.get(BinaryDataService);
	const before = { ...config };
	afterEach(() => {
		Object.assign(config, before);
		jest.restoreAllMocks();
	});

	test('is reported as that, without the place on the computer', async () => {
		const full = 'ENOSPC: no space left on device, write';
		const denied = "EACCES: permission denied, open '/home/node/.n8n/binaryData/x'";
		for (const [text, code, words] of [
			[full, 'ENOSPC', 'no space left on device'],
			[denied, 'EACCES', 'permission denied'],
		]) {
			jest
				.spyOn(service, 'store')
				.mockImplementationOnce(
					async () => await Promise.reject(Object.assign(new Error(text), { code })),
				);
			const { message, description } = await errorShown(office, ...ofFile(RECORDING));
			expect(message).toBe(`n8n could not store the file 'a.wav': ${words}`);
			expect(description).toContain('binary data');
		}
	});

	test.each([
		[{ fileName: 7, contentType: 'audio/wav' }, 'x.wav'],
		[{ fileName: {}, contentType: ['audio/wav'] }, 'x.wav'],
		[{ fileName: ' ', contentType: null }, 'x.wav'],
	])('is nothing where the API says %j', async (fields, fileName) => {
		const { id } = office.sandbox.office.addFile({ ...RECORDING, fileName: 'x.wav', content: 'x' });
		office.sandbox.faults.add({
			operation: 'GetFile',
			body: { id, uri: `/content/${id}/x.wav`, ...fields },
		});
		const { items, error } = await office.run('file.download', { fileId: byId(id) });
		expect(error).toBeUndefined();
		expect(items[0].binary!.data).toMatchObject({ fileName, mimeType: 'audio/wav' });
	});
});

const asHeader = (text: string) => Buffer.from(text).toString('latin1');

test.each([
	['attachment; filename="Calls; all.xlsx"', 'Calls; all.xlsx'],
	[asHeader('attachment; filename="Anrufübersicht.xlsx"'), 'Anrufübersicht.xlsx'],
	[asHeader('attachment; filename=日本.xlsx'), '日本.xlsx'],
	['attachment; filename="caf\u00e9.xlsx"', 'café.xlsx'],
	['attachment; filename="a \\"b\\" \\\\c.xlsx"', 'c.xlsx'],
	[
		`attachment; filename="x.xlsx"; filename*=UTF-8''Anruf%C3%BCbersicht%3B%20all.xlsx`,
		'Anrufübersicht; all.xlsx',
	],
	[`attachment; filename*=utf-8'de'A%20b.xlsx; filename=x.xlsx`, 'A b.xlsx'],
	[`attachment; filename*=iso-8859-1'en'%A3%20rates.xlsx`, '£ rates.xlsx'],
	[`attachment; filename*=UTF-8''%E2%82.xlsx; filename="x.xlsx"`, 'x.xlsx'],
	['attachment; filename = Calls.xlsx ; size=7', 'Calls.xlsx'],
	['attachment; FileName="../../etc/x.xlsx"', 'x.xlsx'],
	['attachment; xfilename="no.xlsx"', undefined],
	['attachment; filename=""', undefined],
	['inline', undefined],
	[undefined, undefined],
])('%s names the file %s', (header, name) => {
	expect(fileNameIn(header)).toBe(name);
});

test('the name of a report is the one that its workbook comes with', async () => {
	office.sandbox.faults.add({
		path: /\.xlsx/,
		body: 'PK',
		contentType: XLSX,
		headers: { 'content-disposition': 'attachment; filename="Calls; all.xlsx"' },
	});
	const { items } = await office.run(...ofReport());
	expect(items[0].binary!.data).toMatchObject({ fileName: 'Calls; all.xlsx', mimeType: XLSX });
});
