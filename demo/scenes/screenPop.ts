import type { Sandbox, SessionInfo } from '../../sandbox';
import { ANNA, emailOf } from '../../sandbox/office/people';
import { finding } from '../finding';
import { CHECK_EVERY, until, type Scene } from './scene';

const CUSTOMER = '+12025550161';
const UNWANTED = '+12025550169';
/** Hangs up before the record is there. */
const GONE = '+12025550168';
const OTHER = '+12025550162';

/** As long as people let it ring. */
const CALLER_WAITS_SECONDS = 20;

const SHOWN_WITHIN_SECONDS = CHECK_EVERY + 1;
/** A busy machine may be late once, but not each time. */
const TRIES = 5;

/**
 * A customer's call rings, and one that is not wanted, one that is over too soon, and another
 * customer's; nobody answers meanwhile. The customer calls at the worst moment: right after a poll.
 */
export const screenPop = (): Scene => {
	/** Seconds from the ringing to the record on the console, of each try. */
	const seconds: number[] = [];
	return {
		happen: async (sandbox) => {
			const { office, faults } = sandbox;
			const agent = emailOf(ANNA);
			office.incomingCall({ from: UNWANTED, fromName: 'Robot', agent });
			const { id } = office.incomingCall({ from: GONE, agent });
			faults.add({ operation: 'PatchSession', path: new RegExp(id), status: 404, times: 9 });
			office.incomingCall({ from: OTHER, agent });
			do {
				const before = callOf(sandbox, CUSTOMER);
				if (before && !before.ended) office.outside.hangUp(before.id);
				seconds.push(await secondsUntilShown(sandbox));
			} while (!isInTime(seconds) && seconds.length < TRIES);
		},
		isOver: (_, sandbox) =>
			[CUSTOMER, OTHER].every((number) => callOf(sandbox, number)?.consoleData) &&
			callOf(sandbox, UNWANTED)?.ended === true,
		judge: (_, sandbox) => {
			const customer = callOf(sandbox, CUSTOMER);
			const record =
				customer?.consoleData && (JSON.parse(customer.consoleData) as { name?: string });
			const unwanted = callOf(sandbox, UNWANTED);
			const taken = seconds.map((each) => each.toFixed(1)).join(', ');
			return [
				finding(
					record !== undefined && record !== '' && record.name === 'Ada Moss',
					"the customer's record is on the console",
				),
				finding(
					isInTime(seconds),
					`within ${SHOWN_WITHIN_SECONDS} s of ringing, the interval of ${CHECK_EVERY} s and one, though the trigger had just polled: ${taken} s`,
				),
				finding(customer?.callState === 'Ringing', 'and the phone still rings'),
				finding(
					unwanted?.ended === true && !unwanted.consoleData,
					'the caller who is not wanted is turned down',
				),
				finding(
					/Kofi Reyes/.test(callOf(sandbox, OTHER)?.consoleData ?? '') &&
						!callOf(sandbox, GONE)?.consoleData,
					'a call that is over too soon costs another customer nothing',
				),
			];
		},
	};
};

const isInTime = (seconds: number[]) => seconds.some((each) => each <= SHOWN_WITHIN_SECONDS);

const callOf = ({ office }: Sandbox, number: string): SessionInfo | undefined =>
	office
		.sessions()
		.filter(({ fromAddress }) => fromAddress === number)
		.pop();

/** Has the customer call right after a poll, and waits for the record. */
async function secondsUntilShown(sandbox: Sandbox): Promise<number> {
	const { office, clock } = sandbox;
	await untilPolled(sandbox);
	const calledAt = clock.now().getTime();
	const { id } = office.incomingCall({
		from: CUSTOMER,
		fromName: 'Unknown caller',
		agent: emailOf(ANNA),
		ringsSeconds: CALLER_WAITS_SECONDS,
	});
	await until(() => Boolean(office.get(id)?.consoleData ?? office.get(id)?.ended), 50);
	return office.get(id)?.consoleData ? (clock.now().getTime() - calledAt) / 1000 : Infinity;
}

/** Waits for the end of the trigger's next poll. */
async function untilPolled({ requests }: Sandbox): Promise<void> {
	const polls = () => requests.filter((each) => isPoll(each) && each.status !== 0).length;
	const before = polls();
	await until(() => polls() > before, 20);
}

const isPoll = ({ operation }: Sandbox['requests'][number]) => operation === 'GetActiveSessions';
