import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { isoDate } from '../../sandbox/office/model';
import { withValues } from '../examples';
import { HARBOR_DESK } from '../../sandbox/office/people';
import { finding } from '../finding';
import { itemsOf, type Broken } from './evidence';

const DAY_MS = 86_400_000;

/** What goes wrong with one of several files, by example. */
export const BROKEN_FILES: Record<string, Broken[]> = {
	'archive-recordings-of-a-day': [
		{
			when: 'three recordings have the same name, one has a slash in it, and one has no content yet',
			breaks: ({ office, faults }) => {
				const dateCreated = isoDate(new Date(office.clock.now().getTime() - DAY_MS));
				const names = ['recording.wav', 'recording.wav', 'recording.wav', 'a/b: c.wav', 'late.wav'];
				for (const fileName of names) {
					const content = `${fileName} at ${office.files.all().length}`;
					const { id } = office.addFile({ type: 'CallRecording', fileName, content, dateCreated });
					if (fileName === 'late.wav') {
						faults.add({ path: `/content/${id}`, status: 404, body: '', times: 9 });
					}
				}
			},
			judge: async ({ execution, office, folder }) => {
				const found = itemsOf(execution, 'Recordings of yesterday').map(({ id }) => String(id));
				const files = found.map((id) => office.files.get(id)!);
				const archived = files.filter(({ fileName }) => fileName !== 'late.wav');
				const same = archived.map(async ({ id, dateCreated, fileName, bytes }) => {
					const name = `${dateCreated.slice(0, 10)} ${id} ${fileName.replace(/[/:]/g, '_')}`;
					const path = join(folder, name);
					return existsSync(path) && readFileSync(path).equals(await buffer(bytes.open()));
				});
				const reported = itemsOf(execution, 'Not archived: tell somebody here');
				return [
					finding(
						archived.length > 3 && (await Promise.all(same)).every(Boolean),
						`each of the other ${archived.length} is in the folder, byte by byte`,
					),
					finding(
						reported.length === 1 && reported[0].fileName === 'late.wav' && 'error' in reported[0],
						`the one is reported: ${String(reported[0]?.error)}`,
					),
				];
			},
		},
	],
	'call-summary-with-recording': [
		{
			when: 'the sound of the first recording is not there yet',
			breaks: ({ faults }) => faults.add({ operation: 'FileContent', status: 404, body: '' }),
			judge: ({ execution }) => {
				const rows = itemsOf(execution, 'Add to the CRM here');
				const withoutSound = rows.filter(({ error }) => error !== undefined);
				return [
					finding(
						rows.length === itemsOf(execution, 'Find the recording').length && rows.length > 1,
						`there is a row for each of the ${rows.length} recordings`,
					),
					finding(
						withoutSound.length === 1 && Boolean(withoutSound[0].sessionId),
						'one without the sound, with the reason',
					),
				];
			},
		},
	],
	'customer-leaves': [
		{
			when: 'one of the files cannot be fetched',
			breaks: ({ faults }) => faults.add({ operation: 'FileContent', status: 404, body: '' }),
			judge: ({ execution, office }) => {
				const [customer] = itemsOf(execution, 'Only this one');
				const [reported] = itemsOf(execution, 'Not deleted: look here');
				const files = itemsOf(execution, 'Its files');
				const left = files.filter(({ id }) => office.files.get(String(id)));
				return [
					finding(
						files.length > 1 && left.length === 1 && left[0].id === reported?.id,
						`${files.length - 1} of its ${files.length} files are deleted; the one stays, and is reported`,
					),
					finding(
						office.directory.customers.some(({ id }) => id === customer?.id),
						'and so the customer stays',
					),
				];
			},
		},
		{
			when: 'the ID is empty, and a customer has none',
			breaks: ({ office }) => {
				const own = office.directory.customers.find(
					({ accountId }) => accountId === HARBOR_DESK.id,
				);
				delete own!.referenceId;
			},
			changes: (workflow) => withValues(workflow, 'Who leaves', { crmId: '' }),
			judge: ({ execution, office }) => [
				finding(
					itemsOf(execution, 'Get the customers').every(({ id }) => {
						return office.directory.customers.some((customer) => customer.id === id);
					}) && itemsOf(execution, 'Get the customers').some(({ referenceId }) => !referenceId),
					'every customer stays',
				),
			],
		},
	],
};
