import type { ResourceChecks } from './agentCheck';

export const call: ResourceChecks = {
	getActive: ({ office }) => {
		const { callSid } = office.start({ fromName: 'On the wallboard' });
		return {
			claim: 'lists the live calls of the whole account',
			gives: { returnAll: true },
			effect: (items) =>
				items.some((each) => each.sid === callSid && each.callerName === 'On the wallboard'),
		};
	},
};
