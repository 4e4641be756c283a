import { setTimeout as pause } from 'node:timers/promises';
import type { Office } from '../../sandbox';
import { ANNA, emailOf } from '../../sandbox/office/people';
import { finding } from '../finding';
import { itemsOf } from '../judges/evidence';
import type { Execution } from '../rest';
import type { Scene } from './scene';

const GAVE_UP = '+12025550163';

/** A call rings until the caller gives up, after the trigger has seen it. */
export const missedCall = (): Scene => ({
	happen: async ({ office }) => {
		const { id } = office.incomingCall({ from: GAVE_UP, agent: emailOf(ANNA) });
		await pause(RINGS_MS);
		office.outside.miss(id);
	},
	isOver: (executions, { office }) =>
		textsTo(office, GAVE_UP).length > 0 && tickets(executions).length > 0,
	judge: (executions, { office }) => [
		finding(
			textsTo(office, GAVE_UP).length === 1 && /missed your call/.test(textsTo(office, GAVE_UP)[0]),
			`the caller got one text: ${textsTo(office, GAVE_UP).join()}`,
		),
		finding(
			tickets(executions).length === 1,
			`and there is one ticket: ${String(tickets(executions)[0]?.title)}`,
		),
	],
});

/** Longer than the trigger waits between two looks. */
const RINGS_MS = 7_000;

const textsTo = ({ messages }: Office, number: string) =>
	messages
		.all()
		.filter(({ direction, otherAddress }) => direction === 'Outgoing' && otherAddress === number)
		.map(({ text }) => text);

const tickets = (executions: Execution[]) =>
	executions
		.flatMap((each) => itemsOf(each, 'Open the ticket here'))
		.filter(({ number }) => number === GAVE_UP);

const TALKER = '+12025550164';

/** A call is answered and is over a little later. */
export const callSummary = (): Scene => ({
	happen: async ({ office }) => {
		const { id } = office.incomingCall({ from: TALKER, agent: emailOf(ANNA) });
		office.outside.answer(id);
		await pause(RINGS_MS);
		office.outside.hangUp(id);
	},
	isOver: (executions) => rowsOf(executions, TALKER).length > 0,
	judge: (executions) => {
		const [row] = rowsOf(executions, TALKER);
		return [
			finding(
				rowsOf(executions, TALKER).length === 1 &&
					row.answeredBy === ANNA.displayName &&
					row.missed === false &&
					Number(row.seconds) >= RINGS_MS / 1000 - 1,
				`one row tells of the call: ${String(row?.seconds)} s, answered by ${String(row?.answeredBy)}`,
			),
		];
	},
});

const rowsOf = (executions: Execution[], number: string) =>
	executions
		.flatMap((each) => itemsOf(each, 'Add the row here'))
		.filter((row) => row.number === number);
