import { PHONE_USER_ROLES } from '../../../shared/api/roles';
import { transcriptMessage } from '../../../shared/entities/session';
import { day } from '../../../shared/fields/dates';
import { inQuery, optional, option } from '../../../shared/fields/field';
import { yesOrNo } from '../../../shared/fields/values';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';
import { sessionId } from '../fields/objectIds';

/** GetChatTranscript: what was written in a chat, in one answer. */
export const getTranscript: Operation = {
	name: 'Get Transcript',
	value: 'getTranscript',
	action: 'Get transcript of chat session',
	description: 'Retrieve the transcript of a chat session: who wrote what and when',
	roles: PHONE_USER_ROLES,
	method: 'GET',
	path: '/sessions/{sessionId}/transcript',
	sessionChannel: 'Chat',
	fields: [
		sessionId,
		option(
			inQuery(
				{
					displayName: 'Include Historical',
					name: 'includeHistorical',
					type: 'boolean',
					default: true,
					description: 'Whether to take in earlier chats with the same party, too',
				},
				yesOrNo,
			),
		),
		option(
			inQuery(
				{
					displayName: 'Historical Cut-Off Date',
					name: 'historicalCutOffDate',
					type: 'dateTime',
					default: '',
					description: 'How far back earlier chats go, at most six months',
				},
				optional(day),
			),
		),
	],
	answer: many(transcriptMessage, { at: 'messages' }),
};
