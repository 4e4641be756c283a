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
	getAll: ({ office }) => {
		const today = office.now().slice(0, 10);
		const { id, callSid } = office.start({ dateCreated: `${today}T00:00:01Z` });
		office.end(id);
		return {
			claim: 'lists the calls of a day with their duration',
			gives: { 'filters.startDate': today, 'filters.endDate': '', returnAll: true },
			effect: (items) =>
				items.some(({ sid, duration }) => sid === callSid && typeof duration === 'number'),
			refuses: [{ gives: { 'filters.startDate': 'last month' }, says: ['date such as'] }],
		};
	},
};
