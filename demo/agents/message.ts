import { CONTACTS, MAIN_LINE, RECEPTION } from '../../sandbox/office/people';
import type { ResourceChecks } from './agentCheck';

const [, JONAS, PRIYA, OLIVER] = CONTACTS.map(({ number }) => number);

export const message: ResourceChecks = {
	send: ({ office }) => ({
		claim: 'sends a text message from one of the numbers',
		gives: { endpointId: MAIN_LINE.id, toAddress: JONAS, body: 'Sent by an agent' },
		effect: ([sent]) =>
			sent.otherAddress === JONAS &&
			office.messages.all().some(({ id, text }) => id === sent.id && text === 'Sent by an agent'),
		refuses: [
			{ gives: { body: ' ' }, says: ['text'] },
			{ gives: { body: 'x'.repeat(1601) }, says: ['1,600', 'Shorten'] },
			{ gives: { toAddress: 'Jonas' }, says: ['country code'] },
		],
	}),
	getAll: ({ office }) => {
		const { id } = office.receiveText({ from: PRIYA, endpointId: MAIN_LINE.id, text: 'Seen' });
		return {
			claim: 'lists the messages since a day, and leaves out the filters that are empty',
			gives: {
				'filters.afterDate': '2020-01-31',
				'filters.customerIds': '',
				'sort.sortField': 'date',
				returnAll: true,
			},
			effect: (items) => items.some((each) => each.id === id && each.text === 'Seen'),
			refuses: [{ gives: { 'filters.afterDate': 'last week' }, says: ['2026-03-31'] }],
			explainsUnknown: false,
		};
	},
	getConversations: ({ office }) => {
		office.receiveText({ from: OLIVER, endpointId: RECEPTION.id, text: 'Anybody there?' });
		return {
			claim: 'lists the conversations of an endpoint with the newest message of each',
			gives: { 'filters.endpointIds': RECEPTION.id },
			effect: ([found]) =>
				found.otherAddress === OLIVER && JSON.stringify(found).includes('Anybody there?'),
			explainsUnknown: false,
		};
	},
};
