import { createHash } from 'node:crypto';
import { faxPage, tone } from './bytes';
import { ownerOf } from './calls';
import type { FileStart, StoredFile } from './files';
import { nameByNumber } from './members';
import type { EndpointInfo, SessionInfo } from './model';
import type { Office } from './office';

// Assumption: how long the service takes to have a recording ready, and to write down what was said.
export const RECORDING_READY_MS = 6_000;
export const TRANSCRIBED_AFTER_MS = 20_000;

const VOICE_MESSAGE_HZ = 440;
const RECORDING_HZ = 330;

/** What comes with a voice message. */
export interface VoiceMessage {
	/** Number of the caller. */
	from: string;
	/** The line that was called. */
	line: EndpointInfo;
	seconds: number;
	/** What is said; it is written down after a while on the clock. */
	says: string;
	/** Milliseconds until then; none = it is there at once. */
	transcribedAfterMs?: number;
	sessionId?: string;
	dateCreated?: string;
}

/** An id that comes from what it belongs to: it shifts nothing that is drawn by chance. */
export function idFrom(...parts: string[]): string {
	return `68${createHash('md5').update(parts.join('/')).digest('hex').slice(0, 22)}`;
}

/** Puts a voice message among the files. */
export function addVoiceMessage(office: Office, message: VoiceMessage): StoredFile {
	const { from, line, seconds, says, sessionId } = message;
	const file = office.files.add({
		...recording(sessionId && idFrom(sessionId, 'voice message'), message.dateCreated),
		...ownerOf(line),
		type: 'VoiceMessage',
		fileName: `voicemail-${from.replace('+', '')}.wav`,
		bytes: tone(VOICE_MESSAGE_HZ),
		recordingDuration: seconds,
		recordingFrom: nameByNumber(from) ?? from,
		fromAddress: from,
		toAddress: line.extraInformation,
		sessionId,
	});
	transcribe(office, file, says, message.transcribedAfterMs);
	return file;
}

/** Puts the recording of a call among the files. */
export function addRecording(
	office: Office,
	session: SessionInfo,
	how: { seconds: number; says: string; transcribedAfterMs?: number; dateCreated?: string },
): StoredFile {
	const { accountId, accountName, customerId, customerName, customerBreadcrumb } = session;
	const file = office.files.add({
		...recording(idFrom(session.id, 'recording'), how.dateCreated),
		accountId,
		accountName,
		customerId,
		customerName,
		customerBreadcrumb,
		type: 'CallRecording',
		fileName: `call-${session.id}.wav`,
		bytes: tone(RECORDING_HZ),
		recordingDuration: how.seconds,
		recordingFrom: session.fromName ?? session.fromAddress,
		fromAddress: session.fromAddress,
		toAddress: session.toAddress,
		sessionId: session.id,
	});
	transcribe(office, file, how.says, how.transcribedAfterMs);
	return file;
}

/** Puts a fax, in or out, among the files. */
export function addFax(
	office: Office,
	line: EndpointInfo,
	fax: { other: string; out?: boolean; lines: string[] } & Pick<
		FileStart,
		'id' | 'sessionId' | 'dateCreated'
	>,
): StoredFile {
	const { other, out, lines, ...rest } = fax;
	const own = line.extraInformation;
	return office.files.add({
		...rest,
		...ownerOf(line),
		type: out ? 'FaxOutgoing' : 'Fax',
		fileName: `fax-${other.replace('+', '')}.pdf`,
		contentType: 'application/pdf',
		bytes: faxPage([`From: ${out ? own : other}`, `To: ${out ? other : own}`, '', ...lines]),
		fromAddress: out ? own : other,
		toAddress: out ? other : own,
		createdBy: 'flow',
	});
}

function recording(id: string | undefined, dateCreated: string | undefined): FileStart {
	const recordingSid = id && `RE${id}${id.slice(-8)}`;
	return { id, dateCreated, recordingSid, contentType: 'audio/wav', createdBy: 'flow' };
}

function transcribe(office: Office, file: StoredFile, says: string, afterMs: number | undefined) {
	if (afterMs === undefined) {
		file.transcription = says;
		return;
	}
	office.clock.in(afterMs, () => {
		if (office.files.get(file.id)) office.files.change(file.id, { transcription: says });
	});
}

/**
 * From now on the call is recorded; when it is over, the recording appears as a file.
 *
 * Assumption: one recording for a session, however often it is asked for.
 */
export function startRecording(office: Office, session: SessionInfo): void {
	if (office.recordedSince.has(session.id)) return;
	office.recordedSince.set(session.id, office.clock.now().getTime());
	office.note(session, 'Recording started');
}

/** A session is over: if it was recorded, its recording is ready a little later. */
export function finishRecording(office: Office, session: SessionInfo): void {
	const since = office.recordedSince.get(session.id);
	if (since === undefined) return;
	office.recordedSince.delete(session.id);
	const seconds = Math.max(Math.round((office.clock.now().getTime() - since) / 1000), 1);
	const who = session.answeredByName ?? 'the office';
	const says = `This is ${who}. What can I do for you, ${session.fromName ?? 'caller'}? Thank you, goodbye.`;
	office.clock.in(RECORDING_READY_MS, () => {
		addRecording(office, session, { seconds, says, transcribedAfterMs: TRANSCRIBED_AFTER_MS });
	});
}
