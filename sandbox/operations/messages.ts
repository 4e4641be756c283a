import { badArgument, missing } from '../framework/failures';
import { forUsers, type Operation, type UserCall } from '../framework/operation';
import { MESSAGE_FIELDS, type Conversation, type StoredMessage } from '../office/messages';
import { inOrder } from '../office/model';
import { sendText } from '../office/texting';
import { found } from './belonging';
import { LIST_FIELDS, listResponse } from './lists';
import { accountsOf, among, momentOf, sessionOf, textOf } from './reach';

const written = (message: StoredMessage) => inOrder(message, MESSAGE_FIELDS);

/**
 * Sends a text, into a chat or from one of the lines to a number.
 *
 * Assumption: a text is needed, and without a chat a line and a number; into a chat that is over,
 * or into a call, nothing can be written; the sender is the login.
 */
function send(call: UserCall): object {
	const text = textOf(call.request.body) && String(call.request.body);
	if (!text) throw missing('Body');
	const parties = call.request.sessionId ? partiesOfSession(call) : partiesNamed(call);
	return written(sendText(call.office, { ...parties, text, sender: call.user.emailAddress }));
}

function partiesOfSession(call: UserCall) {
	const session = sessionOf(call);
	if (session.channel !== 'Chat') throw badArgument('SessionId', 'The session is not a chat.');
	if (session.ended) throw badArgument('SessionId', 'The session has ended.');
	const { line, otherAddress } = call.office.messages.partiesOf(session);
	if (!line) throw badArgument('SessionId', 'The endpoint of the session no longer exists.');
	return { line, otherAddress, sessionId: session.id };
}

function partiesNamed(call: UserCall) {
	const endpointId = textOf(call.request.endpointId);
	const otherAddress = textOf(call.request.toAddress);
	if (!endpointId) throw missing('EndpointId');
	if (!otherAddress) throw missing('ToAddress');
	return { line: found(call, 'Endpoint', endpointId, call.office.endpoints), otherAddress };
}

/** Whether the text is among those that a list is about. */
function filter(call: UserCall): (message: StoredMessage) => boolean {
	const { request } = call;
	const accounts = accountsOf(call);
	const after = momentOf(request.afterDate, 'AfterDate');
	return (message) =>
		accounts.includes(message.accountId) &&
		among(message.customerId, request.customerIds) &&
		among(message.endpointId, request.endpointIds) &&
		among(message.conversationId, request.conversationIds) &&
		(after === undefined || Date.parse(message.date) > after);
}

function listMessages(call: UserCall): object {
	const matching = call.office.messages.all().filter(filter(call));
	return listResponse(matching, call.request, written, 'date');
}

/** Assumption: the one with the newest text comes first, and that text decides what is shown. */
function listConversations(call: UserCall): object {
	const fits = filter(call);
	const newest = ({ messages }: Conversation) => messages[messages.length - 1];
	const conversations = call.office.messages
		.conversations()
		.filter((conversation) => fits(newest(conversation)))
		.sort((a, b) => (newest(a).date < newest(b).date ? 1 : -1))
		.map((conversation) => {
			const { id, endpointId, otherAddress } = conversation;
			return { id, endpointId, otherAddress, mostRecentMessage: written(newest(conversation)) };
		});
	return { conversations };
}

const HALF_A_YEAR_MS = 183 * 24 * 60 * 60 * 1000;

/**
 * What was written in a chat.
 *
 * Assumption: a call has an empty transcript; `from` is the writer's name, or the address where
 * there is none; earlier texts reach back half a year unless a later day is given.
 */
function transcript(call: UserCall): object {
	const { office, request } = call;
	const session = sessionOf(call);
	const all = office.messages.conversationOf(session)?.messages ?? [];
	const halfAYearAgo = office.clock.now().getTime() - HALF_A_YEAR_MS;
	const cutOff = momentOf(request.historicalCutOffDate, 'HistoricalCutOffDate') ?? halfAYearAgo;
	const since = Math.max(cutOff, halfAYearAgo);
	const isEarlier = ({ date }: StoredMessage) =>
		date < (session.dateCompleted ?? office.now()) && Date.parse(date) >= since;
	const messages = all.filter(
		(message) =>
			message.sessionId === session.id ||
			(request.includeHistorical === true && isEarlier(message)),
	);
	return { messages: messages.map((message) => line(call, message)) };
}

function line({ office }: UserCall, message: StoredMessage): object {
	return inOrder({ ...message, from: office.nameOf(message.sender), body: message.text }, [
		'date',
		'from',
		'body',
		'mediaUri',
		'mediaContentType',
	]);
}

const FILTERS = {
	accountIds: 'list',
	endpointIds: 'list',
	customerIds: 'list',
	afterDate: 'text',
} as const;

export const messageOperations: Operation[] = [
	forUsers({
		name: 'ListMessages',
		routes: [['GET', '/messages']],
		fields: { ...LIST_FIELDS, ...FILTERS, conversationIds: 'list' },
		handle: listMessages,
	}),
	forUsers({
		name: 'SendMessage',
		// Any verb leads here, but for the one that lists.
		routes: [
			['POST', '/sessions/{sessionId}/messages'],
			...['POST', 'PUT', 'PATCH', 'DELETE'].map((verb) => [verb, '/messages'] as const),
		],
		anyRole: ['User'],
		fields: { sessionId: 'text', endpointId: 'text', toAddress: 'text', body: 'text' },
		handle: send,
	}),
	forUsers({
		name: 'ListConversations',
		routes: [['GET', '/conversations']],
		fields: FILTERS,
		emptyResponse: { conversations: [] },
		handle: listConversations,
	}),
	forUsers({
		name: 'GetChatTranscript',
		routes: [['GET', '/sessions/{sessionId}/transcript']],
		anyRole: ['User'],
		fields: { sessionId: 'text', includeHistorical: 'bool', historicalCutOffDate: 'text' },
		emptyResponse: { messages: [] },
		handle: transcript,
	}),
];
