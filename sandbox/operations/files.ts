import { missing, notYours } from '../framework/failures';
import { Redirect, type Content } from '../framework/content';
import type { UploadedFile } from '../framework/form';
import { forUsers, type Operation, type UserCall } from '../framework/operation';
import { keptBytes } from '../office/bytes';
import { FILE_FIELDS, FILE_TYPES, type StoredFile } from '../office/files';
import { inOrder } from '../office/model';
import { customerIn, forOffice, found } from './belonging';
import { LIST_FIELDS, listResponse } from './lists';
import { accountsOf, among, contains, momentOf, textOf } from './reach';

/** Where the content of files is: with the API, on another host, or there by a redirect. */
export interface ContentPlace {
	otherHost?: string;
	byRedirect?: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1000;

const fileOf = (call: UserCall) =>
	found(call, 'File', textOf(call.request.fileId), call.office.files.all());

const pathOf = (file: StoredFile) => `/content/${file.id}/${encodeURIComponent(file.fileName)}`;

/** Assumption: an address on another host is one that needs no login, as a signed one does not. */
function uriOf({ origin }: UserCall, file: StoredFile, place: ContentPlace): string {
	const isElsewhere = place.otherHost && !place.byRedirect;
	return isElsewhere ? signed(place.otherHost!, file) : origin + pathOf(file);
}

const signed = (host: string, file: StoredFile) =>
	`${host}${pathOf(file)}?sv=2026-01-01&sig=${encodeURIComponent(`${file.id.slice(-12)}+/=`)}`;

/** The bytes of a file with the headers that describe them. */
export function contentOf(file: StoredFile): Content {
	return {
		length: file.bytes.length,
		headers: {
			'content-type': file.contentType,
			'content-length': String(file.bytes.length),
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
		},
		open: file.bytes.open,
	};
}

/**
 * Assumption: file name and content type are looked for as parts (the vendor's client says they
 * are prefixes), and a day alone as the end means all of that day, in UTC.
 */
function listFiles(call: UserCall, place: ContentPlace): object {
	const { request, office } = call;
	const accounts = accountsOf(call);
	const from = momentOf(request.dateCreatedStart, 'DateCreatedStart') ?? -Infinity;
	const to = momentOf(request.dateCreatedEnd, 'DateCreatedEnd') ?? Infinity;
	const isDay = /^\d{4}-\d{2}-\d{2}$/.test(textOf(request.dateCreatedEnd));
	const until = isDay ? to + DAY_MS - 1 : to;
	const matching = office.files.all().filter((file) => {
		const created = Date.parse(file.dateCreated);
		return (
			accounts.includes(file.accountId) &&
			among(file.customerId, request.customerIds) &&
			(!request.sessionId || file.sessionId === request.sessionId) &&
			(!request.userId || file.userId === request.userId) &&
			(!request.type || file.type === request.type) &&
			created >= from &&
			created <= until &&
			contains(file.fileName, request.fileName) &&
			contains(file.contentType, request.contentType) &&
			contains(file.transcription, request.transcriptionContains)
		);
	});
	return listResponse(matching, request, (file) => write(call, file, place));
}

function write(call: UserCall, file: StoredFile, place: ContentPlace): object {
	return inOrder({ ...file, uri: uriOf(call, file, place) }, FILE_FIELDS);
}

/** Assumption: one file is needed, and an account where the login has more than one. */
function upload(call: UserCall): StoredFile {
	const { office, user, request } = call;
	const [part] = call.files;
	if (!part) throw missing('File');
	const [only, ...more] = user.accountIds;
	const accountId = textOf(request.accountId) || (more.length === 0 ? only : '');
	if (!accountId) throw missing('AccountId');
	if (!user.accountIds.includes(accountId)) throw notYours();
	return office.addFile({
		accountId,
		...customerFields(call, accountId),
		...contentFields(part),
		fileName: textOf(request.fileName) || part.fileName || 'file',
		userId: user.id,
		userName: `${user.firstName} ${user.lastName}`,
		createdBy: user.emailAddress,
	});
}

function contentFields({ contentType, chunks }: UploadedFile) {
	return { contentType, bytes: keptBytes(chunks) };
}

function customerFields(call: UserCall, accountId: string) {
	const customer = customerIn(call, accountId, textOf(call.request.customerId));
	if (!customer) return {};
	const { id: customerId, name: customerName, breadcrumb: customerBreadcrumb } = customer;
	return { customerId, customerName, customerBreadcrumb };
}

/** Sets what was sent; a file part replaces the content. */
function patch(call: UserCall): StoredFile {
	const { office, request, user } = call;
	const file = fileOf(call);
	const [part] = call.files;
	return office.files.change(file.id, {
		...customerFields(call, file.accountId),
		...(part ? contentFields(part) : {}),
		...(request.fileName ? { fileName: textOf(request.fileName) } : {}),
		...(request.userId ? { userId: textOf(request.userId) } : {}),
		lastModifiedBy: user.emailAddress,
	});
}

function remove(call: UserCall): undefined {
	call.office.files.remove(fileOf(call).id);
}

function content(call: UserCall, { otherHost, byRedirect }: ContentPlace): object {
	const file = fileOf(call);
	return otherHost && byRedirect ? new Redirect(signed(otherHost, file)) : contentOf(file);
}

export function fileOperations(place: ContentPlace): Operation[] {
	const UPLOAD_FIELDS = { accountId: 'text', customerId: 'text', fileName: 'text' } as const;
	return [
		forOffice({
			name: 'ListFiles',
			routes: [['GET', '/files']],
			fields: {
				...LIST_FIELDS,
				accountIds: 'list',
				customerIds: 'list',
				sessionId: 'text',
				fileName: 'text',
				contentType: 'text',
				type: FILE_TYPES,
				dateCreatedStart: 'text',
				dateCreatedEnd: 'text',
				userId: 'text',
				transcriptionContains: 'text',
			},
			handle: (call) => listFiles(call, place),
		}),
		forOffice({
			name: 'GetFile',
			routes: [['GET', '/files/{fileId}']],
			fields: { fileId: 'text' },
			handle: (call) => write(call, fileOf(call), place),
		}),
		forOffice({
			name: 'NewFile',
			routes: [['POST', '/files']],
			fields: UPLOAD_FIELDS,
			handle: (call) => write(call, upload(call), place),
		}),
		forUsers({
			name: 'AppUploadFile',
			routes: [['POST', '/app/file']],
			fields: UPLOAD_FIELDS,
			handle: (call) => write(call, upload(call), place),
		}),
		forOffice({
			name: 'PatchFile',
			routes: [['PATCH', '/files/{fileId}']],
			fields: { fileId: 'text', fileName: 'text', customerId: 'text', userId: 'text' },
			handle: (call) => write(call, patch(call), place),
		}),
		forOffice({
			// Assumption: the name, and that the role is that of the other operations on files.
			name: 'DeleteFile',
			routes: [['DELETE', '/files/{fileId}']],
			fields: { fileId: 'text' },
			handle: remove,
		}),
		forUsers({
			// Assumption: the route, to which `uri` leads; on the API's own host it needs the login.
			name: 'FileContent',
			routes: [['GET', '/content/{fileId}/{fileName}']],
			fields: { fileId: 'text', fileName: 'text' },
			handle: (call) => content(call, place),
		}),
	];
}
