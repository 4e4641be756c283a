import type { Bound } from '../framework/binding';
import type { Office } from '../office/office';
import { REPORT_KINDS } from '../office/reportKinds';
import { nameIn, short, titleOf } from './names';
import { SESSION_DEEDS } from './sessionDeeds';

/** What a request asks for, in the words of somebody who watches the office. */
export interface Deed {
	/** Such as `Elif Demir invited to the chat with Maria Santos`. */
	words: string;
	/** The session that it changes, and in short what becomes of it, such as `held`. */
	change?: { sessionId: string; what: string };
}

interface Asked {
	office: Office;
	request: Bound;
}

const field = ({ request }: Asked, name: string) => short(String(request[name] ?? ''));

/** What a thing is called, by the id that the request names it with; else the id itself. */
function called<T extends { id: string }>(
	asked: Asked,
	idField: string,
	items: T[],
	name: (item: T) => string,
): string {
	const item = items.find(({ id }) => id === asked.request[idField]);
	return item ? name(item) : field(asked, idField);
}

const fileOf = (asked: Asked) =>
	called(asked, 'fileId', asked.office.files.all(), ({ fileName }) => fileName);
const flowOf = (asked: Asked) =>
	called(asked, 'flowId', asked.office.directory.flows, ({ name }) => name);
const customerOf = (asked: Asked) =>
	called(asked, 'customerId', asked.office.customers, ({ name }) => name);
const reportOf = (asked: Asked) =>
	asked.office.reports.get(String(asked.request.id))?.info.name ?? field(asked, 'id');
const nameOf = (asked: Asked, name: string) =>
	nameIn(asked.office, String(asked.request[name] ?? ''));

/** The name can be left to the form's own part, which is not read here. */
function uploaded(asked: Asked): string {
	return ['file', field(asked, 'fileName'), 'uploaded'].filter(Boolean).join(' ');
}

const REPORTS_ASKED_FOR = Object.fromEntries(
	REPORT_KINDS.map(({ operation, name }) => [operation, () => `report ${name} asked for`]),
);

const DEEDS: Record<string, (asked: Asked) => string> = {
	...REPORTS_ASKED_FOR,
	Authenticate: () => 'logged in',
	GetAuthStatus: () => 'login checked',
	GetActiveSessions: () => 'active sessions looked at',
	GetMySessions: () => 'active sessions looked at',
	ListSessions: () => 'sessions looked at',
	ListMessages: () => 'texts looked at',
	ListConversations: () => 'conversations looked at',
	ListFiles: () => 'files looked at',
	ListReports: () => 'reports looked at',
	DeleteSessions: () => 'sessions erased in bulk',
	SendMessage: (asked) =>
		`text sent to ${nameOf(asked, 'toAddress')} from ${nameOf(asked, 'endpointId')}: “${field(asked, 'body')}”`,
	NewOutgoingSession: (asked) =>
		`${nameOf(asked, 'numberToDial')} called by the flow ${flowOf(asked)}`,
	NewFile: uploaded,
	AppUploadFile: uploaded,
	GetFile: (asked) => `file ${fileOf(asked)} looked up`,
	FileContent: (asked) => `file ${fileOf(asked)} downloaded`,
	PatchFile: (asked) => `file ${fileOf(asked)} changed`,
	DeleteFile: (asked) => `file ${fileOf(asked)} deleted`,
	DownloadReport: (asked) => `report ${reportOf(asked)} downloaded`,
	DeleteReport: (asked) => `report ${reportOf(asked)} deleted`,
	NewCustomer: (asked) => `customer ${field(asked, 'name')} added`,
	PatchCustomer: (asked) => `customer ${customerOf(asked)} changed`,
	DeleteCustomer: (asked) => `customer ${customerOf(asked)} deleted`,
	PatchEndpoint: (asked) => `endpoint ${nameOf(asked, 'endpointId')} changed`,
	DeleteEndpoint: (asked) => `endpoint ${nameOf(asked, 'endpointId')} deleted`,
	BuyPhoneNumber: (asked) => `number ${field(asked, 'number')} bought`,
	SetPhoneNumberIsFax: (asked) => `fax of ${nameOf(asked, 'endpointId')} changed`,
	AppNewAssistant: (asked) => `assistant ${field(asked, 'name')} added`,
	NewUser: (asked) => `user ${field(asked, 'emailAddress')} added`,
	NewFlow: (asked) => `flow ${field(asked, 'name')} added`,
	DeleteFlow: (asked) => `flow ${flowOf(asked)} deleted`,
	ExportPackage: () => 'flows exported',
	ImportPackage: () => 'flows imported',
	CopyFlow: (asked) => `flow ${flowOf(asked)} copied`,
	PatchFlow: (asked) => `flow ${flowOf(asked)} changed`,
	ResendNotification: () => 'notification sent again',
};

/**
 * Says what a request asks for, with the names as they are before it is carried out.
 * @param operation the one that its route leads to, if it leads to any
 */
export function deedOf(office: Office, operation: string | undefined, request: Bound): Deed {
	if (!operation) return { words: 'Asked for a route that does not exist' };
	const asked = { office, request };
	return ofSession(asked, operation) ?? { words: sentence(wordsFor(asked, operation)) };
}

function ofSession({ office, request }: Asked, operation: string): Deed | undefined {
	const session = office.get(String(request.sessionId ?? ''));
	const describe = SESSION_DEEDS[operation];
	if (!session || !describe) return undefined;
	const it = titleOf(office, session);
	const [words, what] = describe({ office, request, session, it });
	return { words: sentence(words), change: what ? { sessionId: session.id, what } : undefined };
}

function wordsFor(asked: Asked, operation: string): string {
	const namesSession = asked.request.sessionId !== undefined && operation in SESSION_DEEDS;
	if (namesSession) return `${spoken(operation)}: unknown session ${field(asked, 'sessionId')}`;
	return (DEEDS[operation] ?? (() => spoken(operation)))(asked);
}

// The verbs with which names of operations begin, as of what is done.
const DONE: Record<string, string> = {
	Add: 'added',
	Copy: 'copied',
	Delete: 'deleted',
	End: 'ended',
	Get: 'read',
	Hold: 'held',
	Invite: 'invited',
	List: 'listed',
	New: 'added',
	Patch: 'changed',
	Record: 'recorded',
	Redirect: 'transferred',
	Reject: 'turned down',
	Search: 'searched',
	Send: 'sent',
};

/** The name of an operation in words: `ListAccounts` as `accounts listed`. */
function spoken(operation: string): string {
	const [verb, ...rest] = operation.split(/(?<=[a-z])(?=[A-Z])/);
	const done = DONE[verb];
	return (done ? [...rest, done] : [verb, ...rest]).join(' ').toLowerCase();
}

function sentence(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}
