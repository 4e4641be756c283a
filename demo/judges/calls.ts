import { isDeepStrictEqual } from 'node:util';
import { HARBOR_DESK } from '../../sandbox/office/people';
import type { SessionInfo } from '../../sandbox';
import { finding } from '../finding';
import { itemsOf, type Evidence, type Item } from './evidence';

const compact = (number: unknown) => String(number).replaceAll(' ', '');
const isCall = ({ channel, accountId }: SessionInfo) =>
	channel === 'Voice' && accountId === HARBOR_DESK.id;

/** Everybody with an appointment is called, and the call is found again. */
export function reminderCalls({ execution, office }: Evidence) {
	const appointments = itemsOf(execution, 'Appointments of tomorrow');
	const found = itemsOf(execution, 'Call of the reminder');
	return [
		finding(appointments.length > 0, `it takes ${appointments.length} appointments`),
		...appointments.map(({ name, phone }) => {
			const calls = office.sessions().filter(({ toAddress, direction }) => {
				return toAddress === compact(phone) && direction === 'Outgoing';
			});
			const output = found.find((each) => each.name === name)?.sessionId;
			return finding(
				calls.length === 1 && output === calls[0].id,
				`${name} at ${phone} is called once, and the workflow knows which session that is`,
			);
		}),
	];
}

/** One row for each call of one day, with its length and its log. */
export function yesterdaysCalls({ execution, office }: Evidence) {
	const rows = itemsOf(execution, 'Add the rows here');
	const day = String(rows[0]?.startedAt).slice(0, 10);
	const calls = office.sessions().filter((call) => {
		return isCall(call) && call.dateCreated.startsWith(day);
	});
	const expected = calls.map(({ id, log, dateCreated, dateCompleted }) => [
		id,
		dateCompleted ? (Date.parse(dateCompleted) - Date.parse(dateCreated)) / 1000 : 0,
		log.map(({ message }) => message).join('; '),
	]);
	const output = rows.map(({ sessionId, seconds, log }) => [sessionId, seconds, log]);
	return [
		finding(
			rows.length > 0 && day < office.now().slice(0, 10),
			`it makes ${rows.length} rows of calls of ${day}`,
		),
		finding(
			expected.length > 0 && isDeepStrictEqual(byId(output), byId(expected)),
			'each call of that day is there once, with its length and its log',
		),
	];
}

const byId = (rows: unknown[][]) => rows.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));

/** A call is recorded, held and resumed, one is passed on, and a forgotten one is over. */
export function steeredCalls({ execution, before, office }: Evidence) {
	const sessionOf = (node: string) => office.get(String(itemsOf(execution, node)[0]?.id));
	const talk = sessionOf('First of them');
	const passedOn = sessionOf('First on hold');
	const forgotten = sessionOf('Only what was forgotten');
	const logged = talk?.log.map(({ message }) => message).slice(-3) ?? [];
	const wasLive = (session?: SessionInfo) => before.some(({ id }) => id === session?.id);
	return [
		finding(
			talk !== undefined && office.recordedSince.has(talk.id),
			`the call with ${talk?.displayName} is being recorded`,
		),
		finding(
			/recording/i.test(logged[0] ?? '') &&
				/on hold/.test(logged[1] ?? '') &&
				/off hold/.test(logged[2] ?? '') &&
				talk?.callState === 'Connected',
			`it was held and resumed: ${logged.join(', ')}`,
		),
		finding(
			wasLive(passedOn) && passedOn?.destination === '+15035550142',
			`the call with ${passedOn?.displayName} was passed on to ${passedOn?.destination}`,
		),
		finding(
			wasLive(forgotten) && forgotten?.ended === true,
			`the call with ${forgotten?.displayName}, open since ${forgotten?.dateCreated}, is over`,
		),
	];
}

/** The counts are those of the live calls of the account. */
export function wallboard({ execution, after }: Evidence) {
	const counts = itemsOf(execution, 'Show it here');
	const live = after.filter((session) => isCall(session) && session.callSid);
	const ringing = live.filter(({ callState }) => callState === 'Ringing');
	const alerts = itemsOf(execution, 'Tell the team here');
	return [
		finding(
			live.length > 0 && sumOf(counts) === live.length,
			`its counts add up to the ${live.length} calls that are live in the sandbox`,
		),
		finding(
			ringing.length > 2 && sumOf(alerts) === ringing.length,
			`it says that ${ringing.length} callers hear it ring`,
		),
	];
}

const sumOf = (items: Item[]) => items.reduce((sum, each) => sum + Number(each.count_sid), 0);
