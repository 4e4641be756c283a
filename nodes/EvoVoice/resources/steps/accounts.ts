import { refused } from '../../../shared/fields/refusal';
import { readAccounts } from '../../../shared/pickers/accounts';
import type { Exchange } from '../../operation/exchange';

/** A message names so many accounts; a reseller's login may reach hundreds. */
const MOST_NAMES = 10;

/** The accounts of the item's login, asked for once in a run. @throws NodeApiError when it reaches none */
async function reachedAccounts(exchange: Exchange) {
	const { credentialsDecrypted, baseURL } = await exchange.run.loginOf(exchange.context);
	const login = `${baseURL} ${String(credentialsDecrypted.data?.username)}`;
	return await exchange.run.once(`accounts of ${login}`, async () =>
		readAccounts(
			exchange.context.getNode(),
			await exchange.send({ method: 'GET', url: '/auth/status' }, {}),
		),
	);
}

/** All accounts that the login reaches, as the lists of the API take them. */
export const accountsOf = async (exchange: Exchange) =>
	(await reachedAccounts(exchange)).map(({ value }) => value).join(',');

/** The only account of the login. @throws NodeApiError when there are several to choose from */
export async function onlyAccount(exchange: Exchange): Promise<string> {
	const accounts = await reachedAccounts(exchange);
	if (accounts.length === 1) return accounts[0].value;
	const names = accounts.slice(0, MOST_NAMES).map(({ name }) => name);
	const more = accounts.length - names.length;
	throw refused(
		exchange.context.getNode(),
		"'Account' is empty",
		`This login reaches several accounts, so choose one: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
	);
}
