import type { INodeExecutionData } from 'n8n-workflow';
import { getGlobalState } from 'n8n-workflow';

import type { FileStart } from '../../sandbox';
import { HARBOR_DESK, HARBOR_WEST } from '../../sandbox/office/people';
import { search } from './harness';
import { byId, useOffice } from './office';
import { errorShown } from './errorShown';

const office = useOffice({ login: 'manager' });
const add = (given?: FileStart) => office.sandbox.office.addFile(given);

describe('Get', () => {
	test('returns what is known of a file, simplified', async () => {
		const { id } = add({ type: 'VoiceMessage', fileName: 'v.wav', transcription: 'Call me back' });
		const { items } = await office.run('file.get', { fileId: byId(id) });
		expect(items).toHaveLength(1);
		expect(items[0].json).toMatchObject({ id, fileName: 'v.wav', transcription: 'Call me back' });
		expect(Object.keys(items[0].json)).toHaveLength(10);
	});

	test('explains a file that there is not, and a login without the role', async () => {
		const found = await errorShown(office, 'file.get', { fileId: byId('f404') });
		expect(found).toMatchObject({ message: "The file 'f404' was not found", httpCode: '404' });
		Object.assign(office.credentials, office.sandbox.logins.phoneUser);
		const { message, description } = await errorShown(office, 'file.get', { fileId: byId('f404') });
		expect(message).toContain('a login with the role Manager, Customer or SystemAdministrator');
		expect(description).toContain('a manager, customer or administrator');
	});
});

describe('Get Many', () => {
	const namesOf = ({ items }: { items: INodeExecutionData[] }) =>
		items.map(({ json }) => json.fileName);

	test('gives the newest first, of all accounts, up to the limit', async () => {
		add({ fileName: 'old', dateCreated: '2026-03-04T10:00:01Z' });
		add({ fileName: 'new', dateCreated: '2026-03-04T10:00:03Z', accountId: HARBOR_WEST.id });
		add({ fileName: 'middle', dateCreated: '2026-03-04T10:00:02Z' });
		const found = await office.run('file.getAll', { limit: 3 });
		expect(namesOf(found)).toEqual(['new', 'middle', 'old']);
		const asked = office.arrived().find(({ path }) => path.startsWith('/files'))!;
		expect(new URLSearchParams(asked.path.split('?')[1]).get('accountIds')).toBe(
			`${HARBOR_DESK.id},${HARBOR_WEST.id}`,
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
		['specificIds', 'f7, f8', { id: 'f7' }],
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
		const empty = {
			fileName: '',
			type: '',
			specificIds: '',
			customerIds: byId(''),
			dateCreatedEnd: '',
			sessionId: ' ',
		};
		expect((await office.run('file.getAll', { filters: empty })).error).toBeUndefined();
		const query = office.arrived().at(-1)!.path;
		for (const name of Object.keys(empty)) expect(query).not.toContain(name);
		const before = office.arrived().length;
		const { message, description } = await errorShown(office, 'file.getAll', {
			filters: { type: '={{ "Voicemail" }}' },
		});
		expect(message).toBe("'Type' cannot be 'Voicemail'");
		expect(description).toContain('VoiceMessage');
		expect(office.arrived()).toHaveLength(before);
	});
});

describe('Delete', () => {
	test('deletes the file, and explains one that there is not', async () => {
		const { id } = add();
		const { items } = await office.run('file.delete', { fileId: byId(id) });
		expect(items.map(({ json }) => json)).toEqual([{ deleted: true }]);
		expect(office.sandbox.office.files.get(id)).toBeUndefined();
		const again = await errorShown(office, 'file.delete', { fileId: byId(id) });
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

test('the picker names a voice message by who left it and when, by the clock of the workflow', async () => {
	const dateCreated = '2026-01-31T23:30:00Z';
	add({ fileName: 'v1.wav', type: 'VoiceMessage', fromAddress: '+15035550142', dateCreated });
	add({ fileName: 'greeting.wav', type: 'Upload', dateCreated });
	const [message] = (await search(office.credentials, 'searchFiles', {}, 'v1.wav')).results;
	expect(getGlobalState().defaultTimezone).toBe('America/New_York');
	expect(message.name).toBe('Voice message · +15035550142 · 31 Jan 2026, 18:30 · v1.wav');
	const [upload] = (await search(office.credentials, 'searchFiles', {}, 'greeting.wav')).results;
	expect(upload.name).toBe('greeting.wav · Upload · 31 Jan 2026, 18:30');
});
