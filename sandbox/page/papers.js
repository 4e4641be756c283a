import { element, flashing } from './dom.js';
import { writeButton } from './cardButtons.js';
import { clockText, moment } from './times.js';

const NEWEST_TEXTS = 3;

function textRow({ direction, sender, text, date }, isNew) {
	const isIncoming = direction === 'Incoming';
	const row = element(
		'li',
		isIncoming ? 'incoming' : 'outgoing',
		element('span', 'soft', `${isIncoming ? '← in' : '→ out'}, ${sender}, `, moment(date)),
		element('span', 'said', text),
	);
	return flashing(row, isNew);
}

/** A conversation: its newest texts, the newest first, and the earlier ones behind a click. */
export function conversation({ other, line, texts, earlier, ...rest }, before) {
	const known = before?.texts.map(({ id }) => id);
	const rows = texts.map((text) => textRow(text, known && !known.includes(text.id)));
	const older = rows.slice(NEWEST_TEXTS);
	const lineId = rest.endpointId;
	return element(
		'li',
		'conversation',
		element(
			'div',
			'pair',
			element('h3', '', other, element('span', 'soft', ` on ${line}`)),
			writeButton({ otherAddress: rest.otherAddress, lineId }, other),
		),
		element('ul', 'said-list', ...rows.slice(0, NEWEST_TEXTS)),
		older.length > 0
			? element(
					'details',
					'',
					element('summary', '', `${older.length + earlier} earlier`),
					element('ul', 'said-list', ...older),
				)
			: undefined,
	);
}

const FILE_KINDS = {
	Upload: 'Upload',
	VoiceMessage: 'Voice message',
	CallRecording: 'Recording',
	Fax: 'Fax',
	Attachment: 'Attachment',
	FaxOutgoing: 'Fax sent',
};
const WITH_TRANSCRIPTION = ['VoiceMessage', 'CallRecording'];

function sizeText(bytes) {
	if (bytes < 1_000) return `${bytes} bytes`;
	return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${Math.round(bytes / 1e6)} MB`;
}

function player({ uri, fileName }) {
	const made = element('audio', '');
	made.controls = true;
	made.preload = 'none';
	made.src = uri;
	made.setAttribute('aria-label', `Play ${fileName}`);
	return made;
}

function linkTo(uri, text, aloud) {
	const made = element('a', '', text);
	made.href = uri;
	made.target = '_blank';
	made.rel = 'noopener';
	made.setAttribute('aria-label', aloud);
	return made;
}

function transcriptionOf({ type, transcription }, before) {
	if (!transcription && !WITH_TRANSCRIPTION.includes(type)) return undefined;
	if (!transcription) return element('span', 'soft', 'Not written down yet');
	const said = element('span', 'said', `“${transcription}”`);
	return flashing(said, before && before.transcription !== transcription);
}

/** A file: what it is, from whom to whom, to be played or opened, and what is said in it. */
export function fileRow(file, before) {
	const { type, from, to, seconds, uri, fileName, contentType, contentLength } = file;
	const who = [from, to].filter(Boolean).join(' → ');
	const about = [
		seconds === undefined ? undefined : clockText(seconds),
		sizeText(contentLength),
		fileName,
	];
	return element(
		'li',
		'',
		element(
			'div',
			'pair',
			element('h3', '', FILE_KINDS[type] ?? type, element('span', 'soft', who && ` ${who}`)),
			linkTo(uri, 'Open', `Open ${fileName}`),
		),
		element('span', 'soft', moment(file.dateCreated), `, ${about.filter(Boolean).join(', ')}`),
		contentType.startsWith('audio/') ? player(file) : undefined,
		transcriptionOf(file, before),
	);
}

const REPORT_STATES = {
	Queued: 'Passive',
	Running: 'Ringing',
	Completed: 'Connected',
	Error: 'Refused',
};

/** A report with its status; its workbook, once it is there. */
export function reportRow(report, before) {
	const { name, status, statusMessage, dateCreated, by, uri } = report;
	const chip = element('span', `chip is-${REPORT_STATES[status]}`, status);
	return element(
		'li',
		'',
		element(
			'div',
			'pair',
			element('h3', '', name),
			flashing(chip, before && before.status !== status),
		),
		element(
			'div',
			'pair',
			element('span', 'soft', moment(dateCreated), by && `, ${by}`),
			uri && linkTo(uri, 'Open', `Open the workbook of ${name}`),
		),
		statusMessage && element('span', 'refused', statusMessage),
	);
}
