import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { readList } from '../api/response';
import { OFFICE_ROLES } from '../api/roles';
import { evoVoiceRequest } from '../api/send';
import { addressesOf } from '../entities/notification';
import { partOfNumber } from '../fields/phoneNumber';
import { cameAt, entry, inWords } from './listEntries';
import { chosenAccountIds } from './searchAccounts';

const PER_PAGE = 50;

/** A picker goes on for so many pages; nobody scrolls that far, and a search finds the rest. */
const MOST_PAGES = 100;

/** A list of the API that a picker searches and pages through on the server. */
interface Searched {
	url: string;
	/** The API's filter for what was typed; it may depend on whether that is a number or a name. */
	filter: string | ((typed: string) => IDataObject);
	/** What else the list is asked for. */
	query?: IDataObject;
	/** Whether one is listed, where the API has no filter for it. */
	fits?: (found: IDataObject) => boolean;
	/** What a person recognizes one by, the most telling first: n8n cuts long entries at the end. */
	describe: (found: IDataObject, came: string | undefined) => Array<unknown>;
}

/**
 * A picker over a paged list of the accounts that are chosen, or of all that the login reaches. Its
 * token is the number of the next page and the ID with which each page before it began: a server
 * that serves a page again would be scrolled forever.
 */
export const pagePicker = ({ url, filter: name, query, fits, describe }: Searched) =>
	async function search(
		this: ILoadOptionsFunctions,
		filter?: string,
		token = '0',
	): Promise<INodeListSearchResult> {
		const [page, ...begun] = token.split(' ');
		const qs = {
			...query,
			accountIds: await chosenAccountIds.call(this),
			...(filter && (typeof name === 'string' ? { [name]: filter } : name(filter))),
			page: Number(page),
			countPerPage: PER_PAGE,
			simplifiedPaging: true,
		};
		const answer = await evoVoiceRequest.call(
			this,
			{ method: 'GET', url, qs },
			{ roles: OFFICE_ROLES },
		);
		const items = readList(this.getNode(), answer, 'items');
		const first = encodeURIComponent(String(items[0]?.id));
		if (begun.includes(first)) return { results: [] };
		const hasMore =
			items.length > 0 && answer.hasMorePages !== false && begun.length < MOST_PAGES - 1;
		return {
			results: items
				.filter((found) => found.id && (!fits || fits(found)))
				.map((found) => ({
					name:
						nameOf(describe(found, cameAt(found.dateCreated as string, this.getTimezone()))) ||
						String(found.id),
					value: String(found.id),
				})),
			paginationToken: hasMore ? [Number(page) + 1, ...begun, first].join(' ') : undefined,
		};
	};

const nameOf = (parts: unknown[]) => entry(...parts.map((part) => String(part ?? '')));

/** A filter for a part of a number where that is what was typed, or else for a name. */
const byNumberOrName = (typed: string, number = /^\+?\d+$/) => {
	const found = partOfNumber(typed);
	return number.test(found) ? { phoneNumberFilter: found } : { nameFilter: typed };
};

/** Endpoints: numbers, phone users, teams and so on, by name; what starts with + is a number. */
export const searchEndpoints = pagePicker({
	url: '/endpoints',
	filter: (typed) => byNumberOrName(typed, /^\+\d+$/),
	describe: ({ displayName, type, extraInformation }) => [
		displayName,
		inWords(type),
		extraInformation,
	],
});

/** The numbers among them, by name or number. */
export const searchPhoneNumbers = pagePicker({
	url: '/endpoints',
	filter: (typed) => byNumberOrName(typed),
	query: { type: 'PhoneNumber' },
	describe: ({ displayName, extraInformation }) => [displayName, extraInformation],
});

/** Customers, by name. */
export const searchCustomers = pagePicker({
	url: '/customers',
	filter: 'nameFilter',
	describe: ({ name, accountName }) => [name, accountName],
});

/** Flows, by name. */
export const searchFlows = pagePicker({
	url: '/flows',
	filter: 'nameFilter',
	describe: ({ name, customerName, accountName }) => [name, customerName ?? accountName],
});

/** Integrations, by name. */
export const searchIntegrations = pagePicker({
	url: '/integrations',
	filter: 'nameFilter',
	describe: ({ name, type, customerName }) => [name, inWords(type), customerName],
});

/** Notifications, newest first as far as the server sorts them, by subject. */
export const searchNotifications = pagePicker({
	url: '/notifications',
	filter: 'subjectFilter',
	query: { sortField: 'dateCreated', sortOrder: 'Descend' },
	describe: ({ recipients, subject, type }, came) => [
		subject,
		inWords(type),
		came,
		addressesOf({ recipients }),
	],
});

/**
 * Files, newest first as far as the server sorts them, by name. People chose the name of an upload;
 * what was recorded or faxed is known by who called and when.
 */
export const searchFiles = pagePicker({
	url: '/files',
	filter: 'fileName',
	query: { sortField: 'dateCreated', sortOrder: 'Descend' },
	describe: ({ fileName, type, fromAddress }, came) =>
		fromAddress ? [inWords(type), fromAddress, came, fileName] : [fileName, inWords(type), came],
});
