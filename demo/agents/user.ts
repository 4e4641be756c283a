import type { ResourceChecks } from './agentCheck';

export const user: ResourceChecks = {
	getCurrent: ({ logins }) => ({
		claim: 'tells whose login it is, with roles and accounts',
		gives: { output: 'simplified' },
		effect: ([found]) =>
			Object.values(logins).some(({ username }) => username === found.emailAddress) &&
			Array.isArray(found.roles) &&
			Array.isArray(found.accountNames),
	}),
};
