import { badArgument, missing, notFound, notYours } from '../framework/failures';
import { forUsers, type Operation, type UserCall } from '../framework/operation';
import { USER_FIELDS, type UserInfo } from '../office/directoryModel';
import { inOrder } from '../office/model';
import { accountOf } from './belonging';
import { textOf } from './reach';

const ADMINISTRATOR = 'SystemAdministrator';

/** A login as others see it; `isAuthenticated` is about one's own login alone. */
function written({ office }: UserCall, user: UserInfo): object {
	const name = `${user.firstName} ${user.lastName}`.trim();
	const accountNames = user.accountIds.map((id) => office.nameOfAccount(id));
	return inOrder({ ...user, isAuthenticated: false, name, accountNames }, USER_FIELDS);
}

/**
 * Assumption: account, e-mail address and password are needed, an address that exists already is
 * refused, and a new login is a manager of its account.
 */
function newUser(call: UserCall): object {
	const { office, request } = call;
	const accountId = accountOf(call);
	const emailAddress = textOf(request.emailAddress);
	const password = String(request.password ?? '');
	if (!emailAddress) throw missing('EmailAddress');
	if (!password) throw missing('Password');
	const wanted = emailAddress.toLowerCase();
	if (office.users.some((known) => known.emailAddress.toLowerCase() === wanted)) {
		throw badArgument('EmailAddress', `A user with the address ${emailAddress} exists already.`);
	}
	const user: UserInfo = {
		id: office.newId(),
		emailAddress,
		firstName: textOf(request.firstName),
		lastName: textOf(request.lastName),
		password,
		roles: ['Manager'],
		accountIds: [accountId],
	};
	office.users.push(user);
	office.log.add(call.user.emailAddress, `User ${emailAddress} was created`, { accountId });
	return written(call, user);
}

/** @throws ServiceFailure 404 for an unknown user, 403 for one of whose accounts none is reached */
function userOf({ office, request, user: asking }: UserCall): UserInfo {
	const user = office.users.find(({ id }) => id === request.userId);
	if (!user) throw notFound(`User ${textOf(request.userId)} was not found`);
	const isReached = user.accountIds.some((id) => asking.accountIds.includes(id));
	if (!isReached && !asking.roles.includes(ADMINISTRATOR)) throw notYours();
	return user;
}

/**
 * Assumption: accounts out of reach are refused; roles that somebody else than a system
 * administrator sends are passed over without a word.
 */
function patchUser(call: UserCall): object {
	const { request, user: asking } = call;
	const user = userOf(call);
	const accountIds = request.accountIds as string[] | undefined;
	if (accountIds?.some((id) => !asking.accountIds.includes(id))) throw notYours();
	if (accountIds) user.accountIds = accountIds;
	if (request.firstName !== undefined) user.firstName = textOf(request.firstName);
	if (request.lastName !== undefined) user.lastName = textOf(request.lastName);
	if (request.newPassword) user.password = String(request.newPassword);
	if (request.roles && asking.roles.includes(ADMINISTRATOR)) user.roles = request.roles as string[];
	return written(call, user);
}

const MANAGERS = [ADMINISTRATOR, 'Manager'];

export const userOperations: Operation[] = [
	forUsers({
		name: 'NewUser',
		routes: [['POST', '/users']],
		anyRole: MANAGERS,
		fields: {
			accountId: 'text',
			emailAddress: 'text',
			firstName: 'text',
			lastName: 'text',
			password: 'text',
		},
		handle: newUser,
	}),
	forUsers({
		name: 'PatchUser',
		routes: [['PATCH', '/users/{userId}']],
		anyRole: MANAGERS,
		fields: {
			userId: 'text',
			accountIds: 'list',
			firstName: 'text',
			lastName: 'text',
			newPassword: 'text',
			roles: 'list',
		},
		handle: patchUser,
	}),
];
