import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Container } from '@n8n/di';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

import { HARBOR_WEST } from '../../sandbox/office/people';
import { byId, useOffice } from './office';

const office = useOffice({ login: 'manager' });
const CONTENT = Buffer.from(Array.from({ length: 200_002 }, (_, at) => (at * 7) % 256));
const BASE64 = CONTENT.toString('base64');
const accountId = byId(HARBOR_WEST.id);

const upload = async (data: Partial<IBinaryData>) =>
	await office.run('file.upload', { accountId, requestOptions: { timeout: 5_000 } }, [
		{ json: {}, binary: { data: { mimeType: 'audio/wav', fileName: 'a.wav', ...data } as never } },
	]);

async function expectStored(data: Partial<IBinaryData>, content = CONTENT) {
	const { items, error } = await upload(data);
	expect(error).toBeUndefined();
	const stored = office.sandbox.office.files.get(String(items[0].json.id))!;
	expect(Buffer.concat(await stored.bytes.open().toArray()).equals(content)).toBe(true);
}

test.each([
	['as n8n writes it', BASE64],
	['with line breaks', BASE64.replace(/.{76}/g, '$&\r\n')],
	['with blanks around it', `\n  ${BASE64}\n`],
	['in a data: URL', `data:audio/wav;base64,${BASE64}`],
	['in a data: URL with a name and line breaks', `data:audio/wav;name=a.wav;base64,\n${BASE64}\n`],
	['without the signs at its end', BASE64.replace(/=+$/, '')],
	['for addresses', CONTENT.toString('base64url')],
])('base64 %s is sent with its length', async (_, data) => {
	await expectStored({ data });
});

test.each([
	['nothing', undefined],
	['bytes', CONTENT as never],
	['text', 'not base64: ä'],
	['several texts', 'YQ==YQ=='],
	['a data: URL of text', 'data:text/plain,Hello'],
])('%s in place of base64 is refused before anything is sent', async (_, data) => {
	const { error } = await upload({ data });
	expect(error?.message).toBe("The content of the file 'a.wav' cannot be read");
	expect(office.arrived().filter(({ method }) => method === 'POST')).toEqual([]);
});

describe('where n8n keeps binary data on disk', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'evovoice-upload-'));
	const service = Container.get(BinaryDataService);
	beforeAll(async () => {
		Object.assign(Container.get(BinaryDataConfig), {
			mode: 'filesystem',
			localStoragePath: folder,
		});
		await service.init();
	});
	afterAll(() => rmSync(folder, { recursive: true }));

	/** Lets n8n store a file. */
	async function store() {
		const location = {
			type: 'execution',
			workflowId: 'w',
			executionId: String(Date.now()),
		} as const;
		const empty = { mimeType: 'audio/wav', data: '' };
		const file = await service.store(location, CONTENT, empty);
		const found = readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ parentPath, name }) => path.join(parentPath, name));
		const id = file.id!.split('/').pop()!;
		const at = found.find((each) => each.endsWith(id))!;
		return { file, at, metadata: `${at}.metadata` };
	}

	test('it is sent with the length that n8n has written down', async () => {
		await expectStored((await store()).file);
	});

	test('it is measured where n8n has not written the length down', async () => {
		const { file, metadata } = await store();
		rmSync(metadata);
		await expectStored(file);
	});

	test.each([
		['is cut off', (at: string) => truncateSync(at, 70_000)],
		['is empty', (at: string) => truncateSync(at)],
		['is longer', (at: string) => writeFileSync(at, Buffer.concat([CONTENT, CONTENT]))],
	])('a file that %s there is reported as that at once', async (_, change) => {
		const { file, at } = await store();
		change(at);
		const begun = performance.now();
		const { error } = await upload(file);
		expect(error?.message).toBe("n8n did not keep the file 'a.wav' as a whole");
		expect(error?.description).toContain('200,002 bytes');
		expect(performance.now() - begun).toBeLessThan(4_000);
	});
});
