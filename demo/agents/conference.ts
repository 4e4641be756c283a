import type { ResourceChecks } from './agentCheck';

const SPECIALIST = '+15035550142';

export const conference: ResourceChecks = {
	add: ({ office }) => {
		const call = office.start({ fromName: 'Joined by a specialist' });
		return {
			claim: 'makes a conference of a call and dials somebody into it',
			gives: { sessionId: call.id, callSid: call.callSid, destination: '+1 (503) 555-0142' },
			effect: () => {
				const now = office.get(call.id);
				return Boolean(
					now?.conferenceSid && now.members.some((each) => each.identity === SPECIALIST),
				);
			},
			refuses: [{ gives: { destination: '' }, says: ['phone number'] }],
		};
	},
};
