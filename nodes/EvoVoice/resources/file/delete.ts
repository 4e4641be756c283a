import { OFFICE_ROLES } from '../../../shared/api/roles';
import { deleted } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { fileId } from '../fields/objectIds';

/** Deletes a file and its content. */
export const deleteFile: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete file permanently',
	description: 'Delete a file, such as a recording, with its content permanently',
	roles: OFFICE_ROLES,
	method: 'DELETE',
	path: '/files/{fileId}',
	fields: [fileId],
	answer: deleted,
};
