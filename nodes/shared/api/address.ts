import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';

import { refused } from '../fields/refusal';
import type { Explanation } from './explain';

const PRODUCTION = 'https://evovoice.io';
const STAGING = 'https://team.evovoice.io';

/** Where a password may be sent: anywhere by https, by http to this machine only. */
const SAFE_ADDRESS =
	/^(https:\/\/[^\s/?#]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?)(\/[^\s?#]*)?$/i;

/**
 * The address of a credential's service; a path in it stays, slashes at its end do not.
 *
 * @throws NodeApiError when the environment is unknown, or when a custom address is empty or
 * would send the password unencrypted
 */
export function baseUrl(node: INode, credentials: ICredentialDataDecryptedObject): string {
	const found = findAddress(credentials);
	if (typeof found === 'string') return found;
	throw refused(node, found.message, found.description);
}

/** The address, or the reason that there is none. */
export function findAddress(credentials: ICredentialDataDecryptedObject): string | Explanation {
	const { environment = 'production' } = credentials;
	if (environment === 'staging') return STAGING;
	if (environment === 'production') return PRODUCTION;
	if (environment !== 'custom') {
		return {
			message: "'Environment' of the credential is unknown",
			description: 'Open the credential and choose Production, Staging or Custom.',
		};
	}
	const address = String(credentials.baseUrl ?? '').trim();
	if (SAFE_ADDRESS.test(address) && URL.canParse(address)) return address.replace(/\/+$/, '');
	const isPlain = /^http:/i.test(address) && URL.canParse(address);
	return {
		message:
			address === ''
				? "'Base URL' of the credential is empty"
				: "'Base URL' of the credential must be an address that starts with https://",
		description: isPlain
			? 'With http:// the password would travel unencrypted, which is accepted to localhost only. Open the credential and enter the https:// address of the service.'
			: 'Open the credential and enter an address such as https://voice.example.com.',
	};
}

/**
 * Adds the service's own host to the domains that a credential is limited to. n8n does so by itself
 * only for nodes whose description names the address.
 */
export function widenedDomains(allowedDomains: string | undefined, address: string) {
	return allowedDomains && `${new URL(address).hostname}, ${allowedDomains}`;
}
