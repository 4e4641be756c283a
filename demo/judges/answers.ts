import { finding, type Finding } from '../finding';
import { itemsOf, type Evidence } from './evidence';

/** No answer to anything: by this, people end the texts that they get. */
export const STOP = 'Stop!';

/** Whether the workflow went on with what the person wrote after the question. */
export function judgeReply({ execution, office }: Evidence): Finding[] {
	const texts = office.messages.all();
	const [sent] = itemsOf(execution, 'Send the question');
	const [answer] = itemsOf(execution, 'The answer');
	const asked = texts.findIndex(({ id }) => id === sent?.id);
	const reply = texts
		.slice(asked + 1)
		.find(
			({ direction, otherAddress, text }) =>
				direction === 'Incoming' && otherAddress === answer?.from && text !== STOP,
		);
	return [
		finding(asked >= 0, `${texts[asked]?.otherAddress} got the text: ${texts[asked]?.text}`),
		finding(
			answer !== undefined && reply?.text === answer.answer,
			`the reply by text is what the workflow goes on with: ${answer?.answer}`,
		),
	];
}

/** Whether the answer that was given on the page decided about the order. */
export function judgeApproval({ execution, office }: Evidence): Finding[] {
	const [order] = itemsOf(execution, 'Order');
	const texts = office.messages.all();
	const text = texts.find(({ otherAddress }) => otherAddress === order?.owner)?.text ?? '';
	return [
		finding(
			/^Order 4711 .*\nhttp:\S+$/.test(text),
			`the owner got a text of ${text.length} characters, with the address on a line of its own`,
		),
		finding(
			itemsOf(execution, 'Ship the order')[0]?.order === order?.order && order !== undefined,
			'the order that was approved on the page is shipped',
		),
		finding(
			itemsOf(execution, 'Hold the order back').length === 0 && order !== undefined,
			'and is not held back',
		),
	];
}
