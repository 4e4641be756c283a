import { readList } from '../../../shared/api';
import type { Exchange } from '../../operation/exchange';

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
