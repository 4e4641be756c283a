import { readFileSync } from 'node:fs';

import { ExecuteContext, RoutingNode } from 'n8n-core';
import type { ICredentialTestRequest, INodeType } from 'n8n-workflow';
import { createEmptyRunExecutionData, Workflow } from 'n8n-workflow';
import { ModuleKind, transpileModule } from 'typescript';

import type { Credentials } from '../engine/harness';
import { additionalDataFor, loadPackage, nodeTypesOf, nodeWith } from '../engine/harness';
import { useOffice } from '../engine/office';
import { testCredential } from '../engine/testCredential';

const office = useOffice();

/** The declarative test that CONTRIBUTING keeps ready. */
function readyTest(): ICredentialTestRequest {
	const [, code] = /```ts\n(test: ICredentialTestRequest[^`]*)```/.exec(
		readFileSync('CONTRIBUTING.md', 'utf8'),
	)!;
	const { outputText } = transpileModule(`exports.Type = class { ${code} };`, {
		compilerOptions: { module: ModuleKind.CommonJS },
	});
	const exported = {} as { Type: new () => { test: ICredentialTestRequest } };
	new Function('exports', outputText)(exported);
	return new exported.Type().test;
}

/** Runs a declarative test as n8n's `CredentialsTester` does: by its routing engine, then its rules. */
async function declared(credentials: Credentials): Promise<string> {
	const { request, rules = [] } = readyTest();
	const loader = await loadPackage();
	const type = {
		description: {
			...loader.getNode('evoVoice').type.description,
			name: 'test',
			requestDefaults: undefined,
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' },
			],
		},
	} as unknown as INodeType;
	const node = nodeWith({}, { type: 'test' });
	const additionalData = additionalDataFor(loader, credentials);
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: nodeTypesOf(loader, { test: type }),
	});
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData,
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	const decrypted = { id: '1', name: 'Evo Voice', type: 'evoVoiceApi', data: credentials };
	try {
		const response = await new RoutingNode(context, type, decrypted).runNode();
		const { json } = response![0]![0];
		const broken = rules.find(
			({ type: kind, properties }) =>
				kind === 'responseSuccessBody' &&
				json[(properties as { key: string }).key] === (properties as { value: unknown }).value,
		);
		return broken ? broken.properties.message : 'OK';
	} catch (reason) {
		const { cause, message } = reason as Error & {
			cause?: { response?: { statusText: string }; code?: string };
		};
		return cause?.response?.statusText ?? cause?.code ?? message;
	}
}

// The left one is what people read today; the right one is why a function tests the credential.
test.each([
	['a login that works', {}, 'OK', 'OK'],
	[
		'another password',
		{ password: 'wrong' },
		'Evo Voice does not accept the email and password of the credential',
		'Evo Voice does not accept the email and password of the credential',
	],
	['nothing that listens', { baseUrl: 'http://127.0.0.1:1' }, 'Nothing answers at', 'ECONNREFUSED'],
	[
		'a name that there is not',
		{ baseUrl: 'https://nobody.invalid' },
		'The address nobody.invalid is not known',
		'ENOTFOUND',
	],
	[
		'an address without TLS',
		{ baseUrl: 'http://example.com' },
		'the password would travel unencrypted',
		'Invalid URL',
	],
])('%s: what the test of the node says, and what a declared one would', async (...row) => {
	const [, changes, worded, plain] = row;
	const credentials = { ...office.credentials, ...changes };
	expect(await testCredential(credentials)).toContain(worded);
	expect(await declared(credentials)).toContain(plain);
});

test.each([
	[503, '', 'not available at the moment', 'Service Unavailable'],
	[200, '<html></html>', 'answers with a web page', 'The address leads to something else'],
])('an answer %d %j: what each of the two says', async (status, body, worded, plain) => {
	const answer = { status, body, contentType: 'text/html' };
	office.sandbox.faults.add(answer);
	expect(await testCredential(office.credentials)).toContain(worded);
	office.sandbox.faults.add(answer);
	expect(await declared(office.credentials)).toContain(plain);
});

test.each(['http://localhost:1@example.com', 'http://localhost.example.com', 'ftp://example.com'])(
	'the declared one sends no password to %s either',
	async (baseUrl) => {
		expect(await declared({ ...office.credentials, baseUrl })).toContain('Invalid URL');
	},
);
