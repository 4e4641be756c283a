import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { buffer } from 'node:stream/consumers';

import { BRIGHTWATER } from '../../sandbox/office/people';
import { byId, useOffice } from './office';

const office = useOffice({ login: 'teamLead' });
const NEW_CONTENT: INodeExecutionData[] = [
	{
		json: {},
		binary: {
			sound: { data: btoa('new sound'), mimeType: 'audio/wav', fileName: 'other.wav' },
		},
	},
];

let id: string;
beforeEach(() => {
	({ id } = office.sandbox.office.addFile({ fileName: 'greeting.wav', content: 'old sound' }));
});

const stored = () => office.sandbox.office.files.get(id)!;
const content = async () => (await buffer(stored().bytes.open())).toString();
const update = async (updateFields: INodeParameters, items?: INodeExecutionData[]) =>
	await office.run('file.update', { fileId: byId(id), updateFields }, items);

test('changes name, customer and user, and leaves the content', async () => {
	const { items } = await update({
		fileName: 'hello.wav',
		customerId: byId(BRIGHTWATER.id),
		userId: '2',
	});
	expect(office.arrived()).toMatchObject([
		{
			method: 'PATCH',
			path: `/files/${id}`,
			body: { fileName: 'hello.wav', customerId: BRIGHTWATER.id, userId: '2' },
		},
	]);
	expect(items[0].json).toMatchObject({ id, fileName: 'hello.wav' });
	expect(stored().customerName).toBe(BRIGHTWATER.name);
	expect(await content()).toBe('old sound');
});

test('replaces the content by a file of the item, and keeps the name', async () => {
	const { error } = await update({ binaryPropertyName: 'sound' }, NEW_CONTENT);
	expect(error).toBeUndefined();
	expect(office.arrived()[0].headers['content-type']).toMatch(/^multipart\/form-data/);
	expect(await content()).toBe('new sound');
	expect(stored()).toMatchObject({ fileName: 'greeting.wav', contentType: 'audio/wav' });
});

test('does both at once', async () => {
	await update({ binaryPropertyName: 'sound', fileName: 'hello.wav' }, NEW_CONTENT);
	expect(stored().fileName).toBe('hello.wav');
	expect(await content()).toBe('new sound');
});

test.each([
	['a file that is not there', { binaryPropertyName: 'photo' }, "is 'photo', but the item"],
	['an empty name', { fileName: '' }, "'Update Fields' is empty"],
	['nothing', {}, "'Update Fields' is empty"],
])('refuses %s before anything is sent', async (_, fields, message) => {
	const { error } = await update(fields, NEW_CONTENT);
	expect(error?.message).toContain(message);
	expect(office.arrived()).toEqual([]);
});

test('is not done twice when the answer is cut off', async () => {
	office.sandbox.faults.add({ cutOff: true, operation: 'PatchFile' });
	const { error } = await update({ binaryPropertyName: 'sound' }, NEW_CONTENT);
	expect(error?.description).toContain('look at the file before you try again');
	expect(office.arrived()).toHaveLength(1);
	expect(await content()).toBe('new sound');
});
