import type { ResourceChecks } from './agentCheck';

export const contact: ResourceChecks = {
	getAll: () => ({
		claim: 'lists whom the phone user can call',
		gives: { returnAll: true },
		effect: (items) =>
			items.some(({ displayName, canCall }) => displayName === 'Maria Santos' && canCall === true),
	}),
};
