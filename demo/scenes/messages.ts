import { MAIN_LINE } from '../../sandbox/office/people';
import { finding } from '../finding';
import { itemsOf } from '../judges/evidence';
import type { Execution } from '../rest';
import { onLine, type Scene } from './scene';

const CURIOUS = '+12025550171';
const UNHAPPY = '+12025550172';
const COMPLAINT = 'There is a mistake in my invoice.';
/** Takes no texts any more. */
const LEFT = '+12025550174';
const PICTURE = '+12025550175';
export const STOPS: Array<[from: string, text: string]> = [
	['+12025550176', 'STOP'],
	['+12025550177', ' Unsubscribe.'],
	['+12025550178', 'stopall'],
];

/**
 * Several people write at the same time: one is answered, the texts of the others become tickets, also
 * of those who cannot be answered; who wants no more texts is left alone.
 */
export const answersTexts = (): Scene => ({
	adapt: (workflow) => onLine(workflow, MAIN_LINE.id),
	happen: ({ office, faults }) => {
		faults.add({ operation: 'SendMessage', contains: LEFT, status: 400, times: 9 });
		for (const [from, text] of STOPS) office.receiveText({ from, text });
		office.receiveText({ from: LEFT, text: 'What are your opening hours?' });
		office.receiveText({ from: PICTURE, text: '' });
		office.receiveText({ from: CURIOUS, text: 'When do you open on Saturday?' });
		office.receiveText({ from: UNHAPPY, text: COMPLAINT });
	},
	isOver: (executions) => answers(executions).length > 0 && tickets(executions).length > 2,
	judge: (executions, { office }) => {
		const textsTo = (number: string) =>
			office.messages.all().filter(({ otherAddress, direction }) => {
				return otherAddress === number && direction === 'Outgoing';
			});
		const ticketsOf = (from: string) => tickets(executions).filter(({ number }) => number === from);
		const [ticket] = ticketsOf(UNHAPPY);
		return [
			finding(
				STOPS.every(([from]) => textsTo(from).length + ticketsOf(from).length === 0),
				`nobody answers ${STOPS.map(([, text]) => text).join(', ')}`,
			),
			finding(
				ticketsOf(LEFT).length === 1 && ticketsOf(PICTURE).length === 1,
				`a ticket is made of a question that cannot be answered, and of a picture without a text: ${String(ticketsOf(PICTURE)[0]?.text)}`,
			),
			finding(
				textsTo(CURIOUS).length === 1 && textsTo(CURIOUS)[0].text.includes('Saturday from 9 am'),
				'who asks for the hours gets them, in one text from the same number',
			),
			finding(
				textsTo(UNHAPPY).length === 1 && textsTo(UNHAPPY)[0].text.includes('Somebody will answer'),
				'who writes something else gets the reply that somebody will answer',
			),
			finding(
				ticketsOf(UNHAPPY).length === 1 &&
					ticket.text === COMPLAINT &&
					ticket.line === MAIN_LINE.displayName,
				`and becomes one ticket: ${String(ticket?.title)}`,
			),
		];
	},
});

const answers = (executions: Execution[]) =>
	executions.flatMap((each) => itemsOf(each, 'Answer with the hours'));
const tickets = (executions: Execution[]) =>
	executions.flatMap((each) => itemsOf(each, 'Open the ticket here'));
