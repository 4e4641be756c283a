import { OFFICE_ROLES } from '../../../shared/api/roles';
import { file } from '../../../shared/entities/file';
import { FILE_TYPES } from '../../../shared/fields/enums';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';
import { accountIds } from '../fields/account';
import {
	enumFilter,
	textFilter,
	customerFilter,
	dayFilter,
	specificIds,
	sessionFilter,
} from '../fields/filters';
import { sortedBy } from '../fields/sorting';

/** ListFiles, the newest first unless sorted otherwise. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many files such as recordings and voice messages',
	description: 'Retrieve many files: recordings, voice messages, faxes, uploads',
	roles: OFFICE_ROLES,
	method: 'GET',
	path: '/files',
	defaults: { sortField: 'dateCreated', sortOrder: 'Descend' },
	fields: [
		accountIds,
		customerFilter,
		textFilter('contentType', 'Content Type', 'Only files of this type', 'e.g. audio/wav'),
		dayFilter('dateCreatedEnd', 'Created Until', 'The last day on which files were made'),
		dayFilter('dateCreatedStart', 'Created From', 'The first day on which files were made'),
		textFilter('fileName', 'File Name', 'Only files whose name contains this', 'e.g. voicemail'),
		sessionFilter('sessionId', 'Session', 'Only recordings, messages and faxes of this session'),
		textFilter(
			'transcriptionContains',
			'Transcription Contains',
			'Only files in which this was said',
			'e.g. invoice',
		),
		{
			...enumFilter(FILE_TYPES, 'type', 'Type', 'Only files of this type, e.g. voice messages'),
			isFirst: true,
		},
		specificIds,
		textFilter('userId', 'User ID', 'Only files of this user', 'e.g. 64f1a0c2e4b0a1d2c3e40001'),
		...sortedBy(file),
	],
	answer: many(file),
};
