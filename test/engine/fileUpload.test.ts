import type { INodeExecutionData } from 'n8n-workflow';

import { HARBOR_DESK, HARBOR_WEST } from '../../sandbox/office/people';
import { byId, useOffice } from './office';
import { errorShown } from './errorShown';

const office = useOffice({ login: 'manager' });
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
const accountId = byId(HARBOR_WEST.id);

test('sends the file with its name and type, every byte of it', async () => {
	const { items, error } = await office.run('file.upload', { accountId }, [item()]);
	expect(error).toBeUndefined();
	const { id } = items[0].json;
	expect(items[0].json).toMatchObject({ fileName: 'Grüße.wav', type: 'Upload' });
	expect(stored(id)).toMatchObject({ accountId: HARBOR_WEST.id, contentType: 'audio/wav' });
	expect((await bytesOf(id)).equals(CONTENT)).toBe(true);
	const { headers } = office.arrived()[0];
	expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
	expect(Number(headers['content-length'])).toBeGreaterThan(CONTENT.length);
});

test('sends name and customer where they are set, and takes the only account of a login', async () => {
	Object.assign(office.credentials, office.sandbox.logins.teamLead);
	const { id: customer } = office.sandbox.office.customers.find(
		(each) => each.accountId === HARBOR_DESK.id,
	)!;
	const additionalFields = { fileName: 'a "b"\n.wav', customerId: byId(customer) };
	const { items, error } = await office.run('file.upload', { additionalFields }, [item()]);
	expect(error).toBeUndefined();
	expect(stored(items[0].json.id)).toMatchObject({
		accountId: HARBOR_DESK.id,
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
		"'Input Data Field Name' is 'fax', but the item has no file there",
	);
	expect(lacking.error?.description).toBe('Binary fields of this item: data.');
	const none = await errorShown(office, 'file.upload', { accountId });
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
