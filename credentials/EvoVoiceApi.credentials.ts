import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

import { TEST_REQUEST } from '../nodes/EvoVoice/transport';

const WRONG_LOGIN =
	'Evo Voice does not accept this email and password. Sign in on the Evo Voice web page with the same ones to check them, and check that the environment is the right one.';
const WRONG_ADDRESS =
	"'Base URL' does not lead to an Evo Voice service. Check that it is the right address and starts with https:// (http:// works for localhost only).";
const REDIRECTED =
	"'Base URL' points to another address. Enter that one instead: redirects are not followed, so that the password reaches no other server.";
const BUSY = 'Evo Voice is not available at the moment. Try again in a minute.';

/** n8n shows these in place of the status' name; for a connection that fails it shows the plain code. */
const BY_STATUS: Array<[message: string, statuses: number[]]> = [
	[WRONG_LOGIN, [401, 403]],
	[WRONG_ADDRESS, [400, 404, 405]],
	[REDIRECTED, [301, 302, 303, 307, 308]],
	[BUSY, [429, 500, 502, 503, 504]],
];

/**
 * The login of an Evo Voice user, sent as HTTP Basic with every request. Evo Voice has no API keys:
 * the email address and the password of a login are the only secret it knows.
 */
export class EvoVoiceApi implements ICredentialType {
	name = 'evoVoiceApi';

	displayName = 'Evo Voice API';

	icon: Icon = { light: 'file:../icons/evovoice.svg', dark: 'file:../icons/evovoice.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-evovoice/n8n-nodes-evovoice?tab=readme-ov-file#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{
					name: 'Production',
					value: 'production',
					description: 'The service at https://evovoice.io',
				},
				{
					name: 'Staging',
					value: 'staging',
					description: 'The test service at https://team.evovoice.io',
				},
				{
					name: 'Custom',
					value: 'custom',
					description: 'An address of your own, such as a proxy or a local sandbox',
				},
			],
			default: 'production',
			description: 'Which Evo Voice service to work with',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://voice.example.com',
			description:
				'Address of the service. It must start with https:// so that the password travels encrypted; http:// is accepted for localhost only.',
			displayOptions: { show: { environment: ['custom'] } },
		},
		{
			displayName: 'Email',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. nathan@example.com',
			description:
				'Email address of the login. To see and steer live calls it must be the login of a phone user.',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Password of the login, the same as on the Evo Voice web page',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			auth: {
				username: '={{$credentials.username}}',
				password: '={{$credentials.password}}',
			},
		},
	};

	// The status call answers 200 for anybody, so the body decides: a refused login is told as
	// `isAuthenticated: false`, and an answer that lacks the field did not come from Evo Voice.
	test: ICredentialTestRequest = {
		request: {
			...TEST_REQUEST,
			headers: { Accept: 'application/json' },
			disableFollowRedirect: true,
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: { key: 'isAuthenticated', value: false, message: WRONG_LOGIN },
			},
			...[undefined, null].map((value) => ({
				type: 'responseSuccessBody' as const,
				properties: { key: 'isAuthenticated', value, message: WRONG_ADDRESS },
			})),
			...BY_STATUS.flatMap(([message, statuses]) =>
				statuses.map((value) => ({
					type: 'responseCode' as const,
					properties: { value, message },
				})),
			),
		] as ICredentialTestRequest['rules'],
	};
}
