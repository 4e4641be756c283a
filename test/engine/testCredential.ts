import { additionalDataFor, loadPackage } from './harness';

import { CredentialTestContext } from 'n8n-core';
import type { INodeType } from 'n8n-workflow';

import type { Credentials } from './harness';

/** Tests the credential as n8n's server does, by the function of the node that says it tests it. */
export async function testCredential(credentials: Credentials): Promise<string> {
	const loader = await loadPackage();
	const { description, methods } = loader.getNode('evoVoice').type as INodeType;
	const { testedBy } = description.credentials![0];
	const test = methods!.credentialTest![testedBy as string];
	const context = new CredentialTestContext(additionalDataFor(loader, credentials) as never);
	const decrypted = { id: '1', name: 'Evo Voice', type: 'evoVoiceApi', data: credentials };
	const { status, message } = await test.call(context as never, decrypted);
	return status === 'OK' ? 'OK' : message;
}
