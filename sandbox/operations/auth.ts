import { notFound, ServiceFailure } from '../framework/failures';
import type { Logins } from '../framework/login';
import type { Call, Operation } from '../framework/operation';
import { USER_FIELDS } from '../office/directoryModel';
import { inOrder, type UserInfo } from '../office/model';

/** Answers about the current login; without one, it says so with status 200. */
function status({ user, office }: Call): object {
	if (!user) return { isAuthenticated: false, roles: [], accountIds: [], accountNames: [] };
	const accountNames = user.accountIds.map((id) => office.nameOfAccount(id));
	const name = `${user.firstName} ${user.lastName}`;
	return inOrder({ ...user, isAuthenticated: true, name, accountNames }, USER_FIELDS);
}

function authenticated(user: UserInfo, sessionId: string): object {
	return {
		userId: user.id,
		sessionId,
		userName: user.emailAddress,
		displayName: `${user.firstName} ${user.lastName}`,
		profileUrl: 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E',
		roles: user.roles,
		permissions: [],
	};
}

function authenticate(call: Call, logins: Logins): object {
	const { request, login } = call;
	const provider = String(request.provider ?? '').toLowerCase();
	if (provider === 'logout') {
		logins.forget(login);
		return {};
	}
	// Assumption: other ways to log in are not offered, and answer like an unknown object.
	if (provider !== '' && provider !== 'credentials') {
		throw notFound(`No login provider ${provider} was found`);
	}
	return logIn(call, logins);
}

function logIn({ request, login }: Call, logins: Logins): object {
	const user = logins.check(String(request.userName ?? ''), String(request.password ?? ''));
	if (!user) throw new ServiceFailure(401, 'Unauthorized', 'Invalid Username or Password');
	login.remember = request.rememberMe === true;
	logins.remember(login, user);
	return authenticated(user, login.remember ? login.ssPid : login.ssId);
}

export function authOperations(logins: Logins): Operation[] {
	return [
		{
			name: 'GetAuthStatus',
			routes: [['GET', '/auth/status']],
			fields: {},
			handle: status,
		},
		{
			name: 'Authenticate',
			routes: ['GET', 'POST'].flatMap((verb) => [
				[verb, '/auth'] as const,
				[verb, '/auth/{provider}'] as const,
			]),
			fields: { provider: 'text', userName: 'text', password: 'text', rememberMe: 'bool' },
			handle: (call) => authenticate(call, logins),
		},
	];
}
