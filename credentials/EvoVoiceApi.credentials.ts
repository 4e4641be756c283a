import type { IAuthenticate, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import { emailOf } from '../nodes/shared/api/login';

/**
 * The login of an Evo Voice user. Evo Voice has no API keys: the email address and the password of a
 * login are the only secret it knows. The nodes log in once and use the session; the HTTP Request node
 * sends the password with every request (HTTP Basic). The node tests it.
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
		{
			displayName: 'Is for All Items',
			name: 'isForAllItems',
			type: 'hidden',
			default: true,
			// Left out by n8n where a field is an expression, which each item may evaluate to another
			// login; where it is there, the credential need be read only once in a run.
			displayOptions: {
				hide: Object.fromEntries(
					['environment', 'baseUrl', 'username', 'password'].map((field) => [
						field,
						[{ _cnd: { startsWith: '=' } }],
					]),
				),
			},
		},
	];

	// A function, since n8n would evaluate expressions here anew for each request. The package's own nodes
	// add `isLogin` to make the request a login, and `cookie` to use the session of one.
	authenticate: IAuthenticate = async (login, request) => {
		const { isLogin, cookie } = login;
		const [username, password] = [emailOf(login), String(login.password)];
		if (cookie) return { ...request, headers: { ...request.headers, Cookie: cookie } };
		if (!isLogin) return { ...request, auth: { username, password } };
		return { ...request, body: { provider: 'credentials', userName: username, password } };
	};
}
