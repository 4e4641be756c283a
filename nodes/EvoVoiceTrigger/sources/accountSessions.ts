import { daysSince, readPage } from '../service/pages';
import { SESSIONS } from '../sessions/kind';
import { lookUpSessions } from '../sessions/lookUp';
import { SESSION_OFFER } from './sessionOffer';
import type { SessionOffer } from './sessionOffer';

/** All sessions of the chosen accounts, by the days on which they began. */
export const ACCOUNT_SESSIONS: SessionOffer = {
	...SESSION_OFFER,
	value: 'accountSessions',
	name: 'Account Sessions',
	action: 'On calls and chats of whole accounts',
	description:
		'All calls and chats of whole accounts, also those that began and ended between two looks; for managers',
	hasAccounts: true,
	askedWith: ['endpointId', 'customerId'],
	tellsOfUnlisted: true,
	open(service, { accounts, filters: { endpointId, customerId } }, { now, mayGoOn }) {
		const query = {
			accountIds: accounts.join(','),
			...(endpointId && { endpointIds: endpointId }),
			...(customerId && { customerIds: customerId }),
			sortField: 'dateCreated',
			sortOrder: 'Descend',
		};
		return {
			kind: SESSIONS,
			async page(page, since) {
				const { first, last } = daysSince(since, now);
				return await readPage(
					service,
					'/sessions',
					{ ...query, startDate: first, endDate: last },
					page,
				);
			},
			async only(ids) {
				const { things } = await readPage(
					service,
					'/sessions',
					{ ...query, specificIds: ids.join(',') },
					0,
				);
				return things;
			},
			lookUp: async (ids) => await lookUpSessions(service, ids, mayGoOn),
		};
	},
	nothing: {
		message: 'The chosen accounts had no session since yesterday',
		description:
			'Call one of their numbers or write to one, and execute the step again. The list reaches back to yesterday.',
	},
};
