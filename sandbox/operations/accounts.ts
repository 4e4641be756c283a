import { forUsers, type Operation, type UserCall } from '../framework/operation';
import { ACCOUNT_FIELDS } from '../office/directoryModel';
import { inOrder, type AccountInfo } from '../office/model';
import { FOUNDED, FOUNDER } from '../office/people';
import { found } from './belonging';
import { LIST_FIELDS, listResponse } from './lists';
import { contains } from './reach';

const NO_COST = { baseCost: 0, rawUnitMultiplier: 1, unitCost: 0, allowance: 0 };
const BILLED = ['base', 'localNumbers', 'inboundVoiceCalls', 'outboundVoiceCalls'];

/** An account with what the sandbox does not need itself; nothing costs anything here. */
function complete(account: AccountInfo) {
	return {
		...account,
		ancestorIds: [],
		twilioAccountSid: `AC${account.id.padStart(32, '0')}`,
		maxPhoneNumbers: 100,
		isBYOA: false,
		billingSettings: Object.fromEntries(BILLED.map((item) => [item, NO_COST])),
		dateCreated: FOUNDED,
		dateLastModified: FOUNDED,
		createdBy: FOUNDER,
		lastModifiedBy: FOUNDER,
	};
}

const written = (account: object) => inOrder(account, ACCOUNT_FIELDS);

/** Assumption: a login that is no administrator's is shown the accounts that it reaches. */
function listAccounts(call: UserCall): object {
	const { request, office, user } = call;
	const matching = office.accounts.filter(
		({ id, name }) => user.accountIds.includes(id) && contains(name, request.nameFilter),
	);
	return listResponse(matching.map(complete), request, written);
}

/** @throws ServiceFailure 404 for an unknown account, 403 for a foreign one */
function getAccount(call: UserCall): object {
	const owned = call.office.accounts.map((account) => ({ ...account, accountId: account.id }));
	return written(complete(found(call, 'Account', call.request.accountId, owned)));
}

export const accountOperations: Operation[] = [
	forUsers({
		name: 'ListAccounts',
		routes: [['GET', '/accounts']],
		fields: { ...LIST_FIELDS, nameFilter: 'text' },
		handle: listAccounts,
	}),
	forUsers({
		name: 'GetAccount',
		routes: [['GET', '/accounts/{accountId}']],
		fields: { accountId: 'text' },
		handle: getAccount,
	}),
];
