import type { ResourceChecks } from './agentCheck';

export const assistant: ResourceChecks = {
	create: ({ office: { directory } }) => ({
		claim: 'adds an assistant with its settings',
		gives: {
			name: 'Made by an agent',
			settings: { greeting: 'Hello!', tuning: 'Speed', links: [{ url: 'https://example.com' }] },
		},
		effect: ([made]) => {
			const settings = directory.endpoint(String(made.id))?.assistantSettings;
			return (JSON.stringify(settings) ?? '').includes('Hello!');
		},
		refuses: [
			{ gives: { name: '' }, says: ['text'] },
			{ gives: { settings: { hello: 'x' } }, says: ['hello', 'greeting'] },
			{ gives: { settings: { tuning: 'Fast' } }, says: ['Accuracy', 'Speed'] },
		],
	}),
};
