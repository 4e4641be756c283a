import type {
	IDataObject,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	INodeListSearchResult,
} from 'n8n-workflow';

import { readOnlyList } from '../api/response';
import { OFFICE_ROLES } from '../api/roles';
import { send } from '../api/send';
import { isObject } from '../fields/json';
import { explainEmpty, entry } from './listEntries';
import { chosenAccountIds } from './searchAccounts';

/** An area code alone, as people type one. */
const AREA_CODE = /^\(?\d{3}\)?$/;

/**
 * Numbers that can be bought, by area code or by digits; nothing is bought by looking. Which fields
 * the answer has is not documented: the number is the first text that looks like one.
 *
 * @throws NodeApiError that says why there is nothing to choose from
 */
export async function searchNumbersToBuy(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const [accountId, ...others] = (await chosenAccountIds.call(this)).split(',');
	if (others.length > 0) {
		throw explainEmpty(
			this.getNode(),
			"Choose an 'Account' first",
			'The login has several, and numbers are searched for one of them.',
		);
	}
	const typed = filter.replace(/[\s().-]/g, '');
	const qs = {
		accountId,
		...(typed && (AREA_CODE.test(filter.trim()) ? { areaCode: typed } : { contains: typed })),
	};
	const request = { method: 'GET' as const, url: '/endpoints/phone-numbers/search', qs };
	const found = await send(
		this,
		request,
		{ roles: OFFICE_ROLES },
		{
			read: async (response: IN8nHttpFullResponse, sent) =>
				await readOnlyList(this, response, sent),
		},
	);
	const results = found.flatMap((each) => {
		const fields: IDataObject = isObject(each) ? each : { number: each as string };
		const value = Object.values(fields).find((text) => /^\+\d{6,}$/.test(String(text)));
		const { locality, region } = fields;
		return value
			? [{ name: entry(String(value), ...textsOf(locality, region)), value: String(value) }]
			: [];
	});
	if (results.length > 0) return { results };
	throw explainEmpty(
		this.getNode(),
		'No number was found',
		'Type another area code or other digits, or use Search Numbers for a search by place.',
	);
}

const textsOf = (...values: unknown[]) => values.map((value) => String(value ?? ''));
