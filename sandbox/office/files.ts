import { keptBytes, madeBytes, type Bytes } from './bytes';
import { withoutUndefined } from './given';
import type { CustomerBreadcrumb, EntityInfo } from './model';
import type { Office } from './office';
import { HARBOR_DESK } from './people';

// The names of the metadata; the vendor's client knows LiveAnswerRecording as well.
export const FILE_TYPES = [
	'Upload',
	'VoiceMessage',
	'CallRecording',
	'Fax',
	'Attachment',
	'FaxOutgoing',
] as const;
export type FileType = (typeof FILE_TYPES)[number];

/** A file as the API returns it; `uri` is added to each answer. */
export interface FileInfo extends EntityInfo {
	type: FileType;
	accountId: string;
	accountName?: string;
	customerId?: string;
	customerName?: string;
	customerBreadcrumb: CustomerBreadcrumb[];
	userId?: string;
	userName?: string;
	fileName: string;
	uri?: string;
	contentType: string;
	contentLength: number;
	recordingSid?: string;
	/** Seconds. */
	recordingDuration?: number;
	recordingFrom?: string;
	transcription?: string;
	fromAddress?: string;
	toAddress?: string;
	aiTranscription?: string;
}

/** A file with what the API does not return: its session, by which a list can be filtered, and its bytes. */
export interface StoredFile extends FileInfo {
	sessionId?: string;
	bytes: Bytes;
}

/** What can be given of a new file; everything else gets a plausible value. */
export type FileStart = Partial<Omit<StoredFile, 'bytes'>> & {
	bytes?: Bytes;
	/** The content, where it is text or at hand. */
	content?: string | Buffer;
	/** So many bytes, made up while they are sent: a large file costs no memory. */
	size?: number;
};

/** Fields of a file in the order in which the framework writes them. */
export const FILE_FIELDS = [
	'type',
	'accountId',
	'accountName',
	'customerId',
	'customerName',
	'customerBreadcrumb',
	'userId',
	'userName',
	'fileName',
	'uri',
	'contentType',
	'contentLength',
	'recordingSid',
	'recordingDuration',
	'recordingFrom',
	'transcription',
	'fromAddress',
	'toAddress',
	'aiTranscription',
	'id',
	'dateCreated',
	'dateLastModified',
	'createdBy',
	'lastModifiedBy',
];

/** The files of the office: uploads, voice messages, recordings and faxes. */
export class Files {
	private readonly byId = new Map<string, StoredFile>();

	constructor(private readonly office: Office) {}

	clear(): void {
		this.byId.clear();
	}

	/** Every file in the order in which they came; the objects are live. */
	all(): StoredFile[] {
		return [...this.byId.values()];
	}

	get(id: string): StoredFile | undefined {
		return this.byId.get(id);
	}

	/** Adds a file: without more, a short text that somebody uploaded to the account Harbor Desk. */
	add({ content, size, ...given }: FileStart = {}): StoredFile {
		const now = given.dateCreated ?? this.office.now();
		const bytes = given.bytes ?? bytesOf(content, size);
		const file: StoredFile = {
			type: 'Upload',
			accountId: HARBOR_DESK.id,
			accountName: this.office.nameOfAccount(given.accountId ?? HARBOR_DESK.id),
			customerBreadcrumb: [],
			fileName: 'notes.txt',
			contentType: size === undefined ? 'text/plain' : 'application/octet-stream',
			id: given.id ?? this.office.newId(),
			dateCreated: now,
			dateLastModified: now,
			...withoutUndefined(given),
			bytes,
			contentLength: bytes.length,
		};
		this.byId.set(file.id, file);
		return file;
	}

	/**
	 * Sets fields of a file, and its date of change.
	 * @throws Error when there is no such file
	 */
	change(id: string, fields: Partial<StoredFile>): StoredFile {
		const file = this.byId.get(id);
		if (!file) throw new Error(`The sandbox has no file ${id}`);
		const length = fields.bytes && { contentLength: fields.bytes.length };
		return Object.assign(file, fields, length, { dateLastModified: this.office.now() });
	}

	remove(id: string): void {
		this.byId.delete(id);
	}
}

function bytesOf(content: string | Buffer | undefined, size: number | undefined): Bytes {
	if (size !== undefined) return madeBytes(size);
	return keptBytes([Buffer.from(content ?? 'Gate code for the loading dock: ask reception.\n')]);
}
