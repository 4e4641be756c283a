import { SESSIONS } from '../sessions/kind';
import { lookUpSessions } from '../sessions/lookUp';
import { SESSION_OFFER } from './sessionOffer';
import type { SessionOffer } from './sessionOffer';

/** The live sessions of the phone user whose login it is. */
export const MY_SESSIONS: SessionOffer = {
	...SESSION_OFFER,
	value: 'mySessions',
	name: 'My Sessions',
	action: 'On my calls and chats',
	description: 'The live calls and chats of the phone user whose login is in the credential',
	hasAccounts: false,
	askedWith: [],
	tellsOfUnlisted: false,
	open: (service, _, { mayGoOn }) => ({
		kind: SESSIONS,
		async page() {
			const answer = await service.get('/sessions/active', undefined, { roles: ['User'] });
			return { things: service.list(answer, 'sessions'), hasMore: false };
		},
		lookUp: async (ids) => await lookUpSessions(service, ids, mayGoOn),
	}),
	nothing: {
		message: 'No session is live right now',
		description:
			"Start a call or a chat with the phone user whose login is in the credential, and execute the step again while it is live. With 'Account Sessions' under 'Trigger On', calls that are over can be shown too.",
	},
};
