import type { Sandbox } from '../../sandbox';
import type { ResourceChecks } from './agentCheck';

const TYPES = ['CallRecording', 'VoiceMessage', 'Fax'];

export const file: ResourceChecks = {
	get: ({ office }) => {
		const { id } = office.addFile({ transcription: 'Read by an agent' });
		return {
			claim: 'shows what was said in a recording',
			gives: { fileId: id },
			effect: ([found]) => found.id === id && found.transcription === 'Read by an agent',
		};
	},
	getAll: ({ office }) => {
		const { id } = office.addFile({
			type: 'VoiceMessage',
			transcription: 'Please call back about the zebra',
		});
		return {
			claim: 'finds the voice message in which something was said',
			gives: {
				'filters.type': 'VoiceMessage',
				'filters.transcriptionContains': 'zebra',
				returnAll: true,
			},
			effect: (items) => items.length === 1 && items[0].id === id,
			refuses: [{ gives: { 'filters.type': 'Voicemail' }, says: TYPES }],
		};
	},
	download: (sandbox) => {
		const { id } = sandbox.office.addFile({ content: 'Fetched by an agent' });
		return {
			claim: 'fetches the content of a file, and says whose it is',
			gives: { fileId: id },
			effect: ([found]) => found.id === id && wasFetched(sandbox, id),
		};
	},
	upload: ({ office }) => ({
		claim: 'uploads the file that an expression gives, under the name that the model gives',
		// A tool is given no binary field, so that the person who adds it says where the file is.
		chosen: {
			binaryPropertyName: "={{ { data: 'SGVsbG8=', mimeType: 'text/plain', fileName: 'a.txt' } }}",
		},
		gives: { 'additionalFields.fileName': 'Uploaded by an agent.txt' },
		effect: () =>
			office.files.all().some(({ fileName, bytes }) => {
				return fileName === 'Uploaded by an agent.txt' && bytes.length === 'Hello'.length;
			}),
	}),
	update: ({ office }) => {
		const file = office.addFile({ fileName: 'before.txt', content: 'Kept' });
		return {
			claim: 'renames a file and leaves its content and its user',
			gives: {
				fileId: file.id,
				'updateFields.fileName': 'after.txt',
				'updateFields.userId': '',
			},
			effect: () => file.fileName === 'after.txt' && file.bytes.length === 'Kept'.length,
		};
	},
	delete: ({ office }) => {
		const { id } = office.addFile();
		return {
			claim: 'deletes a file',
			gives: { fileId: id },
			effect: () => office.files.get(id) === undefined,
		};
	},
};

const wasFetched = ({ requests }: Sandbox, id: string) =>
	requests.some(({ operation, path, status }) => {
		return operation === 'FileContent' && path.includes(id) && status === 200;
	});
