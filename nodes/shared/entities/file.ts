import { RECORD_FIELDS, NAMED_LIST, entity, type ObjectOf } from './entity';

/** A file that was uploaded, recorded, left as a voice message or faxed (FileInfo). */
export const file = entity({
	label: 'file',
	plural: 'files',
	missing:
		'It may have been deleted, or belong to an account that this login cannot reach. Choose one from the File list, or take its ID from Get Many.',
	fields: {
		id: 'text',
		type: 'text',
		fileName: 'text',
		uri: 'text',
		contentType: 'text',
		contentLength: 'number',
		accountId: 'text',
		accountName: 'text',
		customerId: 'text',
		customerName: 'text',
		customerBreadcrumb: NAMED_LIST,
		userId: 'text',
		userName: 'text',
		recordingSid: 'text',
		recordingDuration: 'number',
		recordingFrom: 'text',
		transcription: 'text',
		fromAddress: 'text',
		toAddress: 'text',
		...RECORD_FIELDS,
	},
	simplified: [
		'id',
		'type',
		'dateCreated',
		'fileName',
		'contentType',
		'fromAddress',
		'toAddress',
		'recordingDuration',
		'transcription',
		'customerName',
	],
});

export type File = ObjectOf<typeof file>;
