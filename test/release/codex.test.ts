import { loadPackage } from '../engine/harness';

// https://docs.n8n.io/connect/create-nodes/build-your-node/reference/codex-files
const CATEGORIES = [
	'Analytics',
	'Communication',
	'Data & Storage',
	'Development',
	'Finance & Accounting',
	'Marketing & Content',
	'Miscellaneous',
	'Productivity',
	'Sales',
	'Utility',
];

const codexOf = async (node: string) => (await loadPackage()).getNode(node).type.description.codex!;

test.each(['evoVoice', 'evoVoiceTrigger'])(
	'%s is in one of the ten categories of n8n, in no subcategory, and leads to its documentation',
	async (node) => {
		const { categories, subcategories, resources } = await codexOf(node);
		expect(categories).toHaveLength(1);
		expect(CATEGORIES).toEqual(expect.arrayContaining(categories!));
		expect(subcategories).toBeUndefined();
		expect(resources!.primaryDocumentation).toHaveLength(1);
		expect(resources!.credentialDocumentation).toHaveLength(1);
	},
);

test.each([
	['evoVoice', ['missed call', 'hold call', 'hang up call', 'sms', 'voicemail']],
	['evoVoice', ['human in the loop', 'hitl', 'approval']],
	['evoVoiceTrigger', ['missed call', 'hold call', 'hang up call', 'sms', 'voicemail']],
])('the search of the node panel finds %s by %j', async (node, words) => {
	const { alias } = await codexOf(node);
	expect(alias).toEqual(expect.arrayContaining(words));
	expect(alias!.filter((word, index) => alias!.indexOf(word) !== index)).toEqual([]);
	expect(alias).toEqual(alias!.map((word) => word.toLowerCase()));
});
