import { OFFICE_ROLES } from '../../../shared/api/roles';
import { file } from '../../../shared/entities/file';
import { binary } from '../../operation/answers/binary';
import { outputShapes } from '../../operation/answers/outputMode';
import type { Operation } from '../../operation/operation';
import { fileId } from '../fields/objectIds';
import { contentOfFile } from '../steps/contents';

/** GetFile, then the content at its `uri`: the API has no operation that downloads. */
export const download: Operation = {
	name: 'Download',
	value: 'download',
	action: 'Download file content',
	description: 'Download the content of a file, such as a recording or a fax',
	roles: OFFICE_ROLES,
	method: 'GET',
	path: '/files/{fileId}',
	fields: [fileId],
	answer: binary(contentOfFile, outputShapes(file)),
};
