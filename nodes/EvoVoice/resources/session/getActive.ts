import { route } from '../../transport';
import { sessionOutput } from '../fields';
import type { Operation } from '../operations';
import { manySessions } from '../output';

/** GetActiveSessions: the live sessions of the phone user that the login belongs to. */
export const getActive: Operation = {
	option: {
		name: 'Get Active',
		value: 'getActive',
		action: 'Get active sessions',
		description:
			'Retrieve the calls and chats that are live right now for the phone user of the credential, with their state, numbers and members',
		routing: route({
			method: 'GET',
			url: '/sessions/active',
			role: 'User',
			output: manySessions,
		}),
	},
	fields: [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description: 'Max number of results to return',
			displayOptions: { show: { returnAll: [false] } },
		},
		...sessionOutput,
	],
};
