import { additionalDataFor, loadPackage, nodeTypesOf, nodeWith, starter } from './harness';

import { ExecuteContext, RoutingNode } from 'n8n-core';
import type { ICredentialTestRequestData, INodeType } from 'n8n-workflow';
import { createEmptyRunExecutionData, Workflow } from 'n8n-workflow';

import type { Credentials } from './harness';

/** Tests the credential as n8n's server does: the answer's rules, or the code or text of what went wrong. */
export async function testCredential(credentials: Credentials): Promise<string> {
	const loader = await loadPackage();
	const { request, rules = [] } = loader.getCredential('evoVoiceApi').type
		.test as ICredentialTestRequestData['testRequest'];
	const node = nodeWith({}, { type: 'noOp' });
	const type = {
		description: {
			...starter([]).description,
			inputs: ['main'],
			credentials: [{ name: 'evoVoiceApi', required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request } },
			],
		},
	} as INodeType;
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		nodeTypes: nodeTypesOf(loader, { noOp: type }),
		active: false,
	});
	const context = new ExecuteContext(
		workflow,
		node,
		additionalDataFor(loader, credentials, {}),
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null } as never,
		[],
	);
	const decrypted = { id: '1', name: 'Evo Voice', type: 'evoVoiceApi', data: credentials };
	const told = (type: string, fits: (properties: { key?: string; value: unknown }) => boolean) =>
		rules.find((rule) => rule.type === type && fits(rule.properties))?.properties.message;
	try {
		const response = await new RoutingNode(context, type, decrypted).runNode();
		const body = response![0][0].json;
		return told('responseSuccessBody', ({ key, value }) => body[key!] === value) ?? 'OK';
	} catch (error) {
		const { cause, message } = error as Error & {
			cause?: { code?: string; response?: { status: number; statusText: string } };
		};
		if (!cause?.response) return cause?.code ?? message;
		const { status, statusText } = cause.response;
		return told('responseCode', ({ value }) => value === status) ?? statusText;
	}
}
