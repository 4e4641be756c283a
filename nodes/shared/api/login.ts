import type {
	FunctionsBase,
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
} from 'n8n-workflow';

import { visible } from '../fields/reader';
import { baseUrl } from './address';

export const CREDENTIAL = 'evoVoiceApi';

/** The login that requests are sent with, and the address that they are sent to. */
export interface Login {
	/** Handed to n8n with each request, which then need not read the credential from the database. */
	credentialsDecrypted: ICredentialsDecrypted;
	/** Address of the service, without a slash at the end. */
	baseURL: string;
	/** Host of the service, for messages. */
	host: string;
	/** Whether the credential has no expression, so that all items of a run have this login. */
	isForAllItems: boolean;
}

/** The email of a credential, without the blanks and unseen characters that copying brings along. */
export const emailOf = ({ username }: ICredentialDataDecryptedObject = {}) =>
	visible(String(username)).trim();

/** Reads the credential. @throws NodeApiError when its address cannot be used */
export async function readLogin(
	this: Pick<FunctionsBase, 'getNode' | 'getCredentials'>,
): Promise<Login> {
	const data = await this.getCredentials(CREDENTIAL);
	const baseURL = baseUrl(this.getNode(), data);
	return {
		credentialsDecrypted: { id: '', name: '', type: CREDENTIAL, data },
		baseURL,
		host: new URL(baseURL).host,
		isForAllItems: data.isForAllItems === true,
	};
}

/** Names the service, the user and the password; as secret as these, so for use in memory only. */
export function loginKey({ baseURL, credentialsDecrypted }: Login): string {
	const { username, password } = credentialsDecrypted.data ?? {};
	return JSON.stringify([baseURL, username, password]);
}
