import { file as entity } from '../../shared/entities/file';
import type { File } from '../../shared/entities/file';
import { customerFilter, optionFilter, numberFilter, textFilter, unseenIdFilter } from '../filters';
import { OFFICE_ROLES } from '../../shared/api/roles';
import { listByDay } from '../service';
import { createdAt } from '../text';
import type { ArrivalSource } from './tracker';
import { arrivalTracker, outputOf, sampleOf } from './tracker';

const TRANSCRIBED = 'transcribed';

/** What it means that a file of a type arrived. */
const BY_TYPE: Record<string, string> = {
	VoiceMessage: 'voicemailReceived',
	CallRecording: 'recordingReady',
	Fax: 'faxReceived',
	FaxOutgoing: 'faxSent',
};

/** @param before how far the file had come; undefined for a new one */
const eventsOf = ({ type = '', transcription }: File, before?: string) => [
	...(before === undefined && Object.hasOwn(BY_TYPE, type) ? [BY_TYPE[type]] : []),
	...(transcription && before !== TRANSCRIBED ? ['fileTranscribed'] : []),
];

/** The voice messages, recordings and faxes of the chosen accounts. */
export const FILES: ArrivalSource<File> = {
	value: 'files',
	name: 'Files',
	action: 'On voice messages, recordings and faxes',
	description: 'Voice messages, call recordings and faxes of whole accounts; for managers',
	events: [
		{
			value: 'voicemailReceived',
			description: 'Somebody left a voice message; its transcription may come later',
		},
		{ value: 'recordingReady', description: 'The recording of a call can be downloaded' },
		{ value: 'faxReceived', description: 'A fax came in' },
		{ value: 'faxSent', description: 'A fax went out' },
		{ value: 'fileTranscribed', description: 'A file got its transcription, or came with one' },
	],
	defaultEvents: ['voicemailReceived'],
	hasAccounts: true,
	filters: [
		customerFilter('files'),
		numberFilter(
			'From Contains',
			'fromContains',
			'files whose caller number or sender',
			'fromAddress',
		),
		unseenIdFilter({
			displayName: 'Session ID',
			name: 'sessionId',
			description: 'Only files that belong to this call or chat',
		}),
		numberFilter('To Contains', 'toContains', 'files whose called number or receiver', 'toAddress'),
		textFilter(
			'Transcription Contains',
			'transcriptionContains',
			'files whose transcription',
			'transcription',
			'e.g. invoice',
		),
		optionFilter(
			{
				displayName: 'Type',
				name: 'type',
				default: 'VoiceMessage',
				description: 'Only files of this type',
			},
			[
				{ name: 'Call Recording', value: 'CallRecording' },
				{ name: 'Fax Received', value: 'Fax' },
				{ name: 'Fax Sent', value: 'FaxOutgoing' },
				{ name: 'Upload', value: 'Upload' },
				{ name: 'Voice Message', value: 'VoiceMessage' },
			],
			true,
		),
	],
	tracker: arrivalTracker<File>({
		dateOf: ({ dateCreated }) => createdAt(dateCreated),
		mark: ({ transcription }) => (transcription ? TRANSCRIBED : ''),
		events: eventsOf,
	}),
	open: (service, scope, { now }) =>
		listByDay(
			service,
			{
				url: '/files',
				sortField: 'dateCreated',
				days: (first) => ({ dateCreatedStart: `${first}T00:00:00Z` }),
				about: { roles: OFFICE_ROLES },
			},
			scope,
			now,
		),
	item: ({ thing }, simplify) => ({
		file: outputOf(entity, thing, simplify),
	}),
	sample: sampleOf((file: File) => eventsOf(file), {
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
