import { entity, type ObjectOf } from './entity';

/** A text that was sent or received (MessageInfo). It has no session ID and no attachments. */
export const message = entity({
	label: 'message',
	plural: 'messages',
	missing: 'It may have been deleted. Take the ID of another one from Get Many.',
	fields: {
		id: 'text',
		accountId: 'text',
		customerId: 'text',
		endpointId: 'text',
		endpointDisplayName: 'text',
		date: 'text',
		direction: 'text',
		otherAddress: 'text',
		sender: 'text',
		text: 'text',
		isUnread: 'flag',
	},
	simplified: [
		'id',
		'date',
		'direction',
		'otherAddress',
		'sender',
		'text',
		'endpointDisplayName',
		'endpointId',
		'customerId',
		'isUnread',
	],
});

export type Message = ObjectOf<typeof message>;

/** All texts between one endpoint and one party outside (ConversationInfo). */
export const conversation = entity({
	label: 'conversation',
	plural: 'conversations',
	missing: 'Nothing may have been written in it. Take the ID of one from Get Many Conversations.',
	fields: {
		id: 'text',
		endpointId: 'text',
		otherAddress: 'text',
		mostRecentMessage: { of: message.fields },
	},
	simplified: [],
});

export type Conversation = ObjectOf<typeof conversation>;
