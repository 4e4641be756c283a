import { emailOf } from '../../../shared/api/login';
import { readList } from '../../../shared/api/response';
import type { Session } from '../../../shared/entities/session';
import { legOf, session } from '../../../shared/entities/session';
import { refused } from '../../../shared/fields/refusal';
import { readAccounts } from '../../../shared/pickers/searchAccounts';
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

const PER_PAGE = 100;

/**
 * The IDs of all flows of the account that is chosen, separated by commas: without IDs, the API
 * exports none. Undefined where there are none.
 */
export async function allFlowIds(exchange: Exchange): Promise<string | undefined> {
	const accountIds = exchange.values.accountId;
	const ids: string[] = [];
	for (let page = 0, hasMore = true; hasMore; page++) {
		const qs = { accountIds, page, countPerPage: PER_PAGE, simplifiedPaging: true };
		const answer = await exchange.send({ method: 'GET', url: '/flows', qs });
		const found = readList(exchange.context.getNode(), answer, 'items');
		const fresh = found.map(({ id }) => String(id)).filter((id) => !ids.includes(id));
		ids.push(...fresh);
		hasMore = fresh.length > 0 && answer.hasMorePages !== false;
	}
	return ids.length > 0 ? ids.join(',') : undefined;
}

/**
 * The call leg of the login in the session that is chosen: the phone of the member that has the
 * login's email, or else the session's own call.
 *
 * @throws NodeApiError when the session is no call, or is not found
 */
export async function ownCallLeg(exchange: Exchange): Promise<string> {
	const sessionId = String(exchange.values.sessionId);
	const url = `/sessions/${encodeURIComponent(sessionId)}`;
	const about = { entity: session, id: sessionId };
	const found: Session = await exchange.send({ method: 'GET', url }, { about });
	const { credentialsDecrypted } = await exchange.run.loginOf(exchange.context);
	const leg = legOf(found, emailOf(credentialsDecrypted.data));
	if (leg) return leg;
	throw refused(
		exchange.context.getNode(),
		"'Call Leg' is empty and this session has none",
		'A chat or a fax has no call leg, and neither has a call that is over. Choose a live call as session.',
	);
}
