import { emailOf } from '../../../shared/api/login';
import { refused } from '../../../shared/fields/refusal';
import { readAccounts } from '../../../shared/pickers/accounts';
import type { Exchange } from '../../operation/exchange';

/** How many accounts a message names; a reseller's login may have hundreds. */
const MOST_NAMES = 10;

/** The accounts of the item's login, requested once per run. @throws NodeApiError when it has none */
async function accountsOfLogin(exchange: Exchange) {
	const { credentialsDecrypted, baseURL } = await exchange.run.loginOf(exchange.context);
	const login = `${baseURL} ${emailOf(credentialsDecrypted.data)}`;
	return await exchange.run.once(`accounts of ${login}`, async () =>
		readAccounts(
			exchange.context.getNode(),
			await exchange.send({ method: 'GET', url: '/auth/status' }, {}),
		),
	);
}

/** The IDs of all accounts of the login, separated by commas, as the API's lists take them. */
export const allAccountIds = async (exchange: Exchange) =>
	(await accountsOfLogin(exchange)).map(({ value }) => value).join(',');

/** The ID of the login's only account. @throws NodeApiError when there are several to choose from */
export async function onlyAccountId(exchange: Exchange): Promise<string> {
	const accounts = await accountsOfLogin(exchange);
	if (accounts.length === 1) return accounts[0].value;
	const names = accounts.slice(0, MOST_NAMES).map(({ name }) => name);
	const more = accounts.length - names.length;
	throw refused(
		exchange.context.getNode(),
		"'Account' is empty",
		`This login reaches several accounts, so choose one: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
	);
}
