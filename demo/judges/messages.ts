import { isDeepStrictEqual } from 'node:util';
import type { StoredMessage } from '../../sandbox';
import { finding } from '../finding';
import { itemsOf, type Evidence, type Item } from './evidence';

const compact = (number: unknown) => String(number).replaceAll(' ', '');

/** Each order's customer got a text about it. */
export function textsOnOrders({ execution, office }: Evidence) {
	const orders = itemsOf(execution, 'Orders that are ready');
	const sent = itemsOf(execution, 'Text the customer');
	const texts = sent.flatMap(({ id }) => office.messages.all().filter((text) => text.id === id));
	return [
		finding(orders.length > 0, `it takes ${orders.length} orders`),
		...orders.map(({ order, phone }) => {
			const got = texts.filter((text) => isOutgoing(text) && text.otherAddress === compact(phone));
			const passed = got.length === 1 && got[0].text.includes(String(order));
			return finding(passed, `${phone} got one text, about the order ${order}`);
		}),
	];
}

/** What was texted, said and written with one number, and with nobody else. */
export function historyOfPerson({ execution, office }: Evidence) {
	const number = compact(itemsOf(execution, 'Whose history')[0]?.number);
	const ofPerson = office.messages.all().filter(({ otherAddress }) => otherAddress === number);
	const listed = itemsOf(execution, 'Get the messages');
	const sessions = itemsOf(execution, 'Calls and chats');
	const [chat] = itemsOf(execution, 'Only the open chat');
	const written = itemsOf(execution, 'What is written in it');
	const inChat = ofPerson.filter(({ sessionId }) => sessionId === chat?.id);
	return [
		finding(
			ofPerson.length > 0 && isDeepStrictEqual(sorted(listed, 'id'), sorted(ofPerson, 'id')),
			`it finds all ${ofPerson.length} texts with ${number}, and no others`,
		),
		finding(
			sessions.length > 0 && sessions.every(({ fromAddress }) => fromAddress === number),
			`its ${sessions.length} calls and chats are of ${number}`,
		),
		finding(
			inChat.length > 0 && isDeepStrictEqual(sorted(written, 'body'), sorted(inChat, 'text')),
			`it reads the ${inChat.length} texts of the open chat`,
		),
	];
}

export const isOutgoing = ({ direction }: StoredMessage) => direction === 'Outgoing';

const sorted = (items: object[], field: string) =>
	items.map((item) => String((item as Item)[field])).sort();
