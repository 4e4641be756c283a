import { PHONE_USER_ROLES } from '../../../shared/api/roles';
import { session } from '../../../shared/entities/session';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';

/** GetActiveSessions: the live sessions of the phone user that the login belongs to. */
export const getActive: Operation = {
	name: 'Get Active',
	value: 'getActive',
	action: 'Get active sessions of phone user',
	description: 'Retrieve the sessions that are live: your calls and chats',
	roles: PHONE_USER_ROLES,
	method: 'GET',
	path: '/sessions/active',
	fields: [],
	answer: many(session, { at: 'sessions' }),
};
