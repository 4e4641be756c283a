import { createHash } from 'node:crypto';
import { ownerOf } from './calls';
import { withoutUndefined } from './given';
import type { Direction, EndpointInfo, SessionInfo } from './model';
import type { Office } from './office';

/** A text as the API returns it. */
export interface MessageInfo {
	id: string;
	accountId: string;
	customerId?: string;
	endpointId: string;
	endpointDisplayName?: string;
	date: string;
	direction: Direction;
	/** The party outside. */
	otherAddress: string;
	/** Who wrote it: a phone user's e-mail, or the number outside. */
	sender: string;
	text: string;
	isUnread: boolean;
}

/** A conversation as the API returns it. */
export interface ConversationInfo {
	id: string;
	endpointId: string;
	otherAddress: string;
	mostRecentMessage: MessageInfo;
}

/** A line of a transcript. */
export interface ChatTranscriptMessage {
	date: string;
	from: string;
	body: string;
	mediaUri?: string;
	mediaContentType?: string;
}

/** A text with what the API does not return: the chat in which it was written. */
export interface StoredMessage extends MessageInfo {
	conversationId: string;
	sessionId?: string;
	mediaUri?: string;
	mediaContentType?: string;
}

/** What is needed to note a text. */
export type MessageStart = Pick<StoredMessage, 'otherAddress' | 'direction' | 'text'> &
	Partial<StoredMessage> & { line: EndpointInfo };

/** All texts between one of the office's endpoints and one party outside. */
export interface Conversation {
	id: string;
	endpointId: string;
	otherAddress: string;
	messages: StoredMessage[];
}

/** Fields of a message in the order of its class. */
export const MESSAGE_FIELDS = [
	'id',
	'accountId',
	'customerId',
	'endpointId',
	'endpointDisplayName',
	'date',
	'direction',
	'otherAddress',
	'sender',
	'text',
	'isUnread',
];

/** The texts of the office, by conversation. */
export class Messages {
	private readonly byId = new Map<string, StoredMessage>();
	private readonly byConversation = new Map<string, Conversation>();

	constructor(private readonly office: Office) {}

	clear(): void {
		this.byId.clear();
		this.byConversation.clear();
	}

	/** Every text in the order in which they came; the objects are live. */
	all(): StoredMessage[] {
		return [...this.byId.values()];
	}

	conversations(): Conversation[] {
		return [...this.byConversation.values()];
	}

	/** The conversation of an endpoint with somebody outside, whether anything was written or not. */
	between(endpointId: string, otherAddress: string): Conversation {
		const hash = createHash('md5').update(`${endpointId}/${otherAddress}`).digest('hex');
		const id = `69${hash.slice(0, 22)}`;
		return this.byConversation.get(id) ?? { id, endpointId, otherAddress, messages: [] };
	}

	/**
	 * Notes a text.
	 *
	 * Assumption: what comes in is unread until the office writes in the same conversation.
	 */
	add({ line, ...given }: MessageStart): StoredMessage {
		const conversation = this.between(line.id, given.otherAddress);
		const { accountId, customerId } = ownerOf(line);
		const incoming = given.direction === 'Incoming';
		const message: StoredMessage = {
			id: given.id ?? this.office.newId(),
			accountId,
			customerId,
			endpointId: line.id,
			endpointDisplayName: line.displayName,
			date: this.office.now(),
			sender: incoming ? given.otherAddress : (line.extraInformation ?? line.displayName),
			isUnread: incoming,
			...withoutUndefined(given),
			conversationId: conversation.id,
		};
		if (!incoming) for (const earlier of conversation.messages) earlier.isUnread = false;
		conversation.messages.push(message);
		this.byConversation.set(conversation.id, conversation);
		this.byId.set(message.id, message);
		return message;
	}

	/** The line on which a chat is held, and the party outside. */
	partiesOf(session: SessionInfo): { line: EndpointInfo | undefined; otherAddress: string } {
		const incoming = session.direction === 'Incoming';
		const own = session.fromPhoneNumber ?? (incoming ? session.toAddress : session.fromAddress);
		const { endpoints, directory } = this.office;
		return {
			line:
				endpoints.find(({ extraInformation }) => extraInformation === own) ??
				directory.endpoint(session.endpointId),
			otherAddress: (incoming ? session.fromAddress : session.toAddress) ?? 'anonymous',
		};
	}

	/** The conversation that a chat is part of, if its endpoint is known. */
	conversationOf(session: SessionInfo): Conversation | undefined {
		const { line, otherAddress } = this.partiesOf(session);
		return line && this.between(line.id, otherAddress);
	}
}
