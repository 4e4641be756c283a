import { entity, type ObjectOf } from './entity';

/** A background job that makes an Excel workbook (ReportInfo). */
export const report = entity({
	label: 'report',
	plural: 'reports',
	missing:
		"It may have been deleted, belong to another account, or have been run by another login: Evo Voice shows each login its own reports only. A workbook is there once 'Wait' is through. Choose a report from the list, or take its ID from Get Many.",
	fields: {
		id: 'text',
		name: 'text',
		status: 'text',
		statusMessage: 'text',
		dateCreated: 'text',
		dateUpdated: 'text',
		downloadLink: 'text',
		jobId: 'text',
		emailAddressToNotify: 'text',
		server: 'text',
	},
	simplified: [
		'id',
		'name',
		'status',
		'statusMessage',
		'dateCreated',
		'dateUpdated',
		'downloadLink',
	],
});

export type Report = ObjectOf<typeof report>;
