import type { Demo } from '../open';
import type { Check } from './check';

const OWN = 'n8n-nodes-evovoice.';
const REVIEW = 'evoVoiceHitlTool';

const ownTypes = async ({ n8n }: Demo) =>
	(await n8n.rest.nodeTypes())
		.map(({ name }) => name)
		.filter((name) => name.startsWith(OWN))
		.map((name) => name.slice(OWN.length))
		.sort();

const TYPES = ['evoVoice', 'evoVoiceTool', 'evoVoiceTrigger'];

/** The login of the credential with another password. */
const withPassword = ({ sandbox }: Demo, password: string) => ({
	environment: 'custom',
	baseUrl: sandbox.url,
	...sandbox.logins.phoneUser,
	password,
});

/** What n8n has made of the package, and what its editor gets from it. */
export const LOADED: Check[] = [
	{
		claim: 'Node, trigger and tool are loaded',
		see: async (demo) => [(await ownTypes(demo)).filter((name) => name !== REVIEW), TYPES],
	},
	{
		claim: "Human review of an agent's tools",
		see: async (demo) => [(await ownTypes(demo)).includes(REVIEW), true],
		since: {
			version: '2.20',
			instead: 'n8n makes no human review of the node',
			before: async (demo) => [await ownTypes(demo), TYPES],
		},
	},
	{
		claim: 'Credential test: the right login, and a wrong one',
		see: async (demo) => {
			const { n8n, credential, credentialTest } = demo;
			const wrong = await n8n.rest.testCredential(credential, withPassword(demo, 'wrong'));
			return [
				[credentialTest.status, wrong.status, /password/i.test(wrong.message)],
				['OK', 'Error', true],
			];
		},
	},
	{
		claim: 'A picker, searched',
		see: async ({ n8n, sandbox, credential }) => {
			sandbox.office.start({ fromName: 'Picked by name' });
			const parameters = { resource: 'session', operation: 'get' };
			const found = await n8n.rest.search('searchSessions', 'picked by', credential, parameters);
			return [found.map((name) => name.includes('Picked by name')), [true]];
		},
	},
	{
		claim: 'Output schema in the editor',
		see: async ({ n8n }) => {
			const schema = await n8n.rest.outputSchema('session', 'get');
			const { properties } = schema as { properties?: { displayName?: unknown } };
			return [properties?.displayName, { type: 'string' }];
		},
	},
	{
		claim: 'Every node of the examples, in the version that they name',
		see: async ({ n8n, workflows }) => {
			const types = await n8n.rest.nodeTypes();
			const has = (type: string, version: number) =>
				types.some((each) => each.name === type && [each.version].flat().includes(version));
			const missing = workflows
				.flatMap(({ workflow }) => workflow.nodes)
				.filter(({ type, typeVersion }) => !has(type, typeVersion))
				.map(({ type, typeVersion }) => `${type} ${typeVersion}`);
			return [[...new Set(missing)], []];
		},
	},
];
