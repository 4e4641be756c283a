import type { Resource } from '../../operation/operation';
import { getAll } from './getAll';
import { getConversations } from './getConversations';
import { send } from './send';
import { sendAndWait } from './sendAndWait';

export const message: Resource = {
	name: 'Message',
	value: 'message',
	description: 'A text message (SMS), or what is written in a chat',
	default: 'send',
	operations: [getAll, getConversations, send],
	waiting: sendAndWait,
};
