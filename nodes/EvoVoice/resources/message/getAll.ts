import { message } from '../../../shared/entities/message';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';
import { accountIds } from '../fields/account';
import {
	pickerFilter,
	customerFilter,
	endpointFilter,
	momentFilter,
	specificIds,
} from '../fields/filters';
import { sortedBy } from '../fields/sorting';

export const sentAfter = momentFilter(
	'afterDate',
	'After Date',
	'Only messages that were sent or received after this moment',
);

/** ListMessages: texts that were sent and received. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many text messages sent and received',
	description: 'Retrieve many text messages of whole accounts, sent and received',
	method: 'GET',
	path: '/messages',
	fields: [
		accountIds,
		sentAfter,
		pickerFilter(
			'searchConversations',
			'conversationIds',
			'Conversation',
			'Only messages between one number and one person',
		),
		customerFilter,
		endpointFilter,
		specificIds,
		...sortedBy(message),
	],
	answer: many(message),
};
