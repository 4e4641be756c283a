import { OFFICE_ROLES } from '../../../shared/api/roles';
import { file } from '../../../shared/entities/file';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { fileId } from '../fields/objectIds';

/** GetFile: what is known of a file, without its content. */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get file details',
	description: 'Retrieve what is known of a file, such as its transcription',
	roles: OFFICE_ROLES,
	method: 'GET',
	path: '/files/{fileId}',
	fields: [fileId],
	answer: one(file),
};
