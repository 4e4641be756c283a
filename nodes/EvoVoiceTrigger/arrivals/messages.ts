import type { IDataObject } from 'n8n-workflow';

import { message as entity } from '../../shared/entities/message';
import type { Message } from '../../shared/entities/message';
import { customerFilter, endpointFilter, numberFilter, textFilter } from '../filters';
import { listByDay } from '../service';
import { asText, createdAt } from '../text';
import type { ArrivalSource } from './tracker';
import { arrivalTracker, outputOf, sampleOf } from './tracker';

const RECEIVED = 'messageReceived';
const SENT = 'messageSent';

const eventsOf = ({ direction }: Message) => [direction === 'Outgoing' ? SENT : RECEIVED];

/**
 * Names the conversation: an agent's memory keeps apart what was written on two lines. People whose
 * number the service does not tell are kept apart as well as can be.
 */
const conversationOf = ({ id, endpointId, otherAddress, sender }: Message) =>
	`${asText(endpointId)}:${asText(otherAddress) || asText(sender) || asText(id)}`;

const dateOf = ({ date }: Message) => createdAt(date);

/** The texts of one conversation, for an AI agent and for everybody else. */
function itemOf(messages: Message[], simplify: boolean): IDataObject {
	const last = messages[messages.length - 1];
	return {
		chatInput: messages.map(({ text }) => asText(text)).join('\n'),
		sessionId: conversationOf(last),
		message: outputOf(entity, last, simplify),
	};
}

/** The texts and chat messages of the chosen accounts. */
export const MESSAGES: ArrivalSource<Message> = {
	value: 'messages',
	name: 'Messages',
	action: 'On text messages received or sent',
	description: 'Texts and chat messages of whole accounts',
	events: [
		{ value: RECEIVED, description: 'Somebody wrote to one of your numbers or chats' },
		{ value: SENT, description: 'Somebody of yours, or a workflow, wrote' },
	],
	defaultEvents: [RECEIVED],
	hasAccounts: true,
	filters: [
		endpointFilter('messages'),
		customerFilter('messages'),
		numberFilter(
			'Other Party Contains',
			'otherContains',
			'messages to or from somebody whose number',
			'otherAddress',
		),
		numberFilter('Sender Contains', 'senderContains', 'messages whose sender', 'sender'),
		textFilter('Text Contains', 'textContains', 'messages whose text', 'text', 'e.g. appointment'),
	],
	tracker: arrivalTracker<Message>({
		dateOf,
		mark: () => '',
		events: (message, before) => (before === undefined ? eventsOf(message) : []),
	}),
	open: (service, scope, { now }) =>
		listByDay(
			service,
			{
				url: '/messages',
				sortField: 'date',
				days: (first) => ({ afterDate: `${first}T00:00:00Z` }),
			},
			scope,
			now,
		),
	item: ({ thing }, simplify) => itemOf([thing], simplify),
	debounce: {
		event: RECEIVED,
		senderOf: conversationOf,
		dateOf,
		item(events, simplify) {
			const messages = events.map(({ thing }) => thing);
			const all = messages.map((each) => outputOf(entity, each, simplify));
			return { ...itemOf(messages, simplify), messages: all };
		},
	},
	sample: sampleOf(eventsOf, {
		[RECEIVED]: { direction: 'Incoming' },
		[SENT]: { direction: 'Outgoing' },
	}),
	nothing: {
		message: 'The chosen accounts have no text or chat message of the last days',
		description: 'Send a text to one of their numbers, and execute the step again.',
	},
	plural: 'messages',
};
