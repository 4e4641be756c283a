import type { IDataObject, ITriggerFunctions } from 'n8n-workflow';

import { evoVoiceRequest, readList } from '../../shared/api';
import { readLogin } from '../../shared/api/login';
import type { Login } from '../../shared/api/login';
import { fingerprint } from '../text';
import { share } from './share';

/** The login of the node's credential, and what tells it from others. */
export interface KnownLogin extends Login {
	/** Differs with the service and the user. */
	user: string;
	/** Differs with the password as well. */
	key: string;
}

/** Reads the credential. @throws NodeApiError when its address cannot be used */
export async function knownLogin(context: ITriggerFunctions): Promise<KnownLogin> {
	const login = await readLogin.call(context);
	const { username, password } = login.credentialsDecrypted.data ?? {};
	const user = JSON.stringify([login.baseURL, username]);
	return { ...login, user, key: fingerprint(JSON.stringify([user, password])) };
}

/** What a request is about, for the text of a failure. */
export type Question = Parameters<typeof evoVoiceRequest>[1];

/** Evo Voice as the triggers of this n8n process ask it. */
export interface Service {
	/** One answer. @throws NodeApiError when there is none */
	get(url: string, query?: IDataObject, question?: Question): Promise<IDataObject>;
	/**
	 * The list under `property` of an answer. What stands in it is looked at by the caller: one odd
	 * entry must not hide the others.
	 *
	 * @throws NodeApiError when there is no list
	 */
	list(answer: IDataObject, property: string): unknown[];
	warn(message: string, details: IDataObject): void;
}

/**
 * The service for one look. Its first request is sent once only: when the service is away, the next
 * look is soon enough to try again.
 */
export function serviceFor(context: ITriggerFunctions, login: KnownLogin): Service {
	let isRetried = false;
	return {
		async get(url, query, question) {
			const request = { method: 'GET' as const, url, ...(query && { qs: query }) };
			const key = JSON.stringify([login.key, url, query]);
			const sending = { login, isRetried };
			isRetried = true;
			return await share(
				key,
				async () => await evoVoiceRequest.call(context, request, question, sending),
			);
		},
		list(answer, property) {
			const found: unknown = answer[property];
			return Array.isArray(found) ? found : readList(context.getNode(), answer, property);
		},
		warn: (message, details) => context.logger.warn(message, details),
	};
}
