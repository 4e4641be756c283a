import { OFFICE_ROLES } from '../../../shared/api/roles';
import { deleted } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { reportId } from '../fields/objectIds';

/** Deletes a report and its workbook. */
export const deleteReport: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete report permanently',
	description: 'Delete a report and its workbook permanently',
	roles: OFFICE_ROLES,
	method: 'DELETE',
	path: '/reports/{reportId}',
	fields: [reportId],
	answer: deleted,
};
