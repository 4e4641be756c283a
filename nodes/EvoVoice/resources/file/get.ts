import { OFFICE_ROLES } from '../../../shared/api/roles';
import { file } from '../../../shared/entities/file';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { fileId } from '../fields/file';

/** GetFile: what is known of a file, without its content. */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get file details',
	description:
		'Retrieve what is known of a recording, voice message, fax or upload, such as its transcription. Its content comes with Download.',
	roles: OFFICE_ROLES,
	method: 'GET',
	path: '/files/{fileId}',
	fields: [fileId],
	answer: one(file),
};
