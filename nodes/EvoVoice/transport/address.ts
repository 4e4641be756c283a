import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

const PRODUCTION = 'https://evovoice.io';
const STAGING = 'https://team.evovoice.io';

/** Where a password may be sent: anywhere encrypted, unencrypted to this machine alone. */
const SAFE_ADDRESS =
	'^(https:\\/\\/[^\\s\\/?#]+|http:\\/\\/(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d+)?)(\\/[^\\s?#]*)?$';

const CUSTOM = "($credentials.baseUrl || '').trim()";
const CUSTOM_IF_SAFE = `(/${SAFE_ADDRESS}/i.test(${CUSTOM}) ? ${CUSTOM} : '')`;
const ADDRESS = `({ production: '${PRODUCTION}', staging: '${STAGING}', custom: ${CUSTOM_IF_SAFE} }[$credentials.environment || 'production'] || '')`;

/**
 * The credential test's request. n8n runs it without code of ours, so the same choice as in
 * {@link baseUrl} stands here as expressions. Where there is no safe address, an empty `data:` URL
 * takes its place: it is answered without the network, and the test's rules do the rest.
 */
export const TEST_REQUEST = {
	baseURL: `={{ ${ADDRESS} }}`,
	url: `={{ ${ADDRESS} ? '/auth/status' : 'data:,' }}`,
};

/**
 * The address that a credential stands for; a path in it is kept, slashes at its end are not.
 *
 * @throws NodeOperationError when the environment is unknown, or when a custom address is empty or
 * would send the password in the clear
 */
export function baseUrl(node: INode, credentials: ICredentialDataDecryptedObject): string {
	if (credentials.environment === 'staging') return STAGING;
	if ((credentials.environment ?? 'production') === 'production') return PRODUCTION;
	if (credentials.environment !== 'custom') {
		throw new NodeOperationError(
			node,
			"'Environment' of the credential is none of the known ones",
			{
				description: 'Open the credential and choose Production, Staging or Custom.',
			},
		);
	}
	const address = String(credentials.baseUrl ?? '').trim();
	if (new RegExp(SAFE_ADDRESS, 'i').test(address) && URL.canParse(address)) {
		return address.replace(/\/+$/, '');
	}
	throw new NodeOperationError(
		node,
		address
			? "'Base URL' of the credential must be an address that starts with https://"
			: "'Base URL' of the credential is empty",
		{
			description:
				'Open the credential and enter an address such as https://voice.example.com. An address that starts with http:// is accepted for localhost only, because the password would travel unencrypted.',
		},
	);
}

/**
 * Adds the credential's own host to the list of domains that a credential is limited to. n8n does
 * the same for nodes that declare their address in the description; ours is set by a function.
 */
export function widenedDomains(allowedDomains: string | undefined, address: string) {
	return allowedDomains && `${new URL(address).hostname}, ${allowedDomains}`;
}
