import type { Activity } from './activity/activity';
import { nameIn } from './activity/names';
import type { StoredFile } from './office/files';
import type { Conversation, StoredMessage } from './office/messages';
import type { EndpointInfo, SessionInfo } from './office/model';
import type { Office } from './office/office';
import { CONTACTS } from './office/people';
import type { Report } from './office/reports';

const ENDED_WITHIN_MS = 5 * 60 * 1000;
const SHOWN_LINES = 50;
const SHOWN_CONVERSATIONS = 8;
const SHOWN_TEXTS = 20;
const SHOWN_FILES = 12;
const SHOWN_REPORTS = 10;

/** Everything that the sandbox's page shows, in one answer that it asks for again and again. */
export function overview(office: Office, activity: Activity): object {
	return {
		now: office.clock.now().toISOString(),
		sessions: sessionsOf(office, activity),
		activity: activity.rows(SHOWN_LINES),
		conversations: conversationsOf(office),
		files: newest(office.files.all(), SHOWN_FILES).map((file) => fileRow(office, file)),
		reports: newest(office.reports.all(), SHOWN_REPORTS).map((report) => reportRow(office, report)),
		people: peopleOf(office),
	};
}

/** The last ones of a list that is kept in the order in which things came; the newest first. */
function newest<T>(items: T[], count: number): T[] {
	return items.slice(-count).reverse();
}

/** Live sessions and those that ended lately, with what was last done to them over the API. */
function sessionsOf(office: Office, activity: Activity): object[] {
	const endedAfter = office.clock.now().getTime() - ENDED_WITHIN_MS;
	const changes = activity.lastChanges();
	const isShown = ({ ended, dateCompleted }: SessionInfo) =>
		!ended || Date.parse(dateCompleted ?? '') >= endedAfter;
	return office
		.sessions()
		.filter(isShown)
		.map((session) => {
			const { line, otherAddress } = office.messages.partiesOf(session);
			const rest = { log: undefined, lineId: line?.id, otherAddress };
			return { ...session, ...rest, change: changes[session.id] };
		});
}

/** The conversations with the newest texts, each with its newest first. */
function conversationsOf(office: Office): object[] {
	const place = new Map(office.messages.all().map(({ id }, index) => [id, index]));
	const placeOf = ({ messages }: Conversation) => place.get(messages[messages.length - 1].id)!;
	return office.messages
		.conversations()
		.sort((a, b) => placeOf(b) - placeOf(a))
		.slice(0, SHOWN_CONVERSATIONS)
		.map(({ id, endpointId, otherAddress, messages }) => ({
			id,
			endpointId,
			otherAddress,
			line: nameIn(office, endpointId),
			other: nameIn(office, otherAddress),
			earlier: Math.max(messages.length - SHOWN_TEXTS, 0),
			texts: newest(messages, SHOWN_TEXTS).map((message) => textRow(office, message)),
		}));
}

function textRow(office: Office, { id, date, direction, sender, text }: StoredMessage): object {
	return { id, date, direction, sender: nameIn(office, sender), text };
}

function fileRow(office: Office, file: StoredFile): object {
	const { id, type, fileName, contentType, contentLength, dateCreated, transcription } = file;
	const nameOf = (address: string | undefined) => address && nameIn(office, address);
	return {
		id,
		type,
		fileName,
		contentType,
		contentLength,
		dateCreated,
		seconds: file.recordingDuration,
		transcription,
		from: nameOf(file.fromAddress) ?? file.userName,
		to: nameOf(file.toAddress),
		uri: contentPath(file),
	};
}

/** Where the page and tools get the bytes of a file without a login. */
export const contentPath = ({ id }: StoredFile) => `/sandbox/files/${id}/content`;

function reportRow(office: Office, { info, userId, table }: Report): object {
	const { id, name, status, statusMessage, dateCreated, dateUpdated } = info;
	return {
		id,
		name,
		status,
		statusMessage,
		dateCreated,
		dateUpdated,
		by: office.users.find((user) => user.id === userId)?.emailAddress,
		uri: table && `/sandbox/reports/${id}/workbook`,
	};
}

/** Who can be played, and where they can call or write. */
function peopleOf({ endpoints }: Office): object {
	const of = (type: EndpointInfo['type']) =>
		endpoints
			.filter((endpoint) => endpoint.type === type)
			.map(({ id, displayName, extraInformation }) => {
				return { id, name: displayName, address: extraInformation };
			});
	return {
		lines: of('PhoneNumber'),
		faxLines: of('FaxNumber'),
		agents: of('User'),
		teams: of('Team'),
		contacts: CONTACTS,
	};
}
