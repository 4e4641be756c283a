import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { deepCopy } from 'n8n-workflow';

import { simplify as simplified } from '../../shared/entities/entity';
import { appearing, sampleOf } from '../appearing/kind';
import type { Appeared } from '../appearing/kind';
import { message as entity } from '../../shared/entities/message';
import type { Message } from '../../shared/entities/message';
import { contains } from '../filters';
import type { Told } from '../kind';
import { daysSince, readPage } from '../service/pages';
import { asText } from '../text';
import { customerFilter, endpointFilter, textFilter } from './filterFields';
import type { Offer } from './offer';

const RECEIVED = 'messageReceived';
const SENT = 'messageSent';

const MESSAGES = appearing<Message>({
	date: ({ date }) => date,
	mark: () => '',
	events: ({ direction }, before) => {
		if (before !== undefined) return [];
		return [direction === 'Outgoing' ? SENT : RECEIVED];
	},
});

const PARTY = 'e.g. +1503';
const FILTERS: INodeProperties[] = [
	customerFilter('messages'),
	endpointFilter('messages'),
	textFilter(
		'Other Party Contains',
		'otherContains',
		'messages to or from somebody whose number',
		PARTY,
	),
	textFilter('Sender Contains', 'senderContains', 'messages whose sender', PARTY),
	textFilter('Text Contains', 'textContains', 'messages whose text', 'e.g. appointment'),
];

/** Names the conversation: an agent's memory keeps apart what was written on two lines. */
const conversationOf = ({ endpointId, otherAddress }: Message) =>
	`${asText(endpointId)}:${asText(otherAddress)}`;

/** The texts of one conversation, for an AI agent and for everybody else. */
function messageItem(messages: Message[], simplify: boolean): IDataObject {
	const last = messages[messages.length - 1];
	return {
		chatInput: messages.map(({ text }) => asText(text)).join('\n'),
		sessionId: conversationOf(last),
		message: shown(last, simplify),
	};
}

/** A message as it comes out. */
const shown = (found: Message, simplify: boolean): IDataObject =>
	simplify ? simplified(entity, found as IDataObject) : (deepCopy(found) as IDataObject);

/** The texts and chat messages of the chosen accounts. */
export const MESSAGES_OFFER: Offer<Message, Appeared<Message>, Told<Message>> = {
	value: 'messages',
	name: 'Messages',
	action: 'On text messages received or sent',
	description: 'Texts and chat messages of whole accounts',
	events: [
		{
			value: RECEIVED,
			name: 'Message Received',
			description: 'Somebody wrote to one of your numbers or chats',
		},
		{ value: SENT, name: 'Message Sent', description: 'Somebody of yours, or a workflow, wrote' },
	],
	defaultEvents: [RECEIVED],
	hasAccounts: true,
	filters: FILTERS,
	askedWith: ['endpointId', 'customerId'],
	kind: MESSAGES,
	tellsOfUnlisted: true,
	open(service, { accounts, filters: { endpointId, customerId } }, { now }) {
		const query = {
			accountIds: accounts.join(','),
			...(endpointId && { endpointIds: endpointId }),
			...(customerId && { customerIds: customerId }),
			sortField: 'date',
			sortOrder: 'Descend',
		};
		return {
			kind: MESSAGES,
			async page(page, since) {
				const { first } = daysSince(since, now);
				const wanted = { ...query, afterDate: `${first}T00:00:00Z` };
				return await readPage(service, '/messages', wanted, page);
			},
		};
	},
	meets: (found, { endpointId, customerId, otherContains, senderContains, textContains }) =>
		(!endpointId || found.endpointId === endpointId) &&
		(!customerId || found.customerId === customerId) &&
		(!otherContains || contains(otherContains, found.otherAddress)) &&
		(!senderContains || contains(senderContains, found.sender)) &&
		(!textContains || contains(textContains, found.text)),
	item: ({ thing }, simplify) => messageItem([thing], simplify),
	combining: {
		event: RECEIVED,
		senderOf: ({ thing }) => conversationOf(thing),
		item(told, simplify) {
			const messages = told.map(({ thing }) => thing);
			const all = messages.map((each) => shown(each, simplify));
			return { ...messageItem(messages, simplify), messages: all };
		},
	},
	sample: sampleOf(MESSAGES, {
		[RECEIVED]: { direction: 'Incoming' },
		[SENT]: { direction: 'Outgoing' },
	}),
	nothing: {
		message: 'The chosen accounts have no text or chat message of the last days',
		description: 'Send a text to one of their numbers, and execute the step again.',
	},
	plural: 'messages',
};
