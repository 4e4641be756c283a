import { OFFICE_ROLES } from '../../../shared/api/roles';
import { file } from '../../../shared/entities/file';
import { inBody, optional, additional } from '../../../shared/fields/field';
import { text } from '../../../shared/fields/text';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { uploading } from '../../operation/upload';
import { accountId } from '../fields/account';
import { ownerId } from '../fields/customer';

/** NewFile: a form with the file and what belongs to it. */
export const upload: Operation = {
	name: 'Upload',
	value: 'upload',
	action: 'Upload file from item',
	description: 'Upload a file from the item, such as a greeting or queue music',
	roles: OFFICE_ROLES,
	method: 'POST',
	path: '/files',
	fields: [
		accountId('body'),
		additional(ownerId),
		additional(
			inBody(
				{
					displayName: 'File Name',
					name: 'fileName',
					type: 'string',
					default: '',
					placeholder: 'e.g. greeting.wav',
					description: 'What the file is called in Evo Voice; left out, it keeps its name',
				},
				optional(text),
			),
		),
	],
	answer: uploading(one(file)),
};
