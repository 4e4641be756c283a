import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { deepCopy } from 'n8n-workflow';

import { simplify as simplified } from '../../shared/entities/entity';
import { file as entity } from '../../shared/entities/file';
import type { File } from '../../shared/entities/file';
import { appearing, sampleOf } from '../appearing/kind';
import type { Appeared } from '../appearing/kind';
import { contains } from '../filters';
import type { Told } from '../kind';
import { daysSince, readPage } from '../service/pages';
import { customerFilter, textFilter } from './filterFields';
import type { Offer } from './offer';

/** Roles that may read files and reports. */
export const OFFICE_ROLES = ['Manager', 'Customer', 'SystemAdministrator'] as const;

const TRANSCRIBED = 'transcribed';

/** What it means that a file of a type appeared. */
const BY_TYPE: Record<string, string> = {
	VoiceMessage: 'voicemailReceived',
	CallRecording: 'recordingReady',
	Fax: 'faxReceived',
	FaxOutgoing: 'faxSent',
};

const FILES = appearing<File>({
	date: ({ dateCreated }) => dateCreated,
	mark: ({ transcription }) => (transcription ? TRANSCRIBED : ''),
	events: ({ type = '', transcription }, before) => [
		...(before === undefined && Object.hasOwn(BY_TYPE, type) ? [BY_TYPE[type]] : []),
		...(transcription && before !== TRANSCRIBED ? ['fileTranscribed'] : []),
	],
});

const SESSION: INodeProperties = {
	displayName: 'Session ID',
	name: 'sessionId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 64f1a0c2e4b0a1d2c3e40001',
	description: 'Only files that belong to this call or chat',
};

const TYPE: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	options: [
		{ name: 'Call Recording', value: 'CallRecording' },
		{ name: 'Fax Received', value: 'Fax' },
		{ name: 'Fax Sent', value: 'FaxOutgoing' },
		{ name: 'Upload', value: 'Upload' },
		{ name: 'Voice Message', value: 'VoiceMessage' },
	],
	default: 'VoiceMessage',
	description: 'Only files of this type',
};

/** The voice messages, recordings and faxes of the chosen accounts. */
export const FILES_OFFER: Offer<File, Appeared<File>, Told<File>> = {
	value: 'files',
	name: 'Files',
	action: 'On voice messages, recordings and faxes',
	description: 'Voice messages, call recordings and faxes of whole accounts; for managers',
	events: [
		{
			value: 'voicemailReceived',
			name: 'Voicemail Received',
			description: 'Somebody left a voice message; its transcription may come later',
		},
		{
			value: 'recordingReady',
			name: 'Recording Ready',
			description: 'The recording of a call can be downloaded',
		},
		{ value: 'faxReceived', name: 'Fax Received', description: 'A fax came in' },
		{ value: 'faxSent', name: 'Fax Sent', description: 'A fax went out' },
		{
			value: 'fileTranscribed',
			name: 'File Transcribed',
			description: 'A file got its transcription, or came with one',
		},
	],
	defaultEvents: ['voicemailReceived'],
	hasAccounts: true,
	filters: [
		customerFilter('files'),
		textFilter('From Contains', 'fromContains', 'files whose caller number or sender'),
		SESSION,
		textFilter('To Contains', 'toContains', 'files whose called number or receiver'),
		textFilter(
			'Transcription Contains',
			'transcriptionContains',
			'files whose transcription',
			'e.g. invoice',
		),
		TYPE,
	],
	askedWith: ['customerId', 'sessionId', 'type'],
	kind: FILES,
	tellsOfUnlisted: true,
	open(service, { accounts, filters: { customerId, sessionId, type } }, { now }) {
		const query = {
			accountIds: accounts.join(','),
			...(customerId && { customerIds: customerId }),
			...(sessionId && { sessionId }),
			...(type && { type }),
			sortField: 'dateCreated',
			sortOrder: 'Descend',
		};
		return {
			kind: FILES,
			async page(page, since) {
				const { first } = daysSince(since, now);
				const wanted = { ...query, dateCreatedStart: `${first}T00:00:00Z` };
				return await readPage(service, '/files', wanted, page, { roles: OFFICE_ROLES });
			},
		};
	},
	// Which session a file belongs to is known to the service only.
	meets: (found, { customerId, type, fromContains, toContains, transcriptionContains }) =>
		(!customerId || found.customerId === customerId) &&
		(!type || found.type === type) &&
		(!fromContains || contains(fromContains, found.fromAddress)) &&
		(!toContains || contains(toContains, found.toAddress)) &&
		(!transcriptionContains || contains(transcriptionContains, found.transcription)),
	item: ({ thing }, simplify) => ({
		file: simplify ? simplified(entity, thing as IDataObject) : (deepCopy(thing) as IDataObject),
	}),
	sample: sampleOf(FILES, {
		voicemailReceived: { type: 'VoiceMessage' },
		recordingReady: { type: 'CallRecording' },
		faxReceived: { type: 'Fax' },
		faxSent: { type: 'FaxOutgoing' },
		fileTranscribed: { transcription: 'Hello, please call me back.' },
	}),
	nothing: {
		message: 'The chosen accounts have no voice message, recording or fax of the last days',
		description: 'Leave a voice message on one of their numbers, and execute the step again.',
	},
	plural: 'files',
};
