import type { Resource } from '../../operation/operation';
import { update } from './update';
import { deleteFile } from './delete';
import { download } from './download';
import { get } from './get';
import { getAll } from './getAll';
import { upload } from './upload';

export const file: Resource = {
	name: 'File',
	value: 'file',
	description: 'A recording, voice message, fax or upload',
	default: 'download',
	operations: [deleteFile, download, get, getAll, upload, update],
};
