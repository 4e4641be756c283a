import { conversation } from '../../../shared/entities/message';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';
import { accountIds } from '../fields/account';
import { customerFilter, endpointFilter } from '../fields/filters';
import { sentAfter } from './getAll';

/** ListConversations: who writes with whom, in one answer. */
export const getConversations: Operation = {
	name: 'Get Many Conversations',
	value: 'getConversations',
	action: 'Get many conversations of text messages',
	description: 'Retrieve many conversations of text messages, with the newest message of each',
	method: 'GET',
	path: '/conversations',
	fields: [accountIds, sentAfter, customerFilter, endpointFilter],
	answer: many(conversation, { at: 'conversations' }),
};
