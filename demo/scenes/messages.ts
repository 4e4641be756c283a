import { MAIN_LINE } from '../../sandbox/office/people';
import { finding } from '../finding';
import { itemsOf } from '../judges/evidence';
import type { Execution } from '../rest';
import { onLine, type Scene } from './scene';

const CURIOUS = '+12025550171';
const UNHAPPY = '+12025550172';
const COMPLAINT = 'There is a mistake in my invoice.';

/** Two people write: one is answered, the other one's text becomes a ticket. */
export const answersTexts = (): Scene => ({
	adapt: (workflow) => onLine(workflow, MAIN_LINE.id),
	happen: ({ office }) => {
		office.receiveText({ from: CURIOUS, text: 'When do you open on Saturday?' });
		office.receiveText({ from: UNHAPPY, text: COMPLAINT });
	},
	isOver: (executions) => answers(executions).length > 0 && tickets(executions).length > 0,
	judge: (executions, { office }) => {
		const textsTo = (number: string) =>
			office.messages.all().filter(({ otherAddress, direction }) => {
				return otherAddress === number && direction === 'Outgoing';
			});
		const [ticket] = tickets(executions);
		return [
			finding(
				textsTo(CURIOUS).length === 1 && textsTo(CURIOUS)[0].text.includes('Saturday from 9 am'),
				'who asks for the hours gets them, in one text from the same number',
			),
			finding(
				textsTo(UNHAPPY).length === 1 && textsTo(UNHAPPY)[0].text.includes('Somebody will answer'),
				'who writes something else is told that somebody will answer',
			),
			finding(
				tickets(executions).length === 1 &&
					ticket.text === COMPLAINT &&
					ticket.number === UNHAPPY &&
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
