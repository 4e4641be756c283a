import { OFFICE_ROLES } from '../../../shared/api/roles';
import { binary } from '../../operation/answers/binary';
import type { Operation } from '../../operation/operation';
import { reportId } from '../fields/objectIds';
import { workbookOfReport } from '../steps/contents';

/** The workbook, at an address made of the ID. */
export const download: Operation = {
	name: 'Download',
	value: 'download',
	action: 'Download report workbook',
	description: 'Download the Excel workbook of a report that is ready',
	roles: OFFICE_ROLES,
	method: 'GET',
	path: '/reports/{reportId}.xlsx',
	fields: [reportId],
	answer: binary(workbookOfReport, { id: 'text' }),
};
