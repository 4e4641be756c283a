import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Container } from '@n8n/di';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';

import { useFasterTime } from '../fasterTime';
import { byId, useOffice } from './office';

const office = useOffice({ login: 'manager' });
useFasterTime();
const folder = mkdtempSync(path.join(tmpdir(), 'evovoice-broken-'));

beforeAll(async () => {
	Object.assign(Container.get(BinaryDataConfig), { mode: 'filesystem', localStoragePath: folder });
	await Container.get(BinaryDataService).init();
});
beforeEach(() => storedFiles().forEach((file) => rmSync(file)));
afterAll(() => rmSync(folder, { recursive: true }));

/** The files that n8n has stored. */
const storedFiles = () =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => path.join(parentPath, name));

test.each([
	[1, 'and then comes whole leaves that one file', 2],
	[4, 'each time leaves none', 0],
])('a download that is cut off %d times %s', async (times, _, files) => {
	const { id } = office.sandbox.office.addFile({ size: 3_000_000 });
	office.sandbox.faults.add({ operation: 'FileContent', cutOff: true, times });
	const { items, error } = await office.run('file.download', { fileId: byId(id) });
	expect(items[0]?.binary?.data.bytes).toBe(error ? undefined : 3_000_000);
	// n8n keeps a file of its own beside each, with name and type.
	expect(storedFiles()).toHaveLength(files);
	expect(office.arrived().filter(({ path: asked }) => asked.includes('/content/'))).toHaveLength(
		Math.min(times + 1, 4),
	);
});
