import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { readList } from '../../../shared/api/response';
import type { Session } from '../../../shared/entities/session';
import type { Field } from '../../../shared/fields/field';
import { yesOrNo } from '../../../shared/fields/values';
import type { Exchange } from '../../operation/exchange';
import type { Answer } from '../../operation/operation';
import type { NodeRun } from '../../operation/run';
import { allAccountIds } from './defaults';

const findNewSession: Field = {
	property: {
		displayName: 'Find the New Session',
		name: 'findNewSession',
		type: 'boolean',
		default: true,
		description:
			'Whether to look for the session of the call for up to ten seconds, since Evo Voice does not tell its ID. The output says whether it is surely the right one.',
	},
	collection: 'options',
	read: yesOrNo,
};

/** Pauses before each search for the new session, in milliseconds; ten seconds together. */
const PAUSES_MS = [1_000, 1_500, 2_000, 2_500, 3_000];

/** Outputs that a call was started and, if wanted, its session. */
export const started: Answer = {
	fields: [findNewSession],
	gives: { success: 'flag' },
	async run(exchange) {
		const { context, values } = exchange;
		if (values.findNewSession !== true) {
			await exchange.ask();
			return [{ json: { success: true } }];
		}
		const number = String(values.numberToDial);
		const callers = callersOf(exchange.run, number).add(context.getItemIndex());
		const before = new Set((await sessionsTo(exchange, number)).map(({ id }) => id));
		await exchange.ask();
		const fresh = await freshSessions(exchange, number, before);
		return [{ json: { success: true, ...resultOf(fresh, callers.size) } }];
	},
};

const callersByRun = new WeakMap<NodeRun, Record<string, Set<number>>>();

/** The items of a run that call a number, by index. */
function callersOf(run: NodeRun, number: string): Set<number> {
	const callers = callersByRun.get(run) ?? {};
	callersByRun.set(run, callers);
	return (callers[number] ??= new Set());
}

/** The outgoing sessions to a number from yesterday on, since the time zone of the API's days is unknown. */
async function sessionsTo(exchange: Exchange, number: string): Promise<Session[]> {
	const qs = {
		accountIds: await allAccountIds(exchange),
		to: number,
		startDate: DateTime.utc().minus({ days: 1 }).toISODate(),
		page: 0,
		countPerPage: 100,
		simplifiedPaging: true,
		sortField: 'dateCreated',
		sortOrder: 'Descend',
	};
	const answer = await exchange.send({ method: 'GET', url: '/sessions', qs }, {});
	const found: Session[] = readList(exchange.context.getNode(), answer, 'items');
	return found.filter(({ direction }) => direction !== 'Incoming');
}

/**
 * The sessions to the number that are new since the call was started, or a text that says why they
 * were not found. Never throws: the call is under way, and a retry would call again.
 */
async function freshSessions(
	exchange: Exchange,
	number: string,
	before: Set<string | undefined>,
): Promise<Session[] | string> {
	const search = async (pauses: readonly number[]): Promise<Session[]> => {
		const [pause, ...later] = pauses;
		if (pause === undefined) return [];
		await exchange.run.pause(exchange.context, pause);
		const fresh = (await sessionsTo(exchange, number)).filter(({ id }) => !before.has(id));
		return fresh.length > 0 ? fresh : await search(later);
	};
	return await search(PAUSES_MS).catch(({ message }: Error) => message);
}

/** What was found, and whether it is surely the right session. */
function resultOf(fresh: Session[] | string, callers: number): IDataObject {
	const note = noteOn(fresh, callers);
	const newest = typeof fresh === 'string' ? undefined : fresh[0];
	return { sessionId: newest?.id ?? '', isSure: note === '', note };
}

function noteOn(fresh: Session[] | string, callers: number): string {
	if (typeof fresh === 'string') {
		return `The call was started, but its session could not be looked for: ${fresh}`;
	}
	if (fresh.length === 0) {
		return 'The call was started, but no new session to this number showed up within ten seconds. Look for it later with Get Many.';
	}
	if (fresh.length > 1) {
		return `${fresh.length} new sessions to this number showed up at the same time; this is the newest of them.`;
	}
	return callers > 1
		? 'Several items call this number, so it may be the session of another one.'
		: '';
}
