import { setTimeout as pause } from 'node:timers/promises';
import type { Office } from '../../sandbox';
import { ANNA, emailOf } from '../../sandbox/office/people';
import { finding } from '../finding';
import { itemsOf } from '../judges/evidence';
import type { Execution } from '../rest';
import { withWait, type Scene } from './scene';

const GAVE_UP = '+12025550163';
/** Takes no texts. */
const LANDLINE = '+12025550165';
const WITHHELD = 'anonymous';

/** Three calls ring until the callers give up, after the trigger has seen them. */
export const missedCall = (): Scene => ({
	happen: async ({ office, faults }) => {
		faults.add({ operation: 'SendMessage', contains: LANDLINE, status: 400, times: 9 });
		const calls = [WITHHELD, LANDLINE, GAVE_UP].map((from) => {
			return office.incomingCall({ from, agent: emailOf(ANNA) });
		});
		await pause(RINGS_MS);
		for (const { id } of calls) office.outside.miss(id);
	},
	isOver: (executions, { office }) =>
		textsTo(office, GAVE_UP).length > 0 && tickets(executions).length > 2,
	judge: (executions, { office }) => [
		finding(
			textsTo(office, GAVE_UP).length === 1 && /missed your call/.test(textsTo(office, GAVE_UP)[0]),
			`the caller got one text: ${textsTo(office, GAVE_UP).join()}`,
		),
		finding(
			[WITHHELD, LANDLINE, GAVE_UP].every(
				(from) => tickets(executions).filter(({ number }) => number === from).length === 1,
			),
			`and there is a ticket for each, also for a withheld number and a landline: ${tickets(executions).map(({ title }) => title)}`,
		),
		finding(
			textsTo(office, WITHHELD).length + textsTo(office, LANDLINE).length === 0,
			'those two get no text',
		),
	],
});

/** Longer than the trigger's interval. */
const RINGS_MS = 7_000;

const textsTo = ({ messages }: Office, number: string) =>
	messages
		.all()
		.filter(({ direction, otherAddress }) => direction === 'Outgoing' && otherAddress === number)
		.map(({ text }) => text);

const tickets = (executions: Execution[]) =>
	executions
		.flatMap((each) => itemsOf(each, 'Open the ticket here'))
		.filter(({ number }) => [GAVE_UP, LANDLINE, WITHHELD].includes(String(number)));

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
				`one row is about the call: ${String(row?.seconds)} s, answered by ${String(row?.answeredBy)}`,
			),
		];
	},
});

const rowsOf = (executions: Execution[], number: string) =>
	executions
		.flatMap((each) => itemsOf(each, 'Add the row here'))
		.filter((row) => row.number === number);

const QUEUED = ['Caller who waits', 'Caller who was answered'];

/** Two callers wait in a queue, one of them with a withheld number; the other one is answered in time. */
export const queueAlert = (): Scene => ({
	adapt: (workflow) => withWait(workflow, 'Wait two minutes', WAITS_MINUTES),
	happen: async ({ office }) => {
		const [, answered] = QUEUED.map((fromName) => {
			return office.start({
				fromName,
				fromAddress: WITHHELD,
				direction: 'Incoming',
				callState: 'Ringing',
				queueState: 'Queued',
				members: [],
			});
		});
		await pause(RINGS_MS);
		office.change(answered.id, { queueState: 'None', callState: 'Connected' });
	},
	isOver: (executions) => alerts(executions).length > 0,
	judge: (executions) => [
		finding(
			alerts(executions).length === 1 && alerts(executions)[0].startsWith(QUEUED[0]),
			`one alert, for the one who still waits: ${alerts(executions)}`,
		),
	],
});

/** Long enough for the trigger to see both callers before one is answered. */
const WAITS_MINUTES = 0.25;

const alerts = (executions: Execution[]) =>
	executions
		.flatMap((each) => itemsOf(each, 'Alert the team here'))
		.map(({ text }) => String(text))
		.filter((text) => QUEUED.some((name) => text.startsWith(name)));
