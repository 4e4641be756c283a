import { OFFICE_ROLES } from '../../../shared/api/roles';
import { file } from '../../../shared/entities/file';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { replacingContent } from '../../operation/upload';
import { fileChanges } from '../fields/file';
import { fileId } from '../fields/objectIds';

/** PatchFile: changes what is sent; a form with a file replaces the content. */
export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update file name or customer or content',
	description: 'Change a file: its name, its customer or its content',
	roles: OFFICE_ROLES,
	method: 'PATCH',
	path: '/files/{fileId}',
	fields: [fileId, ...fileChanges],
	answer: replacingContent(one(file)),
};
